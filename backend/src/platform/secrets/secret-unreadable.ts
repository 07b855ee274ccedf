import { Unavailable } from '../errors.js';

/** A sealed value does not open here. People get one sentence for all causes; the cause is for the log. */
export class SecretUnreadable extends Unavailable {
  constructor(
    readonly problem: string,
    cause?: unknown,
  ) {
    super('A stored secret cannot be read. Ask the person who runs Threadline to check its secret keys.', { cause });
  }
}
