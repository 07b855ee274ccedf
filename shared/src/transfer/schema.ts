import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';

export const noInput = z.strictObject({});
export const archiveById = z.strictObject({ id });

/** An archive of the whole organisation that somebody has asked for. */
export const archive = z.object({
  id,
  requestedBy: z.object({ id, name: z.string() }),
  requestedAt: instant,
  /** `gone`: it was there and has run out. */
  state: z.enum(['waiting', 'working', 'ready', 'failed', 'gone']),
  /** From 0 to 1, while it is made. */
  progress: z.number().min(0).max(1),
  rows: z.number().int().nullable(),
  files: z.number().int().nullable(),
  /** In bytes. */
  size: z.number().int().nullable(),
  expiresAt: instant.nullable(),
  /** Under what the server's log tells why it failed; null also where nobody was left to write it. */
  failure: z.string().nullable(),
  abilities: z.object({ download: z.boolean() }),
});
export type Archive = z.infer<typeof archive>;

export const archiveList = z.object({ items: z.array(archive), abilities: z.object({ request: z.boolean() }) });
export type ArchiveList = z.infer<typeof archiveList>;
