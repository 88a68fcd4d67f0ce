import { call } from './backend';
import type { Settings } from './bindings';

export const getSettings = () => call<Settings>('get_settings');
export const setSettings = (settings: Settings) => call<Settings>('set_settings', { settings });
