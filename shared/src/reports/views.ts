import * as z from 'zod';
import { exactText, id, instant, requiredText } from '../kernel/fields.js';
import { reportNames } from './choices.js';

/** The screen's own settings: the address's query as text by name. Only the screen reads them. */
const settings = z
  .record(z.string().regex(/^[\w.-]{1,40}$/), z.union([exactText(200), z.array(exactText(80)).max(40)]))
  .refine((value) => Object.keys(value).length <= 40, 'A view holds at most 40 settings.');

export const listViews = z.strictObject({ report: z.enum(reportNames).optional() });
export const saveView = z.strictObject({
  /** Given to overwrite a view of one's own. */
  id: id.optional(),
  report: z.enum(reportNames),
  name: requiredText(80),
  settings,
});
export const renameView = z.strictObject({ id, name: requiredText(80) });
export const viewById = z.strictObject({ id });
/** `id` null: no view opens by itself any more. */
export const defaultView = z.strictObject({ report: z.enum(reportNames), id: id.nullable() });

export const savedView = z.object({
  id,
  report: z.enum(reportNames),
  name: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  isDefault: z.boolean(),
  updatedAt: instant,
});
export type SavedView = z.infer<typeof savedView>;
export const savedViews = z.object({ items: z.array(savedView) });
