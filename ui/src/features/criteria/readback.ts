import type { AnalysisView, CardView, Figure } from '~/ipc/bindings';

/** How many whole packages are put in order by feel. */
const most = 4;

/** Two packages that feel the other way round than the criteria have it. */
export interface Difference {
  /** The one that was put before, and the one that the criteria have before it. */
  readonly felt: CardView;
  readonly weighed: CardView;
  readonly feltWorth: string;
  readonly weighedWorth: string;
}

const worth = (card: CardView, party: string): Figure | null =>
  card.parties.find((row) => row.party === party)?.utility ?? null;
const height = (card: CardView, party: string) => Number(worth(card, party)?.hundredths ?? Number.NaN);

/**
 * Whole packages that are worth something different to a party, spread over all that are shown; in an order that tells
 * nothing. None where there are fewer than three.
 */
export function feltPackages(view: AnalysisView | undefined, party: string): CardView[] {
  const seen = new Set<number>();
  const all = shownCards(view)
    .filter((card) => !Number.isNaN(height(card, party)))
    .filter((card) => !seen.has(height(card, party)) && seen.add(height(card, party)))
    .sort((a, b) => height(b, party) - height(a, party));
  if (all.length < 3) return [];
  const count = Math.min(most, all.length);
  const spread = Array.from(
    { length: count },
    (_, at) => all[Math.round((at * (all.length - 1)) / (count - 1))],
  );
  return spread.filter((card) => card !== undefined).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Where an order by feel differs from what the criteria come to. */
export function differences(felt: readonly CardView[], party: string): Difference[] {
  return felt.flatMap((first, at) =>
    felt
      .slice(at + 1)
      .filter((later) => height(later, party) > height(first, party))
      .map((later) => ({
        felt: first,
        weighed: later,
        feltWorth: worth(first, party)?.shown ?? '',
        weighedWorth: worth(later, party)?.shown ?? '',
      })),
  );
}

function shownCards(view: AnalysisView | undefined): CardView[] {
  if (view?.finding.kind === 'ready') {
    const { proposals, kept_in_view: kept } = view.finding.outcomes;
    return [...proposals, ...kept];
  }
  if (view?.finding.kind === 'blocked') return view.finding.blocked.nearest.map((near) => near.card);
  return [];
}
