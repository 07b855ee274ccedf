import type { ConnectionDoor, MailVendorDoor } from '../src/mail-sync/port.js';

/** A connection that keeps its secret in memory, where several sessions may share it as workers share the database. */
export function keptConnection(
  secret: unknown,
  client: ConnectionDoor['client'],
  settings: Record<string, unknown> = {},
) {
  const kept = { secret, writes: 0 };
  const ending = new AbortController();
  const door = (): ConnectionDoor => ({
    ...{ settings, client, secret: structuredClone(kept.secret), signal: ending.signal },
    keepSecret: async (changed) => {
      kept.secret = structuredClone(changed);
      kept.writes += 1;
    },
    readSecret: async () => structuredClone(kept.secret),
  });
  return { kept, ending, open: (vendor: MailVendorDoor) => vendor.open(door()) };
}

export const textOf = (raw: Uint8Array) => Buffer.from(raw).toString('utf8');

/** The Message-IDs of mails, in their order. */
export const idsOf = (mails: readonly { raw: Uint8Array }[]) =>
  mails.map(({ raw }) => /^Message-ID: <(.*)>/im.exec(textOf(raw))?.[1] ?? '');
