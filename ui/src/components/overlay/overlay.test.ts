import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { findCommands, type Command } from './command';
import CommandPalette from './CommandPalette.svelte';
import Menu from './Menu.svelte';
import { typeahead } from './menu';
import { shortcutName, shortcuts } from './shortcut';

const command = (label: string, group = 'Do', run = vi.fn()): Command => ({ id: label, group, label, run });

describe('the palette', () => {
  it('finds what has every typed word, by group', () => {
    const commands = [
      command('Open people', 'Go to'),
      command('Ask about debt'),
      command('Open criteria', 'Go to'),
    ];
    expect(findCommands(commands, 'op CRIT')).toEqual([{ title: 'Go to', commands: [commands[2]] }]);
    expect(findCommands(commands, '')).toHaveLength(2);
    expect(findCommands(commands, 'nothing')).toEqual([]);
  });

  it('does the chosen thing on Enter and closes', async () => {
    const [first, second] = [command('One'), command('Two')];
    const onclose = vi.fn();
    render(CommandPalette, { open: true, commands: [first, second], onclose });
    await userEvent.type(screen.getByRole('combobox'), '{ArrowDown}{Enter}');
    expect(second.run).toHaveBeenCalledOnce();
    expect(first.run).not.toHaveBeenCalled();
    expect(onclose).toHaveBeenCalledOnce();
  });
});

describe('a menu', () => {
  it('opens on its first entry, moves by arrows and letters, and does on Enter', async () => {
    const run = vi.fn();
    const entries = [
      { kind: 'act', label: 'Export', run: vi.fn() },
      { kind: 'line' },
      { kind: 'act', label: 'Duplicate', run },
    ] as const;
    render(Menu, { label: 'More', entries });
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const items = screen.getAllByRole('menuitem', { hidden: true });
    expect(document.activeElement).toBe(items[0]);
    await userEvent.keyboard('d');
    expect(document.activeElement).toBe(items[1]);
    await userEvent.keyboard('{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });

  it('goes round by first letters', () => {
    expect(typeahead(['Add', 'Ask', 'Drop'], 0, 'a')).toBe(1);
    expect(typeahead(['Add', 'Ask', 'Drop'], 1, 'A')).toBe(0);
    expect(typeahead(['Add'], 0, 'z')).toBeUndefined();
  });
});

describe('shortcuts', () => {
  it('are named by what is held and pressed', () => {
    expect(shortcutName(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: true }))).toBe(
      'Ctrl+Shift+Z',
    );
    expect(shortcutName(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe('?');
    expect(shortcutName(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true }))).toBe('Alt+ArrowUp');
  });

  it('leave single letters alone while somebody types', async () => {
    const act = vi.fn();
    const listener = shortcuts({ T: act, 'Ctrl+K': act });
    const field = document.body.appendChild(document.createElement('input'));
    field.addEventListener('keydown', listener);
    await fireEvent.keyDown(field, { key: 't' });
    expect(act).not.toHaveBeenCalled();
    await fireEvent.keyDown(field, { key: 'k', ctrlKey: true });
    expect(act).toHaveBeenCalledOnce();
  });
});
