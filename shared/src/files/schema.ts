import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';

/** The largest file that is taken. */
export const mostFileBytes = 25 * 1024 * 1024;

export const listDocuments = z.strictObject({ ...pageInput, customerId: id });
export const documentById = z.strictObject({ id });

/** A file of a customer. Upload: multipart POST with the field `file` to `/desk/files?customerId=` or `/api/v1/files?customerId=`. */
export const document = z.object({
  id,
  customerId: id,
  name: z.string(),
  /** As found in the bytes, not as the sender claimed. */
  type: z.string(),
  size: z.number().int(),
  addedBy: personName.nullable(),
  addedAt: instant,
  sharedAt: instant.nullable(),
  removedAt: instant.nullable(),
  /** For the desk; the API reads `/api/v1/files/{id}/content`. */
  downloadUrl: z.string(),
  abilities: z.object({ remove: z.boolean(), share: z.boolean() }),
});
export type Document = z.infer<typeof document>;
export const documentPage = pageOf(document);
