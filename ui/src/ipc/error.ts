import type { CommandError, ErrorCode } from './bindings';

function isCommandError(thrown: unknown): thrown is CommandError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'params' in thrown;
}

/** Why the host could not do what it was asked. The page decides by `code`, never by the message. */
export class HostError extends Error {
  readonly code: ErrorCode;
  readonly params: CommandError['params'];
  readonly hints: readonly string[];

  constructor({ code, message, params, hints }: CommandError) {
    super(message);
    this.name = 'HostError';
    this.code = code;
    this.params = params;
    this.hints = hints;
  }

  /** Takes what was thrown; what is no answer of ours is a request that could not be read. */
  static from(thrown: unknown): HostError {
    if (thrown instanceof HostError) return thrown;
    if (isCommandError(thrown)) return new HostError(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new HostError({ code: 'bad_request', message, params: {}, hints: [] });
  }
}
