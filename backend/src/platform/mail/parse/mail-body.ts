import { convert, type HtmlToTextOptions } from 'html-to-text';
import PostalMime, { type Attachment } from 'postal-mime';
import { isTooDeep, type ReadPart } from '../read/index.js';
import { cleanBody, cleanLine, clip, clipBytes } from './clean-text.js';
import { type AttachedPart, attachmentOf } from './mail-attachment.js';
import { withOpenedTnef } from './opened-tnef.js';
import { PARSE_LIMITS } from './parse-limits.js';
import type { MailWarning } from './parsed-mail.js';
import { utf7Texts } from './utf-7.js';

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
  attachments: AttachedPart[];
  /** The attachments with their bytes. */
  parts: ReadPart[];
  warnings: MailWarning[];
}

/** Decodes the MIME tree. Attached mails stay attachments: their text is not the sender's. */
export async function readMailBody(message: Uint8Array): Promise<MailBody> {
  const read = await PostalMime.parse(message, {
    maxNestingDepth: PARSE_LIMITS.mimeDepth,
    maxHeadersSize: PARSE_LIMITS.partHeaderBytes,
    forceRfc822Attachments: true,
  });
  const { attachments: found, ...email } = withOpenedTnef({
    attachments: read.attachments,
    ...utf7Texts(message, read),
  });
  const warnings: MailWarning[] = [];
  const visible = visibleText(email);
  const text = clipBytes(visible, PARSE_LIMITS.textBytes);
  const wasCut = text.length < visible.length || (email.html?.length ?? 0) > PARSE_LIMITS.htmlToTextCharacters;
  if (text.length < visible.length || (wasCut && !email.text?.trim())) warnings.push('text_truncated');
  const html = email.html === undefined ? null : cleanBody(email.html);
  const keepsHtml = html === null || html.length <= PARSE_LIMITS.htmlCharacters;
  if (!keepsHtml) warnings.push('html_dropped');
  const parts = found.map(partOf);
  const attachments = found.map((one, index) => attachmentOf(one, parts[index]?.content));
  return { text, html: keepsHtml ? html : null, attachments, parts, warnings };
}

function visibleText(email: { text?: string | undefined; html?: string | undefined }): string {
  const plain = cleanBody(email.text ?? '').trimEnd();
  if (plain.trim() !== '' || email.html === undefined) return plain;
  const html = clip(email.html, PARSE_LIMITS.htmlToTextCharacters);
  const text = isTooDeep(html) ? html.replace(/<[^<>]{0,2000}>/g, ' ') : convert(html, HTML_OPTIONS);
  return cleanBody(text).trimEnd();
}

function partOf({ filename, mimeType, content }: Attachment): ReadPart {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name: cleanLine(filename ?? ''), type: mimeType.toLowerCase(), content: bytes };
}
