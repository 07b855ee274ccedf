import { procedures } from '../../src/app/procedures.js';
import { call, type Transport, transports } from './client.js';
import { isWhole } from './figures.js';
import { Findings } from './findings.js';
import { fingerprint } from './fingerprint.js';
import type { House } from './house.js';
import { ask } from './office.js';
import { walkOtherDoors } from './other-doors.js';
import { portalProcedures } from './portal-recipes.js';
import { walkPortal } from './portal-walk.js';
import { type PrincipalKey, principalKeys, readers } from './principals.js';
import { usedUp } from './used-up.js';
import { type Walk, walkProcedures } from './walk.js';

export interface SweepOutcome {
  findings: Findings;
  /** Tables of the other organisation with a changed row, and tables that readers have changed. */
  changed: string[];
  changedByReaders: string[];
  /** Procedures that succeeded as owner or as guest, of all. */
  reached: number;
  procedures: number;
}

/** Their own ways in, which people who only read change too, and what is recorded of that. */
const theirOwn = new Set([
  ...['sessions', 'device_grants', 'passkeys', 'identities', 'totp_factors', 'recovery_codes', 'known_browsers'],
  ...['events', 'event_deliveries', 'audit_log', 'audit_seals', 'audit_heads', 'audit_anchorings', 'outbound_mails'],
]);

/** Written by the clock, for all organisations, whoever asks for what. */
const byTheClock = new Set(['audit_anchorings']);

/** Every principal at every door, with ids of others in every place; nothing may be told or changed. */
export async function sweep(house: House): Promise<SweepOutcome> {
  const findings = new Findings();
  const { administrator, home, foreignOrgId } = house;
  const before = await fingerprint(administrator, foreignOrgId);
  await useReadersOnce(house);
  const untouched = await fingerprint(administrator, home.org.id);
  for (const who of readers) await walkEveryWay({ house, findings, who });
  const changedByReaders = differing(untouched, await fingerprint(administrator, home.org.id)).filter(
    (table) => !theirOwn.has(table),
  );
  const reached = new Set<string>();
  for (const who of principalKeys.filter((key) => !readers.includes(key))) {
    const through = await walkEveryWay({ house, findings, who });
    if (who === 'owner') for (const name of through) reached.add(name);
  }
  const visited = await walkPortal({ house, findings });
  const changed = differing(before, await fingerprint(administrator, foreignOrgId)).filter(
    (table) => !byTheClock.has(table),
  );
  return {
    ...{ findings, changed, changedByReaders },
    reached: reached.size + visited.length,
    procedures: procedures().length + portalProcedures().length,
  };
}

async function walkEveryWay(walk: Omit<Walk, 'transport' | 'ways'>): Promise<string[]> {
  const ways = waysOf(walk.who);
  const reached: string[] = [];
  await walkOtherDoors(walk);
  for (const transport of ways) {
    const { home, mine } = walk.house;
    if (walk.who === 'owner') mine.owner = { ...mine.owner, ...(await usedUp(home)) };
    reached.push(...(await walkProcedures({ ...walk, transport, ways })));
  }
  return reached;
}

/** The owner by every way; the others by two of them in turns, unless everything is tried. */
function waysOf(who: PrincipalKey): readonly Transport[] {
  if (isWhole || who === 'owner') return transports;
  const left = principalKeys.indexOf(who) % transports.length;
  return transports.filter((_, index) => index !== left);
}

/** A credential notes that it was used; from then on readers leave no trace. */
async function useReadersOnce({ home }: House): Promise<void> {
  await ask(home, 'owner', 'session.me', {});
  await call({ url: home.url, token: home.tokens.readKey, transport: 'trpc' }, 'session.me', {});
}

const differing = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(before).filter((table) => before[table] !== after[table]);
