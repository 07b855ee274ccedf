import type { SecretBox } from '../src/platform/secrets/secret-box.js';
import { createSecretBox } from '../src/platform/secrets/secret-box.js';

/** A box whose keys are the same in every test, so that one test's process reads what another's has sealed. */
export function testSecrets(): SecretBox {
  const ring = { keys: [{ id: 'test', secret: Buffer.alloc(32, 7) }] as const, retired: [] };
  return createSecretBox(() => ring);
}
