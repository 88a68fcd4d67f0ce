import { readDecimal } from '~/components/field/number';
import { issueLetters } from '~/guidance/table-keys';
import type { Choice, IssueView } from '~/ipc/bindings';

/** Choices by issue, as an offer holds them. */
export type Choices = Readonly<Record<string, Choice>>;

/** What typing an offer means: choices for some issues, or why it cannot be read and at which word. */
export type TypedOffer =
  | { readonly kind: 'choices'; readonly choices: Choices }
  | {
      readonly kind: 'refused';
      readonly because: 'nothing' | 'no_issue' | 'no_choice' | 'no_amount' | 'twice';
      readonly word: string;
    };

/**
 * Reads “b2 c1 n3 t2”, or “b2c1n3t2”: an issue's letter and the number of its option, or its amount. What is left out is
 * not chosen.
 */
export function typedOffer(issues: readonly IssueView[], text: string): TypedOffer {
  const words = text.match(/\p{L}[^\p{L}\s,;]*|[^\p{L}\s,;]+/gu) ?? [];
  if (words.length === 0) return { kind: 'refused', because: 'nothing', word: '' };
  const letters = issueLetters(issues.map((issue) => issue.name));
  const choices: Record<string, Choice> = {};
  for (const word of words) {
    const [letter = '', ...rest] = [...word.toLowerCase()];
    const issue = issues[letters.indexOf(letter)];
    if (!issue) return { kind: 'refused', because: 'no_issue', word };
    if (issue.id in choices) return { kind: 'refused', because: 'twice', word };
    const choice = choiceOf(issue, rest.join(''));
    if (!choice) return { kind: 'refused', because: issue.range ? 'no_amount' : 'no_choice', word };
    choices[issue.id] = choice;
  }
  return { kind: 'choices', choices };
}

function choiceOf({ range, options }: IssueView, typed: string): Choice | undefined {
  if (!range) {
    const option = /^\d+$/.test(typed) ? options[Number(typed) - 1] : undefined;
    return option && { option: option.id };
  }
  const amount = readDecimal(typed);
  const inside = Number(amount) >= Number(range.lower.shown) && Number(amount) <= Number(range.upper.shown);
  return amount !== undefined && inside ? { amount } : undefined;
}

/** How an offer is typed: what reading it gives back. */
export function offerText(issues: readonly IssueView[], choices: Choices): string {
  const letters = issueLetters(issues.map((issue) => issue.name));
  const word = (issue: IssueView, place: number) => {
    const choice = choices[issue.id];
    if (!choice) return '';
    if ('amount' in choice) return `${letters[place] ?? ''}${choice.amount}`;
    const number = issue.options.findIndex((option) => option.id === choice.option) + 1;
    return number > 0 ? `${letters[place] ?? ''}${String(number)}` : '';
  };
  return issues.map(word).filter(Boolean).join(' ');
}

/** What stands after these offers: for each issue what was said of it last. */
export function standing(offers: readonly { readonly choices: Choices }[]): Choices {
  return Object.assign({}, ...offers.map((offer) => offer.choices)) as Choices;
}
