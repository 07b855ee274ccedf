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

/** Cursor of a list by name. */
export const nameCursor = z.tuple([z.string().max(400), z.uuid()]);
/** Cursor of a list by time. */
export const instantCursor = z.tuple([z.iso.datetime(), z.uuid()]);
/** Cursor of a list by day, where some rows have none. */
export const dayCursor = z.tuple([z.iso.date().nullable(), z.uuid()]);
/** Cursor of a list by relevance: how many rows came before. */
export const rankCursor = z.tuple([z.number().int().min(0)]);
