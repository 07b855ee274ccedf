import { readMail } from '../read/index.js';
import { isAutomaticMail, mailingListId } from './automatic-mail.js';
import { cleanBody, clip } from './clean-text.js';
import { contentHash, syntheticMessageId } from './content-hash.js';
import { readHeaderBlock } from './header-block.js';
import { readAddress, readAddresses } from './mail-addresses.js';
import { listed } from './mail-attachment.js';
import { type MailBody, readMailBody } from './mail-body.js';
import { parseMailDate } from './mail-date.js';
import { MailHeaders } from './mail-headers.js';
import { extractMessageIds, extractOwnMessageId } from './message-ids.js';
import { asMimeMessage } from './mime-message.js';
import { PARSE_LIMITS } from './parse-limits.js';
import { isRejected, type MailResult, type MailWarning, type ParsedMail, rejectMail } from './parsed-mail.js';
import { hasTooManyParts } from './part-count.js';
import { senderProof } from './sender-proof.js';

export interface ParseOptions {
  /** Attachments come with their bytes. */
  contents?: boolean;
}

/**
 * Reads one mail. Never throws for what a mail contains; what is too much or no mail at all comes back as a
 * rejection. It can take long on hostile input, so it runs in a worker that is ended when time is up.
 */
export async function parseMessage(input: Uint8Array, options: ParseOptions = {}): Promise<MailResult> {
  const raw = withLineFeeds(Buffer.from(input.buffer, input.byteOffset, input.byteLength));
  const block = readHeaderBlock(raw);
  const headers = new MailHeaders(block.fields);
  if (!headers.has('from', 'date', 'subject', 'message-id', 'received')) {
    return rejectMail('not_a_mail', 'This is not a mail: it has no From, Date, Subject, Message-ID or Received line.');
  }
  if (hasTooManyParts(raw)) {
    return rejectMail('too_many_parts', `The mail has more than ${PARSE_LIMITS.parts} parts.`);
  }
  const warnings = new Set<MailWarning>();
  if (block.truncated) warnings.add('headers_truncated');
  if (headers.repeatsOne()) warnings.add('repeated_header');
  const mail = await assemble(headers, raw.subarray(block.bodyStart), warnings);
  return isRejected(mail) || options.contents ? mail : { ...mail, attachments: mail.attachments.map(listed) };
}

async function assemble(headers: MailHeaders, body: Buffer, warnings: Set<MailWarning>): Promise<MailResult> {
  const envelope = readEnvelope(headers, warnings);
  try {
    const message = asMimeMessage(headers, body);
    const content = withLostText(await readMailBody(message.bytes), body);
    if (message.truncated) warnings.add('text_truncated');
    for (const warning of content.warnings) warnings.add(warning);
    const { text, html, parts } = content;
    const reading = readMail({ headers, subject: envelope.subject, text, html, parts });
    const proven = senderProof(headers, envelope.from?.address);
    const hash = hashOf(headers, envelope, content);
    return {
      ...envelope,
      ...{ text, html, attachments: content.attachments, reading },
      ...(proven === undefined ? {} : { fromProven: proven }),
      autoSubmitted: isAutomaticMail(headers) || reading.kind === 'bounce' || reading.kind === 'auto-reply',
      listId: mailingListId(headers),
      contentHash: hash,
      syntheticMessageId: syntheticMessageId(hash),
      warnings: [...warnings].sort(),
    };
  } catch (error) {
    return rejectionFor(error);
  }
}

// A multipart whose border never comes has no part: its text is shown as it stands.
function withLostText(content: MailBody, body: Buffer): MailBody {
  if (content.text !== '' || content.html !== null || content.parts.length > 0) return content;
  return { ...content, text: cleanBody(body.toString('utf8', 0, PARSE_LIMITS.textBytes)).trimEnd() };
}

function hashOf(headers: MailHeaders, envelope: Envelope, { text, attachments }: MailBody): string {
  const hashes = attachments.map((attachment) => attachment.hash);
  return contentHash({ ...envelope, text, writtenDate: headers.raw('date') ?? '', attachments: hashes });
}

type Envelope = Pick<
  ParsedMail,
  'messageId' | 'inReplyTo' | 'references' | 'date' | 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'subject'
>;

function readEnvelope(headers: MailHeaders, warnings: Set<MailWarning>): Envelope {
  return {
    messageId: readMessageId(headers, warnings),
    inReplyTo: readReferences(headers, 'in-reply-to', warnings),
    references: readReferences(headers, 'references', warnings),
    date: readDate(headers, warnings),
    from: readFrom(headers, warnings),
    sender: readAddress(headers.raw('sender')),
    replyTo: readRecipients(headers, 'reply-to', warnings),
    to: readRecipients(headers, 'to', warnings),
    cc: readRecipients(headers, 'cc', warnings),
    subject: readSubject(headers, warnings),
  };
}

function readMessageId(headers: MailHeaders, warnings: Set<MailWarning>): string | null {
  const value = headers.raw('message-id');
  const id = value === undefined ? null : extractOwnMessageId(value);
  if (id === null) warnings.add(value === undefined ? 'missing_message_id' : 'bad_message_id');
  return id;
}

// The first reference names the conversation's beginning, the last ones its nearest mails: the middle can go.
function readReferences(headers: MailHeaders, name: string, warnings: Set<MailWarning>): string[] {
  const ids = [...new Set(headers.all(name).flatMap(extractMessageIds))];
  if (ids.length <= PARSE_LIMITS.references) return ids;
  warnings.add('references_truncated');
  return [...ids.slice(0, 1), ...ids.slice(1 - PARSE_LIMITS.references)];
}

function readDate(headers: MailHeaders, warnings: Set<MailWarning>): string | null {
  const value = headers.raw('date');
  const date = value === undefined ? null : parseMailDate(value);
  if (date === null) warnings.add(value === undefined ? 'missing_date' : 'bad_date');
  return date;
}

function readFrom(headers: MailHeaders, warnings: Set<MailWarning>): ParsedMail['from'] {
  const value = headers.raw('from');
  const from = readAddress(value);
  if (from === null) warnings.add(value === undefined ? 'missing_from' : 'bad_from');
  return from;
}

function readRecipients(headers: MailHeaders, name: string, warnings: Set<MailWarning>): ParsedMail['to'] {
  const { addresses, truncated } = readAddresses(headers.all(name));
  if (truncated) warnings.add('addresses_truncated');
  return addresses;
}

function readSubject(headers: MailHeaders, warnings: Set<MailWarning>): string {
  const subject = headers.text('subject');
  if (subject.length > PARSE_LIMITS.subjectCharacters) warnings.add('subject_truncated');
  return clip(subject, PARSE_LIMITS.subjectCharacters);
}

// Old Macintosh files end their lines with CR alone, which no parser splits.
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw;
  return raw.map((byte) => (byte === 0x0d ? 0x0a : byte)) as Buffer;
}

function rejectionFor(error: unknown): MailResult {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Maximum MIME nesting depth')) {
    return rejectMail('too_deep', `The mail's parts are nested more than ${PARSE_LIMITS.mimeDepth} deep.`);
  }
  if (message.startsWith('Maximum header size')) {
    return rejectMail('headers_too_large', 'The header lines of the mail and its parts are too long.');
  }
  return rejectMail('crashed', 'The mail could not be read: its structure is damaged.');
}
