import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = { regex: '^@tauri-apps/', message: 'Only src/ipc talks to the host.' };
const features = { regex: '(^|/)features/', message: 'Only App.svelte joins features.' };
const state = { regex: '(^|/)state(/|$)', message: 'Components take props and emit intents.' };
const ipc = {
  regex: '(^|/)ipc(/|$)',
  allowTypeImports: true,
  message: 'Only state goes through the door to the host; its types may be named anywhere but in components.',
};
const ipcTypes = { regex: '(^|/)ipc(/|$)', message: 'Components and charts know no type of the plan.' };
const neighbour = (depth) => ({
  regex: `^${'\\.\\./'.repeat(depth)}[^.]`,
  message: 'A feature folder does not import another one.',
});
const restrict = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/ipc/bindings/'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression',
          message: 'A double assertion hides a wrong type.',
        },
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "The window's policy forbids style attributes: use a class or a style: directive.",
        },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    // The type checker knows the names; the plain rule does not know types.
    rules: { 'no-undef': 'off', 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  { files: ['src/**'], ignores: ['src/ipc/**'], rules: restrict(tauri) },
  { files: ['src/state/**'], rules: restrict(tauri, features) },
  {
    files: ['src/components/**', 'src/charts/**', 'src/messages/**'],
    rules: restrict(tauri, features, state, ipcTypes),
  },
  { files: ['src/features/*/*'], rules: restrict(tauri, features, ipc, neighbour(1)) },
  { files: ['src/features/*/*/**'], rules: restrict(tauri, features, ipc, neighbour(2)) },
  // Tests of a feature look at the plans of the stand-in for the host.
  { files: ['src/features/**/*.test.ts'], rules: restrict(tauri, features, neighbour(1)) },
  { files: ['src/ipc/**'], rules: restrict(features, state) },
  { files: ['*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
