import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { HostError } from './error';

/** What answers the page: the host, or a stand-in in tests and the gallery. */
export interface Backend {
  call(command: string, args: Record<string, unknown>): Promise<unknown>;
  /** Listens to an event until the given function is called. */
  listen(event: string, hear: (payload: unknown) => void): Promise<() => void>;
}

const host: Backend = {
  call: (command, args) => invoke(command, args),
  listen: (event, hear) =>
    listen<unknown>(event, ({ payload }) => {
      hear(payload);
    }),
};

let backend = host;

/** Lets something else answer; nothing gives the page back to the host. */
export function answerWith(other: Backend = host): void {
  backend = other;
}

/** Calls a command of the host. Whatever goes wrong comes out as a {@link HostError}. */
export async function call<Answer>(command: string, args: Record<string, unknown> = {}): Promise<Answer> {
  try {
    return (await backend.call(command, args)) as Answer;
  } catch (thrown) {
    throw HostError.from(thrown);
  }
}

/** Hears an event of the host. */
export function hear<Payload>(event: string, on: (payload: Payload) => void): Promise<() => void> {
  return backend.listen(event, (payload) => {
    on(payload as Payload);
  });
}
