import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Whether a stored hash was made with the parameters of now. */
export function isHashedAsNow(stored: string | null): boolean {
  const { memoryCost, timeCost, parallelism } = parameters;
  return stored === null || stored.includes(`$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

export function hashPassword(plain: string): Promise<string> {
  return hash(plain.normalize('NFKC'), parameters);
}

/** Takes as long for an unknown person (`null`) as for a known one, so that timing tells nothing. */
export async function verifyPassword(stored: string | null, plain: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy()), plain.normalize('NFKC'));
  return matches && stored !== null;
}

let decoyHash: Promise<string> | undefined;

function decoy(): Promise<string> {
  decoyHash ??= hashPassword('nobody has this password');
  return decoyHash;
}
