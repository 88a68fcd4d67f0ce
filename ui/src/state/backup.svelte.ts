import * as host from '~/ipc/backup';
import type { BackupRow, BackupsView, PlanId } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { faults } from './fault.svelte';
import { library } from './library.svelte';

/** The backups of this computer. */
export class BackupList {
  #view = $state.raw<BackupsView>();
  #error = $state.raw<HostError>();

  /** The backups, the latest first; nothing while they are read for the first time. */
  get rows(): readonly BackupRow[] | undefined {
    return this.#view?.backups;
  }

  /** Why they cannot be shown. */
  get error(): HostError | undefined {
    return this.#error;
  }

  async load(): Promise<void> {
    try {
      this.#view = await host.listBackups();
      this.#error = undefined;
    } catch (thrown) {
      this.#error = HostError.from(thrown);
    }
  }

  /** Backs everything up now. Says whether it was done. */
  async backUp(): Promise<boolean> {
    try {
      this.#view = await host.backUp();
      return true;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return false;
    }
  }

  /** Brings a plan back beside those that are there, and opens it. Says whether it was done. */
  restore(file: string, plan: PlanId): Promise<boolean> {
    return library.enter(() => host.restoreBackup(file, plan));
  }
}

export const backups = new BackupList();
