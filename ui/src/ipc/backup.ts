import { call } from './backend';
import type { BackupsView, PlanId, PlanView } from './bindings';

export const listBackups = () => call<BackupsView>('list_backups');
/** Backs everything up now, in place of an earlier backup of today. */
export const backUp = () => call<BackupsView>('back_up');
/** Brings a plan of a backup back beside those that are there, and opens it. */
export const restoreBackup = (file: string, plan: PlanId) => call<PlanView>('restore_backup', { file, plan });
