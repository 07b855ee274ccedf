import type { Document, documentPage, listDocuments as listInput } from '@threadline/shared/files/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { record } from '../platform/events/record.js';
import { authorise, can } from '../platform/policy/authorise.js';
import { documentEvent } from './events.js';
import {
  changeDocument,
  type DocumentRow,
  findDocument,
  findStored,
  insertDocument,
  insertStored,
  pageOfDocuments,
  seesCustomer,
} from './queries.js';

export interface FileToAdd {
  customerId: string;
  name: string;
  /** Bytes that lie in the store already. */
  stored: StoredFile;
}

/** Bytes in the store, and what was found out about them. */
export interface StoredFile {
  hash: string;
  key: string;
  type: string;
  size: number;
}

/** Whether the actor may add documents to this customer; to be asked before a large body is read. */
export async function mayAddDocument(ctx: Ctx, customerId: string): Promise<void> {
  authorise(ctx, 'document.write');
  if (!(await seesCustomer(ctx, customerId))) throw new NotFound('customer');
}

/** Bytes that the organisation has already are not kept twice; null where it has none with this content. */
export async function keyOfContent(ctx: Ctx, hash: string): Promise<string | null> {
  return (await findStored(ctx, hash))?.key ?? null;
}

/**
 * Makes a document of bytes that lie in the store, so that no row ever speaks of bytes that are not there. Where another
 * upload has kept the same bytes meanwhile, those count, and nobody finds these any more.
 */
export async function addDocument(ctx: Ctx, { customerId, name: told, stored }: FileToAdd): Promise<Document> {
  await mayAddDocument(ctx, customerId);
  const { hash: fileHash, type, size } = stored;
  if (size === 0) throw new Invalid('This file is empty. Choose another one.');
  const id = newId();
  const name = plainName(told);
  await insertStored(ctx, { ...stored, createdAt: ctx.now });
  const addedBy = ctx.role === 'system' ? null : ctx.personId;
  await insertDocument(ctx, { id, customerId, name, fileHash, type, size, addedBy, addedAt: ctx.now });
  await record(ctx, documentEvent('document.added', { id, customerId, name }));
  return toDocument(ctx, await requireDocument(ctx, id));
}

/** A page of a customer's documents, newest first. */
export async function listDocuments(
  ctx: Ctx,
  input: z.output<typeof listInput>,
): Promise<z.input<typeof documentPage>> {
  authorise(ctx, 'document.read');
  if (!(await seesCustomer(ctx, input.customerId))) throw new NotFound('customer');
  const [at, id] = readCursor(input.cursor, instantCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfDocuments(ctx, { ...input, from });
  const { items, nextCursor } = pageFrom(rows, input.limit, (row) => [row.addedAt.toISOString(), row.id]);
  return { items: items.map((row) => toDocument(ctx, row)), nextCursor };
}

/** Takes a document out of sight, also of the customer's; `restoreDocument` brings it back. */
export function removeDocument(ctx: Ctx, { id }: { id: string }): Promise<Document> {
  return setRemoved(ctx, id, true);
}

/** Brings a removed document back, shared as it was. */
export function restoreDocument(ctx: Ctx, { id }: { id: string }): Promise<Document> {
  return setRemoved(ctx, id, false);
}

/** Shows a document of this customer in their portal, or hides it. Repeating it changes nothing. */
export async function setDocumentShared(
  ctx: Ctx,
  { id, customerId, shared }: { id: string; customerId: string; shared: boolean },
): Promise<void> {
  authorise(ctx, 'document.write');
  const row = await requireDocument(ctx, id);
  if (row.removedAt || row.customerId !== customerId) throw new NotFound('document');
  if ((row.sharedAt !== null) === shared) return;
  await changeDocument(ctx, id, { sharedAt: shared ? ctx.now : null });
  await record(ctx, documentEvent(shared ? 'document.shared' : 'document.unshared', row));
}

/** What a download needs, for those who may read the document now. */
export async function documentToRead(ctx: Ctx, id: string): Promise<{ name: string; fileHash: string }> {
  authorise(ctx, 'document.read');
  const row = await requireDocument(ctx, id);
  if (row.removedAt) throw new NotFound('document');
  return row;
}

/** Where the bytes with this content lie, and what they are. */
export async function storedFile(ctx: Ctx, hash: string): Promise<StoredFile> {
  const stored = await findStored(ctx, hash);
  if (!stored) throw new NotFound('document');
  return { hash, ...stored };
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<Document> {
  authorise(ctx, 'document.write');
  const row = await requireDocument(ctx, id);
  if ((row.removedAt !== null) === removed) return toDocument(ctx, row);
  const removedAt = removed ? ctx.now : null;
  await changeDocument(ctx, id, { removedAt });
  await record(ctx, documentEvent(removed ? 'document.removed' : 'document.restored', row));
  return toDocument(ctx, { ...row, removedAt });
}

async function requireDocument(ctx: Ctx, id: string): Promise<DocumentRow> {
  const row = await findDocument(ctx, id);
  if (!row) throw new NotFound('document');
  return row;
}

/** A name without folders, controls, and marks that turn text around. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
  return [...plain].slice(0, 200).join('') || 'file';
}

function toDocument(ctx: Ctx, row: DocumentRow): Document {
  const write = can(ctx, 'document.write');
  return {
    id: row.id,
    customerId: row.customerId,
    name: row.name,
    type: row.type,
    size: row.size,
    addedBy: row.addedBy === null ? null : { id: row.addedBy, name: row.adderName ?? '' },
    addedAt: row.addedAt.toISOString(),
    sharedAt: row.sharedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    downloadUrl: `/desk/files/${row.id}`,
    abilities: { remove: write, share: write },
  };
}
