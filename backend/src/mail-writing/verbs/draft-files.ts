import { type MailDraft, mostDraftBytes, mostDraftFiles } from '@threadline/shared/mail-writing/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { LimitReached, TooLarge } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { lockContents } from '../../threads/service.js';
import { findBlob, keepBlob } from '../original-queries.js';
import { requireOpen } from '../policy.js';
import { presentDraft } from '../present-draft.js';
import { changeDraft, type DraftRow, deleteFile, filesOf, insertFiles, lockDraft } from '../queries.js';

export interface FileToAttach {
  draftId: string;
  name: string;
  /** As found in the bytes, which lie in the store already. */
  type: string;
  size: number;
  hash: string;
  storageKey: string;
  /** Whether the bytes lay there before this upload, and so may have been let go of meanwhile. */
  found: boolean;
}

/** The bytes that were found have been let go of since: they have to be put into the store again. */
export class ContentGone extends Error {}

/** Whether the asker may attach so many bytes to this draft; to be asked before a large body is read. */
export async function mayAttach(ctx: Ctx, draftId: string, bytes: number): Promise<void> {
  authorise(ctx, 'mail.write');
  await requireRoom(ctx, requireOpen(await lockDraft(ctx, draftId)), bytes);
}

/** Where bytes with this content lie; null where the organisation has none. */
export async function keyOfBlob(ctx: Ctx, hash: string): Promise<string | null> {
  return (await findBlob(ctx, hash))?.storageKey ?? null;
}

/** Attaches bytes that lie in the store; ContentGone where those that were found there no longer do. */
export async function attachFile(ctx: Ctx, { draftId, name, ...file }: FileToAttach): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const draft = requireOpen(await lockDraft(ctx, draftId));
  const files = await requireRoom(ctx, draft, file.size);
  const { type, size, hash, storageKey, found } = file;
  await lockContents(ctx);
  if (found && !(await findBlob(ctx, hash))) throw new ContentGone();
  await keepBlob(ctx, { hash, size, storageKey });
  const position = (files.at(-1)?.position ?? -1) + 1;
  await insertFiles(ctx, [{ draftId, position, name: plainName(name), type, size, blobHash: hash }]);
  return changed(ctx, draft);
}

/** Takes a file off a draft. Repeating it changes nothing. */
export async function removeDraftFile(
  ctx: Ctx,
  { id, position }: { id: string; position: number },
): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const draft = requireOpen(await lockDraft(ctx, id));
  await deleteFile(ctx, id, position);
  return changed(ctx, draft);
}

// The text has no part in it: the version stays, so that what is being written meanwhile is saved as it would have been.
async function changed(ctx: Ctx, draft: DraftRow): Promise<MailDraft> {
  return presentDraft(ctx, await changeDraft(ctx, draft.id, { updatedAt: ctx.now, rfcMessageId: null }));
}

async function requireRoom(ctx: Ctx, draft: DraftRow, bytes: number) {
  const files = await filesOf(ctx, draft.id);
  if (files.length >= mostDraftFiles) throw new LimitReached('A mail takes at most 20 files. Take one off first.');
  const taken = files.reduce((sum, { size }) => sum + size, 0);
  if (taken + bytes > mostDraftBytes)
    throw new TooLarge('The files of a mail can have 18 MB together. Take one off, or send a link.');
  return files;
}

/** A name without folders, controls, and marks that turn text around. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
  return [...plain].slice(0, 200).join('') || 'file';
}
