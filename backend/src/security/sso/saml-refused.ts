import type { SamlRefusal } from '@threadline/shared/security/sso';

/** An answer of a SAML provider does not count. */
export class SamlRefused extends Error {
  constructor(
    readonly code: SamlRefusal,
    cause?: unknown,
  ) {
    super(`The answer was refused: ${code}.`, { cause });
  }
}
