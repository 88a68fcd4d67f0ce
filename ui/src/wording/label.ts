import type { WinForm } from '~/components/mark/win';
import type { LabelCode, LabelView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { everyone } from './party';
import { reasonWords } from './reason';

const forms: Record<LabelCode, WinForm> = {
  'win-win': 'win',
  'win-win-if': 'assume',
  undetermined: 'open',
  'not-yet': 'notyet',
  unsaid: 'open',
};

/** The form of a label: solid, dashed, dotted. */
export function labelForm(label: Pick<LabelView, 'code'>): WinForm {
  return forms[label.code];
}

/** The label in words; “not yet” and “not determined” name the party and the criterion where there is one to name. */
export function labelWords(label: LabelView, parties: number): string {
  if (label.code === 'win-win') return t('outcomes.win_win_for', { all: everyone(parties) });
  const [first] = label.reasons;
  const words = t(`label.${label.code}`);
  const named = label.code === 'not-yet' || label.code === 'undetermined';
  return named && first ? t('outcomes.label_because', { label: words, reason: reasonWords(first) }) : words;
}
