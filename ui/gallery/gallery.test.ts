import { render } from '@testing-library/svelte';
import { run, type AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import Frame from './Frame.svelte';
import Gallery from './Gallery.svelte';

const named = (violations: AxeResults['violations']) =>
  violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
// What needs a drawn page is left to the real window.
const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };

describe('accessibility', () => {
  it('is kept by every component of the gallery', async () => {
    const { container } = render(Gallery);
    expect(named((await run(container, { rules })).violations)).toEqual([]);
  }, 30_000);

  it('is kept by the frame of the window', async () => {
    const { container } = render(Frame);
    expect(named((await run(container, { rules })).violations)).toEqual([]);
  }, 30_000);
});
