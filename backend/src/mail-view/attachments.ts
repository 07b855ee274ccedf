import type { MailAttachment } from '@threadline/shared/mail-view/schema';
import type { ShownMail } from '../platform/mail/show/index.js';
import type { AttachmentRow, MailRow } from './queries.js';

/** Content ids are compared without their angle brackets. */
export const plainContentId = (id: string) => id.replace(/^<|>$/g, '').trim();

export interface ToList {
  row: MailRow;
  kept: readonly AttachmentRow[];
  shown: ShownMail | null;
  addressOf: (what: string) => string | null;
}

/** The attachments that a reader is offered; pictures that stand in the text are not repeated below it. */
export function listAttachments({ row, kept, shown, addressOf }: ToList): MailAttachment[] {
  if (shown === null) return [];
  if (kept.length === 0) {
    return row.attachments.map(({ name, type, size }, position) => {
      return { position, name: plainFileName(name), type, size, downloadUrl: null };
    });
  }
  const inText = new Set((shown?.images ?? []).flatMap((image) => (image.from === 'part' ? [image.contentId] : [])));
  return kept
    .filter(({ contentId }) => contentId === null || !inText.has(plainContentId(contentId)))
    .map(({ position, name, type, size, blobHash }) => ({
      ...{ position, name: plainFileName(name), type, size },
      downloadUrl: blobHash === null ? null : addressOf(`a${position}`),
    }));
}

/** A name without folders, controls, and marks that turn text around. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '').trim();
  return [...plain].slice(0, 200).join('').replace(/^\.+/, '') || 'attachment';
}
