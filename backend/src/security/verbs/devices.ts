import type { Device, deviceList, endDevice as endInput } from '@threadline/shared/security/own';
import type * as z from 'zod';
import { endSignIns } from '../../platform/auth/end-credentials.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { browserWords } from '../browser-words.js';
import { endOne, ownDevices, ownSessions } from '../queries.js';

const kinds: Record<string, Device['kind']> = {
  'threadline-extension': 'gmail',
  'threadline-outlook': 'outlook',
};

/** Where the person is signed in: at the desk, in Gmail, in Outlook; this one first. */
export async function listDevices(ctx: Ctx): Promise<z.input<typeof deviceList>> {
  const desks = (await ownSessions(ctx)).map(
    (row): Device => ({
      ...{ id: row.handle, kind: 'desk', ...browserWords(row.userAgent), ip: row.ip, lastIp: row.lastIp },
      ...{ signedInAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null },
      ...{ current: row.handle === ctx.credentialId, endedAt: null, endedBecause: null },
    }),
  );
  const devices = (await ownDevices(ctx)).map(
    (row): Device => ({
      ...{ id: row.id, kind: kinds[row.clientId] ?? 'other', ...browserWords(row.userAgent), ip: row.ip },
      ...{ lastIp: row.lastIp, signedInAt: row.createdAt.toISOString() },
      ...{ lastUsedAt: (row.lastUsedAt ?? row.refreshedAt).toISOString(), current: row.id === ctx.credentialId },
      ...{ endedAt: row.revokedAt?.toISOString() ?? null, endedBecause: row.endedBecause },
    }),
  );
  return { items: [...desks, ...devices].sort((a, b) => Number(b.current) - Number(a.current)) };
}

/** Signs one of them out: its next request is refused, and its open stream ends. None where it has ended, or is not theirs. */
export async function endDevice(ctx: Ctx, { id }: z.output<typeof endInput>): Promise<{ ended: number }> {
  const type = await endOne(ctx, id);
  if (!type) return { ended: 0 };
  await record(ctx, {
    name: type === 'session' ? 'session.ended' : 'extension.revoked',
    subject: { type, id },
    data: { by: 'person' },
  });
  return { ended: 1 };
}

/** Signs everything out but the one that asks. */
export async function endOtherDevices(ctx: Ctx): Promise<{ ended: number }> {
  const except = ctx.via === 'session' ? ctx.credentialId : null;
  return { ended: await endSignIns(ctx, { personId: ctx.personId, except, because: null }) };
}
