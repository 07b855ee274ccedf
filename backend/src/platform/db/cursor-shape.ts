import * as z from 'zod';
import { Invalid } from '../errors.js';
import { decodeCursor } from './keyset.js';

/** A cursor's parts in their types; null for the first page. A cursor of another list is refused with a sentence. */
export function readCursor<Parts extends z.ZodTuple>(cursor: string | undefined, shape: Parts): z.output<Parts> | null {
  const values = decodeCursor(cursor, shape.def.items.length);
  if (!values) return null;
  const parsed = shape.safeParse(values);
  if (!parsed.success) throw new Invalid('This page link is broken. Start again from the first page.');
  return parsed.data;
}

/** What PostgreSQL takes: no NUL in text, and no year zero. */
const name = z
  .string()
  .max(400)
  .refine((value) => !value.includes('\u0000'));
const at = z.iso.datetime().refine((value) => !value.startsWith('0000'));
const day = z.iso.date().refine((value) => !value.startsWith('0000'));

/** Cursor of a list by name. */
export const nameCursor = z.tuple([name, z.uuid()]);
/** Cursor of a list by time. */
export const instantCursor = z.tuple([at, z.uuid()]);
/** Cursor of a list by time of groups, which have names. */
export const groupCursor = z.tuple([at, name]);
/** Cursor of a list by day. */
export const dueCursor = z.tuple([day, z.uuid()]);
/** Cursor of a list by day, where some rows have none. */
export const dayCursor = z.tuple([day.nullable(), z.uuid()]);
/** Cursor of a list by relevance: how many rows came before. */
export const rankCursor = z.tuple([z.number().int().min(0)]);
