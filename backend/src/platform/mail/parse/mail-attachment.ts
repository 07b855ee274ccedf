import { createHash } from 'node:crypto';
import type { Attachment } from 'postal-mime';
import { cleanLine, clip } from './clean-text.js';
import { PARSE_LIMITS } from './parse-limits.js';
import type { MailAttachment } from './parsed-mail.js';

const MEDIA_TYPE = /^[a-z0-9][\w.+-]{0,99}\/[\w.+-]{1,100}$/;
const UNSEEN = /[\p{Cf}\p{Cc}]/gu;

/** An attachment with its bytes and what they are known by. */
export type AttachedPart = Required<MailAttachment>;

/** What a mail says of an attachment; its name can lead nowhere and pretends nothing. */
export function attachmentOf(attachment: Attachment, content: Uint8Array = new Uint8Array()): AttachedPart {
  const type = attachment.mimeType.toLowerCase();
  return {
    name: plainName(attachment.filename ?? '') || (type === 'message/rfc822' ? 'message.eml' : 'attachment'),
    type: MEDIA_TYPE.test(type) ? type : 'application/octet-stream',
    size: content.byteLength,
    contentId: contentIdOf(attachment),
    inline: attachment.related === true || (attachment.disposition === 'inline' && Boolean(attachment.contentId)),
    hash: createHash('sha256').update(content).digest('hex'),
    content,
  };
}

/** Without its bytes, as a list of attachments shows it. */
export function listed({ name, type, size }: MailAttachment): MailAttachment {
  return { name, type, size };
}

function plainName(written: string): string {
  const last = written.split(/[/\\]/).at(-1) ?? '';
  const name = clip(cleanLine(last.replace(UNSEEN, '')), PARSE_LIMITS.attachmentNameCharacters);
  return /^\.+$/.test(name) ? '' : name;
}

function contentIdOf({ contentId }: Attachment): string | null {
  const id = cleanLine(contentId ?? '').replace(/^<|>$/g, '');
  return id === '' ? null : clip(id, PARSE_LIMITS.messageIdCharacters);
}
