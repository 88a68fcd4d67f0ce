import type { Component } from 'svelte';

/** One icon of the icon package, imported singly: `import Undo from '@lucide/svelte/icons/undo-2'`. */
export type IconComponent = Component<{ size?: number; strokeWidth?: number }>;
