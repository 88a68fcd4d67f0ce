import type { Command } from '~/components/overlay/command';
import { stages } from '~/guidance/stage';
import type { PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { acts, goTo } from './act';
import { dialogs } from './dialog.svelte';

/** Where one can go from the palette. */
export function placeCommands(view: PlanView | undefined): Command[] {
  return [
    {
      id: 'plans',
      group: t('palette.group.go'),
      label: t('place.plans'),
      keys: 'Ctrl 0',
      run: acts['file.plans'],
    },
    {
      id: 'backups',
      group: t('palette.group.go'),
      label: t('frame.backups'),
      run: () => {
        goTo('backups');
      },
    },
    {
      id: 'colleagues',
      group: t('palette.group.go'),
      label: t('frame.colleagues'),
      run: () => {
        goTo('colleagues');
      },
    },
    ...(view ? stages : []).map((stage, at) => ({
      id: stage,
      group: t('palette.group.go'),
      label: t(`stage.${stage}`),
      keys: `Ctrl ${String(at + 1)}`,
      run: () => {
        goTo(stage);
      },
    })),
  ];
}

/** What can be done from the palette, besides what concerns single rows. */
export function actCommands(view: PlanView | undefined, team: 'team' | 'alone'): Command[] {
  return [
    {
      id: 'new',
      group: t('palette.group.plans'),
      label: t('menu.file.new_plan'),
      keys: 'Ctrl N',
      run: acts['file.new_plan'],
    },
    {
      id: 'open',
      group: t('palette.group.plans'),
      label: t('menu.file.open'),
      keys: 'Ctrl O',
      run: acts['file.open'],
    },
    ...(view
      ? [
          {
            id: 'keep',
            group: t('palette.group.plan'),
            label: t('menu.file.keep_version'),
            keys: 'Ctrl S',
            run: acts['file.keep_version'],
          },
          {
            id: 'export',
            group: t('palette.group.plan'),
            label: t('menu.file.export'),
            keys: 'Ctrl E',
            run: acts['file.export'],
          },
        ]
      : []),
    ...(view ? (['ideas', 'compare', 'terms'] as const) : []).map((place) => ({
      id: place,
      group: t('palette.group.go'),
      label: t(`outcome_view.${place}`),
      run: () => {
        goTo(place);
      },
    })),
    ...(team === 'team'
      ? [
          {
            id: 'team',
            group: t('palette.group.go'),
            label: t('frame.team'),
            run: () => {
              goTo('team');
            },
          },
        ]
      : []),
    ...(view
      ? [
          {
            id: 'guesses',
            group: t('palette.group.go'),
            label: t('frame.guesses'),
            run: () => {
              goTo('guesses');
            },
          },
          {
            id: 'questions',
            group: t('palette.group.go'),
            label: t('frame.questions'),
            run: () => {
              goTo('questions');
            },
          },
          {
            id: 'exchange',
            group: t('palette.group.go'),
            label: t('frame.exchange'),
            run: () => {
              goTo('exchange');
            },
          },
          {
            id: 'report',
            group: t('palette.group.go'),
            label: t('frame.report'),
            keys: 'Ctrl P',
            run: acts['file.report'],
          },
          {
            id: 'versions',
            group: t('palette.group.go'),
            label: t('version.compare_title'),
            run: () => {
              goTo('versions');
            },
          },
          {
            id: 'undo',
            group: t('palette.group.plan'),
            label: t('menu.edit.undo'),
            keys: 'Ctrl Z',
            run: acts['edit.undo'],
          },
          {
            id: 'redo',
            group: t('palette.group.plan'),
            label: t('menu.edit.redo'),
            keys: 'Ctrl Shift Z',
            run: acts['edit.redo'],
          },
          {
            id: 'history',
            group: t('palette.group.plan'),
            label: t('menu.edit.history'),
            run: acts['edit.history'],
          },
        ]
      : []),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: theme,
      group: t('palette.group.window'),
      label: `${t('settings.theme')}: ${t(`menu.view.theme_${theme}`)}`,
      run: acts[`view.theme_${theme}`],
    })),
    {
      id: 'settings',
      group: t('palette.group.window'),
      label: t('frame.settings'),
      run: () => {
        dialogs.open('settings');
      },
    },
    {
      id: 'about',
      group: t('palette.group.window'),
      label: t('about.title'),
      run: acts['help.about'],
    },
    {
      id: 'keys',
      group: t('palette.group.window'),
      label: t('keys.title'),
      keys: '?',
      run: acts['help.keys'],
    },
  ];
}
