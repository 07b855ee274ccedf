import type {
  CannedResponse,
  cannedResponsePage,
  createCannedResponse as createInput,
  listCannedResponses as listInput,
  updateCannedResponse as updateInput,
} from '@threadline/shared/canned-responses/schema';
import { unknownVariables } from '@threadline/shared/canned-responses/variables';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { nameCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { mayEdit, requireEditable, requireShareable } from '../policy.js';
import { type CannedRow, changeResponse, findResponse, insertResponse, pageOfResponses } from '../queries.js';

/** A page of the team's texts and one's own, by title. */
export async function listResponses(
  ctx: Ctx,
  input: z.output<typeof listInput>,
): Promise<z.input<typeof cannedResponsePage>> {
  authorise(ctx, 'canned_response.read');
  const [title, id] = readCursor(input.cursor, nameCursor) ?? [];
  const from = title === undefined || id === undefined ? null : { title, id };
  const rows = await pageOfResponses(ctx, { ...input, from });
  const { items, nextCursor } = pageFrom(rows, input.limit, (row) => [row.title, row.id]);
  return { items: items.map((row) => toResponse(ctx, row)), nextCursor };
}

/** Writes a text of one's own, or as owner or admin one for the team. */
export async function createResponse(ctx: Ctx, input: z.output<typeof createInput>): Promise<CannedResponse> {
  authorise(ctx, 'canned_response.write');
  if (input.shared) requireShareable(ctx);
  requireKnownVariables(input.body);
  const { title, body, language } = input;
  const whose = { ownerId: input.shared ? null : ctx.personId, createdBy: ctx.personId };
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const row = await insertResponse(ctx, { id: newId(), title, body, language, ...whose, ...times });
  await tell(ctx, 'canned_response.created', row);
  return toResponse(ctx, row);
}

/** Changes a text; whose it is stays. */
export async function updateResponse(ctx: Ctx, input: z.output<typeof updateInput>): Promise<CannedResponse> {
  const row = await requireResponse(ctx, input.id);
  if (row.removedAt) throw new NotFound('canned response');
  requireKnownVariables(input.body);
  const { title, body, language } = input;
  const changed = await changeResponse(ctx, row.id, { title, body, language, updatedAt: ctx.now });
  await tell(ctx, 'canned_response.updated', changed);
  return toResponse(ctx, changed);
}

/** Takes a text out of the list; `restoreResponse` brings it back. Repeating it changes nothing. */
export function removeResponse(ctx: Ctx, { id }: { id: string }): Promise<CannedResponse> {
  return setRemoved(ctx, id, true);
}

/** Brings a removed text back as it was. */
export function restoreResponse(ctx: Ctx, { id }: { id: string }): Promise<CannedResponse> {
  return setRemoved(ctx, id, false);
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<CannedResponse> {
  const row = await requireResponse(ctx, id);
  if ((row.removedAt !== null) === removed) return toResponse(ctx, row);
  const changed = await changeResponse(ctx, id, { removedAt: removed ? ctx.now : null });
  await tell(ctx, removed ? 'canned_response.removed' : 'canned_response.restored', changed);
  return toResponse(ctx, changed);
}

async function requireResponse(ctx: Ctx, id: string): Promise<CannedRow> {
  authorise(ctx, 'canned_response.write');
  const row = await findResponse(ctx, id);
  if (!row) throw new NotFound('canned response');
  requireEditable(ctx, row);
  return row;
}

function requireKnownVariables(body: string): void {
  const unknown = unknownVariables(body);
  if (unknown.length === 0) return;
  throw new Invalid('This text names a variable that does not exist. Choose one from the list.', {
    details: { unknown: unknown.slice(0, 5) },
  });
}

type Told =
  | 'canned_response.created'
  | 'canned_response.updated'
  | 'canned_response.removed'
  | 'canned_response.restored';

/** Of a text of one's own the title stays out of the log, which others read. */
async function tell(ctx: Ctx, name: Told, { id, title, ownerId }: CannedRow): Promise<void> {
  const data = ownerId === null ? { title } : { own: true };
  await record(ctx, { name, subject: { type: 'canned_response', id }, data });
}

function toResponse(ctx: Ctx, row: CannedRow): CannedResponse {
  return {
    ...{ id: row.id, title: row.title, body: row.body, language: row.language as CannedResponse['language'] },
    shared: row.ownerId === null,
    updatedAt: row.updatedAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
    abilities: { edit: mayEdit(ctx, row) },
  };
}
