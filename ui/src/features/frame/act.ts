import type { MenuEntry } from '~/ipc/menu';
import { toaster } from '~/components/feedback/toaster.svelte';
import { stages } from '~/guidance/stage';
import { t } from '~/messages/message';
import { library } from '~/state/library.svelte';
import { isLibraryPlace, navigation, type Place } from '~/state/navigation.svelte';
import { plan } from '~/state/plan.svelte';
import { settings } from '~/state/settings.svelte';
import { zoom } from '~/state/zoom';
import { dialogs } from './dialog.svelte';

/** Goes to a stage of the open plan; without one there is nowhere to go. */
export function goTo(place: Place): void {
  if (isLibraryPlace(place) || plan.view) navigation.go(place);
}

function goToStage(number: number): void {
  const stage = stages[number - 1];
  if (stage) goTo(stage);
}

/** Whether undo is about the library or about the open plan. */
export function inLibrary(): boolean {
  return navigation.inLibrary || !plan.view;
}

/** The steps that can be taken back and made again in what is in view. */
export function stepsInView(): { undo: string | null; redo: string | null } | undefined {
  return inLibrary() ? library.view : plan.view?.log;
}

/** Takes back the last step of what is in view. */
export function undo(): void {
  if (!stepsInView()?.undo) toaster.show(t('frame.nothing_to_undo'));
  else void (inLibrary() ? library.undo() : plan.undo());
}

/** Makes the last step that was taken back again. */
export function redo(): void {
  if (!stepsInView()?.redo) toaster.show(t('frame.nothing_to_redo'));
  else void (inLibrary() ? library.redo() : plan.redo());
}

async function exportPlan(): Promise<void> {
  const report = await library.exportPlan();
  if (report) toaster.show(t('frame.exported', { file: report.file }));
}

/** What each entry of the native menu does; the keys and the palette do the same. */
export const acts: Readonly<Record<MenuEntry, () => void>> = {
  'file.new_plan': () => void library.create(),
  'file.open': () => void library.chooseFiles(),
  'file.plans': () => {
    goTo('plans');
  },
  'file.keep_version': () => {
    if (plan.view) dialogs.open('version');
  },
  'file.export': () => void exportPlan(),
  'file.report': () => {
    goTo('report');
  },
  'edit.undo': undo,
  'edit.redo': redo,
  'edit.history': () => {
    if (plan.view) dialogs.open('history');
  },
  'view.stage_1': () => {
    goToStage(1);
  },
  'view.stage_2': () => {
    goToStage(2);
  },
  'view.stage_3': () => {
    goToStage(3);
  },
  'view.stage_4': () => {
    goToStage(4);
  },
  'view.stage_5': () => {
    goToStage(5);
  },
  'view.stage_6': () => {
    goToStage(6);
  },
  'view.stage_7': () => {
    goToStage(7);
  },
  'view.stage_8': () => {
    goToStage(8);
  },
  'view.theme_light': () => void settings.change({ theme: 'light' }),
  'view.theme_dark': () => void settings.change({ theme: 'dark' }),
  'view.theme_system': () => void settings.change({ theme: 'system' }),
  'view.zoom_in': () => void zoom('in'),
  'view.zoom_out': () => void zoom('out'),
  'view.zoom_reset': () => void zoom('reset'),
  'help.keys': () => {
    dialogs.open('keys');
  },
  'help.about': () => {
    dialogs.open('about');
  },
};
