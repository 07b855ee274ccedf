import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyFile, newKey, readKeyFile, readOrMakeKeyFile, ringOf } from './key-file.js';
import type { KeyringSource, SecretKey } from './keyring.js';
import { createSecretBox, type SecretBox } from './secret-box.js';

export interface SecretSettings {
  /** From SECRET_KEYS, current first; null where a file in `dataDir` keeps them. */
  secretKeys: readonly [SecretKey, ...SecretKey[]] | null;
  dataDir: string;
}

/** The keys of the settings, or those of a file in the data directory, made at the first start. */
export function openSecrets({ secretKeys, dataDir }: SecretSettings): SecretBox {
  if (!secretKeys) return createSecretBox(followFile(keyFilePath(dataDir)));
  const ring = { keys: secretKeys, retired: [] };
  return createSecretBox(() => ring);
}

/** A key of this process alone, for work that keeps nothing. */
export function randomSecrets(): SecretBox {
  const ring = { keys: [newKey(new Date())] as const, retired: [] };
  return createSecretBox(() => ring);
}

export const keyFilePath = (dataDir: string): string => join(dataDir, 'secret-keys.json');

/**
 * The file as it is now: a look at its dates costs microseconds, and a process never seals with a key that another has
 * replaced. A file that cannot be read for the moment leaves what was read before.
 */
function followFile(path: string): KeyringSource {
  let known = { seen: '', file: readOrMakeKeyFile(path, new Date()) };
  return () => {
    const seen = markOf(path);
    const file = seen === '' || seen === known.seen ? null : reread(path);
    if (file) known = { seen, file };
    return ringOf(known.file);
  };
}

function reread(path: string): KeyFile | null {
  try {
    return readKeyFile(path);
  } catch {
    return null;
  }
}

function markOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}
