import { createRawSnippet } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ringStep } from '../choice';
import Button from './Button.svelte';
import Chip from './Chip.svelte';
import Segmented from './Segmented.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Compare</span>' }));

describe('a button', () => {
  it('that is disabled stays in reach, says why and does nothing', async () => {
    const onclick = vi.fn();
    render(Button, { children, onclick, disabledBecause: 'Nothing to compare' });
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button'));
    await userEvent.keyboard('{Enter}');
    expect(onclick).not.toHaveBeenCalled();
    expect(screen.getByTitle('Nothing to compare')).toBeTruthy();
  });
});

describe('segments', () => {
  const choices = [
    { value: 'map', label: 'Map' },
    { value: 'table', label: 'Table' },
  ] as const;

  it('are one tab stop and choose by arrows, in a ring', async () => {
    const onchange = vi.fn();
    const { rerender } = render(Segmented, { label: 'Show', choices, value: 'table', onchange });
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Table' }));
    await userEvent.keyboard('{ArrowRight}');
    expect(onchange).toHaveBeenCalledExactlyOnceWith('map');
    await rerender({ value: 'map' });
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('step nowhere for other keys or without choices', () => {
    expect(ringStep('a', 0, 3)).toBeUndefined();
    expect(ringStep('ArrowUp', 0, 0)).toBeUndefined();
    expect(ringStep('ArrowUp', 0, 3)).toBe(2);
  });
});

describe('a chip', () => {
  it('turns over', async () => {
    const onchange = vi.fn();
    render(Chip, { label: 'Essentials only', on: false, onchange });
    await userEvent.click(screen.getByRole('button', { pressed: false }));
    expect(onchange).toHaveBeenCalledExactlyOnceWith(true);
  });
});
