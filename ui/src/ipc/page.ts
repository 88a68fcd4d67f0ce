import { call } from './backend';

/** Writes a fault of the page to the log; what cannot even be told is dropped. */
export function logPageError(message: string, place?: string, stack?: string): void {
  call('log_page_error', { error: { message, place: place ?? null, stack: stack ?? null } }).catch(
    () => undefined,
  );
}
