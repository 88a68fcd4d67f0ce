import { createRawSnippet } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import AppFrame from './AppFrame.svelte';
import HeaderRow from './HeaderRow.svelte';
import SideList from './SideList.svelte';

const button = (name: string) => createRawSnippet(() => ({ render: () => `<button>${name}</button>` }));
const plain = createRawSnippet(() => ({ render: () => '<p>nothing to press</p>' }));

describe('the frame', () => {
  const frame = () =>
    render(AppFrame, {
      header: button('head'),
      sidebar: button('side'),
      children: plain,
      status: button('foot'),
    });
  const focused = () => document.activeElement?.textContent;

  it('goes from region to region with F6, in a ring', async () => {
    frame();
    await userEvent.keyboard('{F6}');
    expect(focused()).toBe('head');
    await userEvent.keyboard('{F6}');
    expect(focused()).toBe('side');
    await userEvent.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    await userEvent.keyboard('{F6}{F6}');
    expect(focused()).toBe('head');
  });

  it('goes back with Shift+F6', async () => {
    frame();
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    expect(focused()).toBe('foot');
  });
});

describe('the sidebar', () => {
  it('names the place one is at, with its count for the ear', async () => {
    const onselect = vi.fn();
    const entries = [
      {
        id: 'people',
        label: 'People',
        mark: { kind: 'stage', state: 'half' },
        current: true,
        note: '2',
        noteLabel: '2 hints',
      },
    ] as const;
    render(SideList, { title: 'Stages', entries, onselect });
    const entry = screen.getByRole('button', { name: 'People, 2 hints' });
    expect(entry.getAttribute('aria-current')).toBe('page');
    await userEvent.click(entry);
    expect(onselect).toHaveBeenCalledExactlyOnceWith('people');
  });
});

describe('the header row', () => {
  it('offers undo by the name of the step and not where there is none', async () => {
    const [undo, redo] = [vi.fn(), vi.fn()];
    render(HeaderRow, {
      title: 'The workshop',
      saved: 'Saved',
      homeLabel: 'All plans',
      undo: { label: 'Undo: rename Anna', run: undo },
      redo: { label: 'Redo', disabledBecause: 'Nothing to redo', run: redo },
      onfind: vi.fn(),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Undo: rename Anna' }));
    await userEvent.click(screen.getByRole('button', { name: 'Redo' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(redo).not.toHaveBeenCalled();
  });
});
