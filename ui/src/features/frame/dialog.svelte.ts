/** The dialogs of the frame. */
export type DialogName = 'palette' | 'keys' | 'about' | 'settings' | 'version' | 'history';

/** Which dialog of the frame is open: at most one. */
export class Dialogs {
  #current = $state<DialogName>();

  get current(): DialogName | undefined {
    return this.#current;
  }

  open(name: DialogName): void {
    this.#current = name;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const dialogs = new Dialogs();
