import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('/src/**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.keys(sources);
const twin = '/src/charts/ChartTwin.svelte';

function imports(file: string): string[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const named = [...(sources[file] ?? '').matchAll(/from '([^']+\.svelte)'/g)].map((match) => match[1] ?? '');
  return named.map((name) =>
    name.startsWith('~/') ? `/src/${name.slice(2)}` : `${folder}/${name.slice(2)}`,
  );
}

const drawn = (file: string) => (sources[file] ?? '').includes('<svg');
const hasTwin = (file: string) => imports(file).includes(twin);
/** Whatever draws data: the charts, and pictures of a feature's own. */
const charts = files.filter((file) => drawn(file) && /^\/src\/(charts|features|guidance)\//.test(file));

/** Where a chart is shown without going through a twin: screens, or components that nobody shows. */
function bare(file: string): string[] {
  if (hasTwin(file)) return [];
  const above = files.filter((other) => imports(other).includes(file));
  return above.length === 0 ? [file] : above.flatMap(bare);
}

describe('every chart', () => {
  it('is found', () => {
    expect(charts).toContain('/src/charts/ParallelAxes.svelte');
    expect(charts).toContain('/src/features/people/InfluenceLines.svelte');
  });

  it.each(charts)('has a table twin wherever it is shown: %s', (chart) => {
    expect(bare(chart)).toEqual([]);
  });

  it.each(files.filter(hasTwin))('and the twin is a real table: %s', (file) => {
    expect(sources[file]).toMatch(/snippet table\(\)/);
    expect([file, ...imports(file)].some((name) => (sources[name] ?? '').includes('<table'))).toBe(true);
  });
});

it('marks that are drawn are named or leave the naming to the words beside them', () => {
  const marks = files.filter((file) => drawn(file) && file.startsWith('/src/components/'));
  const svgs = marks.flatMap((file) =>
    [...(sources[file] ?? '').matchAll(/<svg[^>]*>/g)].map((match) => ({ file, tag: match[0] })),
  );
  expect(svgs.length).toBeGreaterThan(4);
  const silent = svgs.filter(
    ({ tag }) => !tag.includes('aria-hidden="true"') && !tag.includes('aria-label='),
  );
  expect(silent).toEqual([]);
});
