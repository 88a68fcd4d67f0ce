import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import LevelBar from './LevelBar.svelte';
import LevelPicker from './LevelPicker.svelte';
import NeededPicker from './NeededPicker.svelte';
import { partyClass, partyKinds, partyShape } from './party';
import PartyShape from './PartyShape.svelte';
import RobustCases from './RobustCases.svelte';

describe('a party', () => {
  it('has a hue and a shape of its own until they repeat, then a number', () => {
    const shapes = Array.from({ length: partyKinds }, (_, index) => partyShape(index).path);
    expect(new Set(shapes).size).toBe(6);
    expect(partyShape(7)).toEqual({ path: shapes[1], round: 2 });
    expect(partyClass(7)).toBe('party-1');
    const { container } = render(PartyShape, { index: 7 });
    expect(container.querySelector('text')?.textContent).toBe('2');
  });
});

describe('a level bar', () => {
  it('says the whole sentence once', () => {
    render(LevelBar, { level: 2, needed: 2, sentence: 'level 2 of 3, enough, needed 2' });
    expect(screen.getByRole('img', { name: 'level 2 of 3, enough, needed 2' })).toBeTruthy();
  });

  it('fills a part of a segment for a part of a level, with the exact text', () => {
    const { container } = render(LevelBar, { level: 7 / 3, text: '7/3', sentence: 'level 7/3' });
    expect(container.querySelectorAll('i b')).toHaveLength(3);
    expect(container.textContent).toContain('7/3');
  });

  it('draws what is not known as empty, never as 0', () => {
    const { container } = render(LevelBar, { level: undefined, sentence: 'not known yet' });
    expect(container.querySelectorAll('i b')).toHaveLength(0);
    expect(container.textContent).toContain('?');
    expect(container.textContent).not.toContain('0');
  });
});

describe('a picker', () => {
  it('takes a level by its own key, and not known by the question mark', async () => {
    const onchange = vi.fn();
    render(LevelPicker, { label: 'Level', value: '1', onchange });
    await userEvent.tab();
    await userEvent.keyboard('3?');
    expect(onchange.mock.calls).toEqual([['3'], ['?']]);
  });

  it('changes nothing while it is fixed', async () => {
    const onchange = vi.fn();
    render(NeededPicker, { label: 'Needed', value: '2', onchange, disabledBecause: 'It is protected' });
    await userEvent.click(screen.getByRole('radio', { name: '3' }));
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('cases', () => {
  const words = { before: 'Robust in', after: 'cases' };

  it('are squares up to nine and a bar beyond, always with the count', () => {
    const few = render(RobustCases, { ...words, held: 6, of: 9, count: '6 of 9' });
    expect(few.container.querySelectorAll('.squares i')).toHaveLength(9);
    expect(few.container.querySelectorAll('.squares i.full')).toHaveLength(6);
    const many = render(RobustCases, { ...words, held: 17, of: 20, count: '17 of 20' });
    expect(many.container.querySelectorAll('.squares i')).toHaveLength(0);
    expect(many.container.textContent).toContain('17 of 20');
  });
});
