import * as z from 'zod';

const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

export const archiveManifest = z.strictObject({
  format: z.literal('threadline archive 1'),
  product: z.string().max(100),
  takenAt: z.iso.datetime(),
  organisation: z.strictObject({ id: z.uuid(), slug: z.string().max(100), name: z.string().max(1000) }),
  tables: z
    .array(
      z.strictObject({ table: identifier, columns: z.array(identifier).min(1), rows: count, bytes: count, sha256 }),
    )
    .max(500),
  files: z.array(z.strictObject({ hash: sha256, bytes: count })).max(1_000_000),
  /** Files that the store did not hold when the archive was made. */
  missing: z.array(sha256).max(1_000_000),
});
export type ArchiveManifest = z.infer<typeof archiveManifest>;

export const manifestEntry = 'manifest.json';
export const readmeEntry = 'README.txt';
export const jsonEntry = (table: string): string => `json/${table}.jsonl`;
export const csvEntry = (table: string): string => `csv/${table}.csv`;
export const fileEntry = (hash: string): string => `files/${hash}`;
