import type { ErrorCode } from '@threadline/shared/kernel/error-codes';

/** An answer that is not success: a stable code, a sentence that says what to do, and a cause for the log only. */
export abstract class PublicError extends Error {
  abstract readonly code: ErrorCode;
  /** Facts that the client needs to go on, such as the newer version of an edited note. */
  readonly details: Record<string, unknown> | undefined;

  constructor(sentence: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(sentence, { cause: options.cause });
    this.name = new.target.name;
    this.details = options.details;
  }
}

/** Missing and unreachable objects answer alike. */
export class NotFound extends PublicError {
  readonly code = 'not_found';
  constructor(what: string) {
    super(`This ${what} does not exist, or you have no access to it. Ask an admin if you need it.`);
  }
}

export class Forbidden extends PublicError {
  readonly code = 'forbidden';
}

export class Unauthenticated extends PublicError {
  readonly code = 'unauthenticated';
}

/** Whoever asks has to show first that it is really them; the desk's pages ask for that and send the request again. */
export class ProofRequired extends Forbidden {
  constructor() {
    super('Nothing was changed. Confirm that it is you to do this.', { details: { proof: true } });
  }
}

export class Conflict extends PublicError {
  readonly code = 'conflict';
}

export class Invalid extends PublicError {
  readonly code = 'invalid';
}

/** A known idempotency key with another body; the one Invalid that is answered with 422. */
export class KeyReused extends Invalid {}

export class LimitReached extends PublicError {
  readonly code = 'limit_reached';
}

/** More bytes than are taken at once; the one LimitReached that waiting does not help, answered with 413. */
export class TooLarge extends LimitReached {}

export class Unavailable extends PublicError {
  readonly code = 'unavailable';
}
