import type { Settings, Theme } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/settings';
import { faults } from './fault.svelte';

/** What the person set once, for all plans. */
export class SettingsState {
  #view = $state.raw<Settings>();

  get view(): Settings | undefined {
    return this.#view;
  }

  get theme(): Theme {
    return this.#view?.theme ?? 'system';
  }

  /** Whether the person has not said yet what changes are signed with. */
  get unsigned(): boolean {
    return this.#view?.named_by === 'system';
  }

  /** Signs changes with this name from now on. Says whether it was saved. */
  sign(author: string): Promise<boolean> {
    return this.change({ author, named_by: 'person' });
  }

  /** Whether single letters do something on a focused row. */
  get singleLetters(): boolean {
    return this.#view?.single_letters !== 'off';
  }

  async load(): Promise<void> {
    await this.#replace(host.getSettings);
  }

  /** Changes some settings. Says whether they were saved. */
  async change(part: Partial<Settings>): Promise<boolean> {
    const view = this.#view;
    return view !== undefined && this.#replace(() => host.setSettings({ ...view, ...part }));
  }

  async #replace(ask: () => Promise<Settings>): Promise<boolean> {
    try {
      this.#view = await ask();
      return true;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return false;
    }
  }
}

export const settings = new SettingsState();
