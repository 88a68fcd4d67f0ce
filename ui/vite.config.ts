import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    // The window's policy allows fonts from files only: nothing may be inlined as a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'safari16',
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'gallery/**/*.test.ts'],
    setupFiles: ['./vitest.setup.ts'],
  },
});
