import type { ParseOptions } from './parse-message.js';
import type { MailResult } from './parsed-mail.js';
import { ParserPool } from './parser-pool.js';

let shared: ParserPool | undefined;

/** Parses one raw mail in this process's shared pool of workers; on demand with the bytes of its attachments. */
export function parseMail(raw: Uint8Array, options: ParseOptions = {}): Promise<MailResult> {
  shared ??= new ParserPool();
  return shared.parse(raw, options);
}

/** Ends the shared workers; the next parse starts new ones. */
export async function closeMailParser(): Promise<void> {
  const pool = shared;
  shared = undefined;
  await pool?.close();
}
