import { convert, type HtmlToTextOptions } from 'html-to-text';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { cleanBody, cleanLine, clip, clipBytes } from './clean-text.js';
import { PARSE_LIMITS } from './parse-limits.js';
import type { MailAttachment, MailWarning } from './parsed-mail.js';

const MEDIA_TYPE = /^[a-z0-9][\w.+-]{0,99}\/[\w.+-]{1,100}$/;
const HTML_OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: PARSE_LIMITS.htmlToTextCharacters, maxDepth: 200 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

export interface MailBody {
  text: string;
  html: string | null;
  attachments: MailAttachment[];
  warnings: MailWarning[];
}

/** Decodes the MIME tree. Attached mails stay attachments: their text is not the sender's. */
export async function readMailBody(message: Uint8Array): Promise<MailBody> {
  const email = await PostalMime.parse(message, {
    maxNestingDepth: PARSE_LIMITS.mimeDepth,
    maxHeadersSize: PARSE_LIMITS.partHeaderBytes,
    forceRfc822Attachments: true,
  });
  const warnings: MailWarning[] = [];
  const visible = visibleText(email);
  const text = clipBytes(visible, PARSE_LIMITS.textBytes);
  const wasCut = text.length < visible.length || (email.html?.length ?? 0) > PARSE_LIMITS.htmlToTextCharacters;
  if (text.length < visible.length || (wasCut && !email.text?.trim())) warnings.push('text_truncated');
  const html = email.html === undefined ? null : cleanBody(email.html);
  const keepsHtml = html === null || html.length <= PARSE_LIMITS.htmlCharacters;
  if (!keepsHtml) warnings.push('html_dropped');
  return { text, html: keepsHtml ? html : null, attachments: email.attachments.map(describe), warnings };
}

function visibleText(email: Email): string {
  const plain = cleanBody(email.text ?? '').trimEnd();
  if (plain.trim() !== '' || email.html === undefined) return plain;
  const html = clip(email.html, PARSE_LIMITS.htmlToTextCharacters);
  return cleanBody(convert(html, HTML_OPTIONS)).trimEnd();
}

function describe(attachment: Attachment): MailAttachment {
  const type = attachment.mimeType.toLowerCase();
  const fallback = type === 'message/rfc822' ? 'message.eml' : 'attachment';
  const name = clip(cleanLine(attachment.filename ?? ''), PARSE_LIMITS.attachmentNameCharacters);
  return {
    name: name === '' ? fallback : name,
    type: MEDIA_TYPE.test(type) ? type : 'application/octet-stream',
    size: typeof attachment.content === 'string' ? attachment.content.length : attachment.content.byteLength,
  };
}
