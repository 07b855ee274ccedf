import { addressIn } from '../named-address.js';

export interface DeliveryStatus {
  address: string | null;
  /** failed, delayed, delivered, relayed or expanded (RFC 3464); lower case. */
  action: string;
  status: string | null;
  /** What the other server said. */
  diagnostic: string;
}

const mostCharacters = 64 * 1024;
const mostGroups = 200;
const wanted = new Set([
  ...['final-recipient', 'original-recipient', 'x-actual-recipient', 'action', 'status', 'diagnostic-code'],
]);

/** The recipients of a delivery report (RFC 3464), each with what became of the mail; also where it is written as text. */
export function deliveryStatuses(text: string): DeliveryStatus[] {
  const groups = text
    .slice(0, mostCharacters)
    .replaceAll('\r', '')
    .split(/\n[ \t]*\n/)
    .slice(0, mostGroups);
  return groups.flatMap((group) => statusOf(fieldsOf(group)) ?? []);
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last: string | null = null;
  for (const line of group.split('\n')) {
    const found = /^([A-Za-z-]{3,40}):\s?(.*)$/.exec(line);
    if (found) {
      const name = (found[1] ?? '').toLowerCase();
      last = wanted.has(name) && !fields.has(name) ? name : null;
      if (last) fields.set(last, (found[2] ?? '').trim());
    } else if (last && /^\s/.test(line)) fields.set(last, `${fields.get(last)} ${line.trim()}`);
  }
  return fields;
}

function statusOf(fields: ReadonlyMap<string, string>): DeliveryStatus | null {
  const final = fields.get('final-recipient');
  const original = fields.get('original-recipient');
  const action = fields
    .get('action')
    ?.toLowerCase()
    .match(/[a-z]+/)?.[0];
  if (final === undefined && original === undefined && action === undefined) return null;
  return {
    // Who was written to counts: their address may lead to another, which failed.
    address: addressIn(original ?? '') ?? addressIn(final ?? ''),
    action: action ?? 'failed',
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null,
    diagnostic: fields.get('diagnostic-code') ?? '',
  };
}
