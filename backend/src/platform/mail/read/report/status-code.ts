const enhanced = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const reply = /(?:^|[^\d.\w-])([45]\d\d)(?=[\s\-:;,#]|$)/;

/**
 * Permanent as a status, but of this one mail or moment and not of the address (RFC 3463): full or too small a
 * mailbox, too large a mail, given up after delay, refused by policy.
 */
const passing = /^(?:5\.2\.[23]|5\.3\.[1-4]|5\.4\.[1567]|5\.5\.\d+|5\.7\.\d+)$/;
const disabled = /disabled|deactivated|inactive|suspended|no longer|unknown|not exist/i;
const policy = /polic(?:y|ies)|\bspam|blacklist|block ?list|reputation|\bspf\b|\bdmarc\b|\bdkim\b|not allowed to send/i;
const fullMailbox =
  /mailbox (?:is )?(?:full|exceeded)|over ?quota|quota exceeded|exceeded (?:storage|quota)|disk space|postfach (?:ist )?voll/i;

/** The enhanced status in what a server said; from the three digits of SMTP where that is all there is. */
export function statusCodeIn(text: string): string | null {
  const found = enhanced.exec(text)?.[1];
  if (found) return found;
  const digits = reply.exec(text)?.[1];
  return digits ? (basic[digits] ?? `${digits[0]}.0.0`) : null;
}

const basic: Readonly<Record<string, string>> = {
  '421': '4.3.2',
  '450': '4.2.0',
  '452': '4.2.2',
  '550': '5.1.1',
  '551': '5.1.6',
  '552': '5.2.2',
  '553': '5.1.3',
};

/** Whether an address is better not written to again: a permanent failure that is the address's own. */
export function isHard(code: string | null, said: string): boolean {
  if (code !== null && !code.startsWith('5')) return false;
  if (fullMailbox.test(said)) return false;
  if (code === null || /^5\.1\.[1236]$|^5\.1\.10$|^5\.2\.1$/.test(code)) return true;
  if (passing.test(code)) return code.startsWith('5.7.') && disabled.test(said);
  return !policy.test(said);
}
