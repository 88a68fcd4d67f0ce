import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { dayAfter, dayText, readDay } from './day';
import DayField from './DayField.svelte';
import InlineEdit from './InlineEdit.svelte';
import { readDecimal } from './number';
import NumberField from './NumberField.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

describe('a text area', () => {
  const area = () => screen.getByRole<HTMLTextAreaElement>('textbox');

  it('keeps the words on leaving, without the blanks around them', async () => {
    const oncommit = vi.fn();
    render(TextArea, { label: 'Evidence', value: '', oncommit });
    await userEvent.type(area(), ' The letter is closed ');
    await userEvent.tab();
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('The letter is closed');
  });

  it('keeps the words on Ctrl+Enter and not twice', async () => {
    const oncommit = vi.fn();
    render(TextArea, { label: 'Evidence', value: 'old', oncommit });
    await userEvent.type(area(), ' and new{Control>}{Enter}{/Control}');
    await userEvent.tab();
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('old and new');
  });

  it('shows the saved words after Esc, and brings the typed ones back on demand', async () => {
    const oncommit = vi.fn();
    render(TextArea, { label: 'Evidence', value: 'saved', oncommit });
    await userEvent.type(area(), ' more{Escape}');
    expect(area().value).toBe('saved');
    expect(oncommit).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button'));
    expect(area().value).toBe('saved more');
  });

  it('follows the saved words while nothing is typed', async () => {
    const { rerender } = render(TextArea, { label: 'Evidence', value: 'one', oncommit: vi.fn() });
    await rerender({ value: 'two' });
    expect(area().value).toBe('two');
  });

  it('leaves the typed words standing when they could not be kept', async () => {
    render(TextArea, { label: 'Evidence', value: '', oncommit: () => Promise.reject(new Error('full')) });
    await userEvent.type(area(), 'mine');
    await userEvent.tab();
    expect(area().value).toBe('mine');
  });
});

describe('a text field', () => {
  it('keeps on Enter and reverts on Esc', async () => {
    const oncommit = vi.fn();
    render(TextField, { label: 'Name', value: 'Anna', oncommit });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await userEvent.type(field, 'x{Escape}');
    expect(field.value).toBe('Anna');
    await userEvent.type(field, ' B{Enter}');
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('Anna B');
  });
});

describe('an inline edit', () => {
  it('opens on Enter, keeps on Enter and gives the focus back', async () => {
    const oncommit = vi.fn();
    render(InlineEdit, { label: 'Title', value: 'Old', oncommit });
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('New{Enter}');
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('New');
    expect(document.activeElement).toBe(screen.getByRole('button'));
  });

  it('refuses an empty text unless it may be empty', async () => {
    const oncommit = vi.fn();
    render(InlineEdit, { label: 'Title', value: 'Old', oncommit });
    await userEvent.click(screen.getByRole('button'));
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.keyboard('{Enter}');
    expect(oncommit).not.toHaveBeenCalled();
  });
});

describe('a number field', () => {
  it('reads exact decimals as text', () => {
    expect(readDecimal('007.50')).toBe('7.5');
    expect(readDecimal('1 250')).toBe('1250');
    expect(readDecimal('−0.1')).toBe('-0.1');
    expect(readDecimal('-0')).toBe('0');
    expect(readDecimal('1,5')).toBeUndefined();
    expect(readDecimal('1e3')).toBeUndefined();
  });

  it('says what is no number and hands nothing on', async () => {
    const oncommit = vi.fn();
    render(NumberField, { label: 'Rent', value: '900', oncommit });
    await userEvent.type(screen.getByRole('textbox'), 'x{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('not a number');
    expect(oncommit).not.toHaveBeenCalled();
  });

  it('hands nothing on when it is emptied', async () => {
    const oncommit = vi.fn();
    render(NumberField, { label: 'Rent', value: '900', oncommit });
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.tab();
    expect(oncommit).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});

describe('a day', () => {
  it('is written by the days of this place', () => {
    expect(dayText(new Date(2026, 4, 6, 23, 59))).toBe('2026-05-06');
  });

  it('is read as people write it, and nothing else is', () => {
    for (const written of ['2031-05-17', '20310517', '17.5.2031', '17. 05. 2031', '5/17/2031', ' 2031-5-17 '])
      expect([written, readDay(written)]).toEqual([written, '2031-05-17']);
    for (const written of ['2031-02-30', '17', '17/5/2031', 'soon', ''])
      expect(readDay(written)).toBeUndefined();
  });

  it('goes over the ends of months and years', () => {
    expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
  });
});

describe('a field for a day', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox');

  it('keeps the day that is typed, on Enter and not twice', async () => {
    const oncommit = vi.fn();
    render(DayField, { label: 'By when', value: '2026-01-02', oncommit });
    await userEvent.clear(field());
    await userEvent.type(field(), '17.5.2031{Enter}');
    await userEvent.tab();
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('2031-05-17');
  });

  it('says what is no day and hands nothing on', async () => {
    const [oncommit, oninput] = [vi.fn(), vi.fn()];
    render(DayField, { label: 'By when', value: '2026-01-02', oncommit, oninput });
    await userEvent.type(field(), '7');
    expect(oninput).toHaveBeenLastCalledWith(undefined);
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.tab();
    expect(screen.getByRole('alert').textContent).toMatch(/no day/);
    expect(oncommit).not.toHaveBeenCalled();
    await userEvent.type(field(), '{Escape}');
    expect([field().value, screen.queryByRole('alert')]).toEqual(['2026-01-02', null]);
  });

  it('goes a day on and back by arrows, and is emptied', async () => {
    const [oncommit, oninput] = [vi.fn(), vi.fn()];
    render(DayField, { label: 'By when', value: '2026-12-31', oncommit, oninput });
    await userEvent.type(field(), '{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(oninput).toHaveBeenLastCalledWith('2027-01-01');
    await userEvent.clear(field());
    await userEvent.tab();
    expect(oncommit).toHaveBeenCalledExactlyOnceWith('');
  });
});
