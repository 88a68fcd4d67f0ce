import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from './en.json';

/** Where sentences are asked for by their keys: the page, and the host with the command line. */
const roots = ['src', '../src-tauri'];
const skipped = ['target', 'gen', 'sample', 'tests'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : sources(path);
    return /\.(svelte|ts|rs)$/.test(entry.name) && !entry.name.includes('.test.')
      ? [readFileSync(path, 'utf8')]
      : [];
  });
}

/** Keys in quotes, and keys of which a part is filled in: `a.${b}` in the page, "a.{b}" in the host. */
function asked(text: string): string[] {
  const quoted = [...text.matchAll(/['"]([\w.{}-]+)['"]/g)].map((match) => match[1] ?? '');
  const filled = [...text.matchAll(/`([^`\n]*)`/g)].map((match) => match[1] ?? '');
  return [...quoted, ...filled.map((key) => key.replaceAll(/\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '{}'))];
}

const isPattern = (key: string) => /^[a-z_]+\.[\w.{}-]*\{|^[a-z_]+\.\{/.test(key);
const matcher = (key: string) =>
  new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\{\w*\}/g, '[\\w.-]+')}$`);

it('every sentence of the catalogue is said somewhere', () => {
  const all = new Set(roots.flatMap(sources).flatMap(asked));
  const patterns = [...all].filter(isPattern).map(matcher);
  // Questions to choose from are listed by the form of their keys.
  patterns.push(/^prompt\.list\.\w+\.\w+\.\d\d$/);
  const keys = new Set(Object.keys(en).map((key) => key.replace(/\.(one|other)$/, '')));
  const silent = [...keys].filter((key) => !all.has(key) && !patterns.some((form) => form.test(key)));
  expect(keys.size).toBeGreaterThan(1000);
  expect(silent).toEqual([]);
});
