import { connect } from '../db/connect.js';
import type { Sql } from '../db/database.js';
import { Invalid } from '../errors.js';
import { newKey, readKeyFile, writeKeyFile } from './key-file.js';
import { purposesOf } from './keyring.js';
import { keyFilePath, openSecrets, type SecretSettings } from './open-secrets.js';
import { countByKey, rewrapValues } from './rewrap-values.js';
import { type SealedColumn, sealedColumns } from './sealed-columns.js';

export interface RotateOptions {
  administratorUrl: string;
  settings: SecretSettings;
  /** Lets go of keys that wrap nothing any more, instead of making a new one. */
  retire: boolean;
  columns?: readonly SealedColumn[];
  now?: Date;
}

export interface Rotation {
  rewrapped: number;
  current: string;
  /** Keys that were let go of just now. */
  retired: readonly string[];
  /** Keys before the current one that wrap nothing any more. */
  unused: readonly string[];
  /** Values that do not open with any key; they stay as they are. */
  unreadable: number;
}

/** Before this time a transaction that sealed with the old key may still be under way. */
const restMilliseconds = 60_000;

/**
 * Gives every sealed value the newest key while servers go on. The new key stands in the file before anything is sealed
 * with it, and every process looks at the file before it seals, so that nothing is ever unreadable for anybody.
 */
export async function rotateKeys(options: RotateOptions): Promise<Rotation> {
  const sql = connect(options.administratorUrl, { max: 1 });
  try {
    // Held by the connection: one rotation at a time, and none after its process has died.
    const [lock] = await sql`select pg_try_advisory_lock(hashtext('threadline keys')) as mine`;
    if (!lock?.mine) throw new Invalid('Another process rotates the keys right now. Wait until it has ended.');
    return await rotate(sql, options);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Every key, the current one first, and how many values it wraps. */
export async function listKeys(administratorUrl: string, settings: SecretSettings): Promise<[string, number][]> {
  const sql = connect(administratorUrl, { max: 1 });
  try {
    const counts = await countByKey(sql, sealedColumns);
    const ids = new Set([...openSecrets(settings).keyIds(), ...counts.keys()]);
    return [...ids].map((id) => [id, counts.get(id) ?? 0]);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function rotate(sql: Sql, { settings, retire, columns = sealedColumns, now = new Date() }: RotateOptions) {
  const secrets = openSecrets(settings);
  const [before = ''] = secrets.keyIds();
  const used = await countByKey(sql, columns);
  // Values of another key are what a rotation left that was cut off: it is ended, and no further key is made.
  const isWhole = [...used.keys()].every((id) => id === before);
  if (!settings.secretKeys && !retire && isWhole) addKey(settings.dataDir, now);
  const total = { rewrapped: 0, unreadable: 0 };
  for (const column of columns) {
    const { rewrapped, unreadable } = await rewrapValues(sql, secrets, column);
    total.rewrapped += rewrapped;
    total.unreadable += unreadable;
  }
  const left = await countByKey(sql, columns);
  const [current = '', ...previous] = secrets.keyIds();
  const unused = previous.filter((id) => !left.has(id));
  const retired = retire && !settings.secretKeys ? retireKeys(settings.dataDir, unused, now) : [];
  return { ...total, current, retired, unused: unused.filter((id) => !retired.includes(id)) };
}

function addKey(dataDir: string, now: Date): void {
  const path = keyFilePath(dataDir);
  const { keys, retired } = readKeyFile(path);
  const [current, ...previous] = keys;
  const replaced = { ...current, replacedAt: now };
  writeKeyFile(path, { keys: [{ ...newKey(now), replacedAt: null }, replaced, ...previous], retired });
}

/** What they signed can be checked for ever, what they sealed can be opened no more. */
function retireKeys(dataDir: string, unused: readonly string[], now: Date): string[] {
  const path = keyFilePath(dataDir);
  const { keys, retired } = readKeyFile(path);
  const [current, ...previous] = keys;
  const old = previous.filter(
    ({ id, replacedAt }) =>
      unused.includes(id) && replacedAt && now.getTime() - replacedAt.getTime() > restMilliseconds,
  );
  const remaining = previous.filter((key) => !old.includes(key));
  const kept = old.map((key) => ({ id: key.id, purposes: purposesOf(key) }));
  if (old.length > 0) writeKeyFile(path, { keys: [current, ...remaining], retired: [...kept, ...retired] });
  return old.map(({ id }) => id);
}
