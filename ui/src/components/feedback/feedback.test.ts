import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Progress from './Progress.svelte';
import PromptCard from './PromptCard.svelte';
import Toast from './Toast.svelte';
import { toaster } from './toaster.svelte';

describe('a toast', () => {
  beforeEach(() => {
    toaster.dismiss();
    vi.useFakeTimers();
  });

  it('goes after six seconds', async () => {
    render(Toast);
    toaster.show('Moved');
    await tick();
    expect(screen.getByRole('status').textContent).toContain('Moved');
    vi.advanceTimersByTime(6000);
    await tick();
    expect(screen.getByRole('status').textContent).not.toContain('Moved');
  });

  it('stays while it is hovered', async () => {
    render(Toast);
    toaster.show('Moved');
    await tick();
    await fireEvent.pointerEnter(screen.getByText('Moved').parentElement ?? document.body);
    vi.advanceTimersByTime(60_000);
    await tick();
    expect(screen.getByText('Moved')).toBeTruthy();
  });

  it('undoes and goes', async () => {
    const undo = vi.fn();
    render(Toast);
    toaster.show('Moved', undo);
    await tick();
    await fireEvent.click(screen.getByRole('button'));
    expect(undo).toHaveBeenCalledOnce();
    expect(toaster.current).toBeUndefined();
  });
});

describe('progress', () => {
  it('shows nothing for the first 300 ms', async () => {
    vi.useFakeTimers();
    render(Progress, { title: 'Looking' });
    expect(screen.queryByRole('status')).toBeNull();
    vi.advanceTimersByTime(300);
    await tick();
    expect(screen.getByRole('status').textContent).toBe('Looking');
  });
});

describe('a prompt card', () => {
  it('keeps the answer on Ctrl+Enter and empties the box', async () => {
    const onkeep = vi.fn();
    render(PromptCard, { question: 'What else?', onkeep });
    const box = screen.getByRole<HTMLTextAreaElement>('textbox');
    await userEvent.type(box, 'A bench{Control>}{Enter}{/Control}');
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('A bench');
    expect(box.value).toBe('');
  });

  it('leaves on Esc and keeps what was typed in the box', async () => {
    const onkeep = vi.fn();
    render(PromptCard, { question: 'What else?', onkeep });
    const box = screen.getByRole<HTMLTextAreaElement>('textbox');
    await userEvent.type(box, 'A bench{Escape}');
    expect(box.value).toBe('A bench');
    expect(onkeep).not.toHaveBeenCalled();
    expect(document.activeElement).not.toBe(box);
  });
});
