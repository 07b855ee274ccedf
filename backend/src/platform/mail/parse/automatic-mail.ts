import type { MailHeaders } from './mail-headers.js';

const AUTOMATIC_PRECEDENCE = new Set(['bulk', 'junk', 'auto_reply']);
const LONGEST_LIST_ID = 255;

/** True for replies, reports and bulk mail that no person sent just now (RFC 3834 and older habits). */
export function isAutomaticMail(headers: MailHeaders): boolean {
  const declared = headers.text('auto-submitted').toLowerCase();
  if (declared !== '' && !/^no\b/.test(declared)) return true;
  if (AUTOMATIC_PRECEDENCE.has(headers.text('precedence').toLowerCase())) return true;
  if (/^multipart\/report\b/i.test(headers.text('content-type'))) return true;
  // Reports and automatic answers go out with an empty envelope sender, so that nothing comes back.
  if (headers.raw('return-path') === '<>' || /\bmailer-daemon@/i.test(headers.raw('from') ?? '')) return true;
  return headers.has('x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-failed-recipients');
}

/** The id of the mailing list (RFC 2919) in lower case, or null. */
export function mailingListId(headers: MailHeaders): string | null {
  const value = headers.text('list-id');
  const open = value.lastIndexOf('<');
  const close = value.indexOf('>', open + 1);
  const id = (open !== -1 && close !== -1 ? value.slice(open + 1, close) : value).trim().toLowerCase();
  return id === '' ? null : id.slice(0, LONGEST_LIST_ID);
}
