import { hear } from './backend';

/** The entries of the native menu that the page is told about. */
export const menuEntries = [
  'file.new_plan',
  'file.open',
  'file.plans',
  'file.keep_version',
  'file.export',
  'file.report',
  'edit.undo',
  'edit.redo',
  'edit.history',
  'view.stage_1',
  'view.stage_2',
  'view.stage_3',
  'view.stage_4',
  'view.stage_5',
  'view.stage_6',
  'view.stage_7',
  'view.stage_8',
  'view.theme_light',
  'view.theme_dark',
  'view.theme_system',
  'view.zoom_in',
  'view.zoom_out',
  'view.zoom_reset',
  'help.keys',
  'help.about',
] as const;
export type MenuEntry = (typeof menuEntries)[number];

/** Hears which entry was chosen; entries the page does not know are left alone. */
export const hearMenu = (on: (entry: MenuEntry) => void) =>
  hear<string>('menu', (id) => {
    const entry = menuEntries.find((known) => known === id);
    if (entry) on(entry);
  });
