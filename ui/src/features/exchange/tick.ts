import type { PartyId, PlanView, Tick } from '~/ipc/bindings';
import { t, type MessageKey } from '~/messages/message';

/** Something that can be ticked, in words. */
export interface TickLine {
  readonly tick: Tick;
  readonly label: string;
}
/** Lines of one kind under a title. */
export interface TickGroup {
  readonly id: string;
  readonly title: MessageKey;
  readonly lines: readonly TickLine[];
}

/** How a tick is told from another. */
export function keyOf(tick: Tick): string {
  return typeof tick === 'string' ? tick : Object.entries(tick).flat().join(':');
}

function named(plan: PlanView, party: PartyId): string {
  return plan.parties.find((row) => row.id === party)?.name ?? '';
}

function ofParty(plan: PlanView, party: PartyId): TickLine[] {
  const values = plan.values
    .filter((row) => row.party === party)
    .map((row) => ({ tick: { value: row.id }, label: t('exchange.tick_value', { words: row.words }) }));
  const criteria = plan.criteria
    .filter((row) => row.party === party)
    .flatMap((row) => [
      { tick: { criterion: row.id }, label: row.statement },
      { tick: { need: row.id }, label: t('exchange.tick_need', { words: row.statement }) },
      { tick: { levels: row.id }, label: t('exchange.tick_levels', { words: row.statement }) },
    ]);
  const readings = plan.readings
    .filter((row) => row.party === party)
    .map((row) => ({
      tick: { reading: row.id },
      label: t('exchange.tick_reading', {
        issue: plan.issues.find((issue) => issue.id === row.issue)?.name ?? '',
        words:
          plan.criteria.find((own) => own.id === row.criterion)?.statement ??
          plan.values.find((own) => own.id === row.value)?.words ??
          '',
      }),
    }));
  const order = criteria.length > 0 ? [{ tick: { order: party }, label: t('exchange.tick_order') }] : [];
  return [...values, ...criteria, ...readings, ...order];
}

/** Everything that may go to a party, group by group: what is on the table, one's own rows, and what is guessed of the other. */
export function tickGroups(plan: PlanView, party: PartyId): TickGroup[] {
  const mine = plan.parties.find((row) => row.mine)?.id;
  const purpose =
    plan.purpose === null ? [] : [{ tick: 'purpose' as const, label: t('exchange.tick_purpose') }];
  const groups: TickGroup[] = [
    {
      id: 'matter',
      title: 'exchange.group_matter',
      lines: [{ tick: 'title', label: t('exchange.tick_title', { name: plan.name }) }, ...purpose],
    },
    {
      id: 'table',
      title: 'exchange.group_table',
      lines: [
        ...plan.issues.map((row) => ({ tick: { issue: row.id }, label: row.name })),
        ...plan.constraints.map((row) => ({
          tick: { constraint: row.id },
          label: row.reason ?? t('exchange.tick_constraint'),
        })),
        ...plan.packages.map((row) => ({ tick: { package: row.id }, label: row.title })),
      ],
    },
    {
      id: 'mine',
      title: 'exchange.group_mine',
      lines: mine === undefined || mine === party ? [] : ofParty(plan, mine),
    },
    {
      id: 'theirs',
      title: mine === party ? 'exchange.group_mine' : 'exchange.group_theirs',
      lines: ofParty(plan, party),
    },
    {
      id: 'wants',
      title: 'exchange.group_wants',
      lines: plan.positions
        .filter((row) => row.party === mine || row.party === party)
        .map((row) => ({ tick: { position: row.id }, label: `${named(plan, row.party)}: ${row.words}` })),
    },
  ];
  return groups.filter((group) => group.lines.length > 0);
}
