import { describe, expect, it } from 'vitest';
import en from './en.json';
import { chooseLanguage } from './locale';
import { formatCount, isMessageKey, messageParts, t } from './message';

describe('the catalogue', () => {
  it('fills the places of a sentence', () => {
    expect(t('rank.moved', { name: 'Steady income', place: 1, total: 3 })).toBe('Steady income, now 1 of 3');
  });

  it('chooses the form that fits the count', () => {
    expect(t('palette.found', { count: 1 })).toBe('1 found');
    expect(t('palette.found', { count: 2 })).toBe('2 found');
  });

  it('writes numbers as the language does', () => {
    expect(t('palette.found', { count: 8300 })).toBe('8,300 found');
  });

  it('writes counts of any length as the language does, and leaves words alone', () => {
    expect(formatCount('68719476736000000000')).toBe('68,719,476,736,000,000,000');
    expect(t('outcomes.alike', { alike: { count: '12000' } })).toBe('and 12,000 alike');
    expect(t('outcomes.alike', { alike: '2026' })).toBe('and 2026 alike');
  });

  it('gives the pieces of a sentence with the name of the place', () => {
    expect(messageParts('rank.moved', { name: 'A', place: 1, total: 2 }).map((part) => part.param)).toEqual([
      'name',
      undefined,
      'place',
      undefined,
      'total',
    ]);
  });

  it('knows its keys, counted ones by their name', () => {
    expect(isMessageKey('palette.found')).toBe(true);
    expect(isMessageKey('no.such.key')).toBe(false);
  });

  it('is sorted and has both forms of every counted sentence', () => {
    const keys = Object.keys(en);
    expect(keys).toEqual([...keys].sort());
    for (const key of keys.filter((k) => k.endsWith('.one')))
      expect(keys).toContain(key.replace(/one$/, 'other'));
  });
});

describe('the language', () => {
  it('falls back to English when the system names no language', () => {
    expect(chooseLanguage(['C'])).toBe('en');
    expect(chooseLanguage(['C.UTF-8', 'xx_invalid@@'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });

  it('takes the first wished language that has a catalogue', () => {
    expect(chooseLanguage(['sv-SE', 'en-GB'])).toBe('en');
  });
});
