import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Invalid } from '../../platform/errors.js';
import type { ContainerReader } from './container.js';
import { DamagedBackup } from './damaged-backup.js';

const member = z.strictObject({
  name: z.string(),
  parts: z.int().positive(),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string().length(64),
});
const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const table = z.strictObject({
  ...member.shape,
  table: identifier,
  columns: z.array(identifier).min(1),
  key: z.array(identifier).min(1),
});

/** What a backup says of itself; written last, so that a backup without it is none. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  product: z.string(),
  /** The instant that the backup shows. */
  takenAt: z.iso.datetime(),
  /** How many migrations the database had, and the last one's hash. */
  migrations: z.strictObject({ count: z.int().positive(), last: z.string() }),
  tables: z.array(table),
  sequences: z.array(z.strictObject({ name: identifier, value: z.string().regex(/^\d+$/), called: z.boolean() })),
  /** One line of JSON for each file: its key, hash and parts. */
  files: z.strictObject({
    ...member.shape,
    stored: z.int().nonnegative(),
    contentBytes: z.int().nonnegative(),
    missing: z.array(z.string()),
  }),
  /** Which keys open the sealed values in here; the keys themselves are kept elsewhere. */
  keyIds: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type TableInBackup = z.infer<typeof table>;

/** A file's line in the listing. */
export const fileLine = z.strictObject({
  key: z.string(),
  size: z.int().nonnegative(),
  ...member.shape,
});
export type FileLine = z.infer<typeof fileLine>;

export const manifestName = 'manifest.json';

export function writeManifest(manifest: Manifest): Buffer {
  const text = JSON.stringify(manifest);
  return Buffer.from(`${JSON.stringify({ sha256: digest(text), manifest: text })}\n`);
}

/** The manifest of a backup; a sentence where there is none, or where it is not as it was written. */
export async function readManifest(container: ContainerReader): Promise<Manifest> {
  const content = await container.read(manifestName);
  if (!content) throw new Invalid('This is no whole backup: its manifest is missing. Take another one.');
  const outer = z.strictObject({ sha256: z.string(), manifest: z.string() }).safeParse(parse(content.toString('utf8')));
  if (!outer.success || digest(outer.data.manifest) !== outer.data.sha256) throw new DamagedBackup(manifestName);
  const { success, data } = manifestSchema.safeParse(parse(outer.data.manifest));
  if (success) return data;
  throw new Invalid('This backup was written by a newer version of Threadline. Restore it with that version.');
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
