import type { Envelope } from '../../mail-sync/port.js';

/**
 * The mail with a line for whom it goes to without being named in it. Vendors read from the mail itself who gets it, and
 * leave that line out of what they send.
 */
export function withBlindCopies(raw: Uint8Array, { to }: Envelope): Uint8Array {
  const named = recipientLines(raw).toLowerCase();
  const blind = to.filter((address) => !isNamed(named, address.toLowerCase()));
  if (blind.length === 0) return raw;
  return Buffer.concat([Buffer.from(`Bcc: ${blind.join(',\r\n ')}\r\n`), raw]);
}

function recipientLines(raw: Uint8Array): string {
  const text = Buffer.from(raw).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const unfolded = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n(?=[ \t])/g, '');
  return unfolded
    .split(/\r?\n/)
    .filter((line) => /^(to|cc|bcc):/i.test(line))
    .join('\n');
}

function isNamed(lines: string, address: string): boolean {
  for (let at = lines.indexOf(address); at >= 0; at = lines.indexOf(address, at + 1)) {
    const around = `${lines[at - 1] ?? ' '}${lines[at + address.length] ?? ' '}`;
    if (!/[\w.+-]/.test(around)) return true;
  }
  return false;
}
