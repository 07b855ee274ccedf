import { randomUUID } from 'node:crypto';
import { hiddenFrom, outOfReach } from './canaries.js';
import type { Answer } from './client.js';
import type { Findings } from './findings.js';
import type { House } from './house.js';
import { deskBeside, type PrincipalKey } from './principals.js';
import type { Kind, Things } from './things.js';

interface Visit {
  house: House;
  findings: Findings;
  who: PrincipalKey;
}

interface Door {
  kind: Kind;
  path: (id: string) => string;
}

const months = 'from=2026-01-01&to=2027-01-01';

/** Addresses beside the procedures, by which files and tables are taken away. */
const doors: readonly Door[] = [
  { kind: 'document', path: (id) => `/desk/files/${id}` },
  { kind: 'document', path: (id) => `/api/v1/files/${id}/content` },
  { kind: 'archive', path: (id) => `/desk/archives/${id}` },
  { kind: 'customer', path: (id) => `/desk/audit/csv?subjectId=${id}` },
  { kind: 'person', path: (id) => `/desk/audit/csv?personId=${id}` },
  ...['/desk', '/api/v1'].flatMap((root): Door[] => [
    { kind: 'person', path: (id) => `${root}/reports/csv?report=hours&by=unit&${months}&ownerId=${id}` },
    {
      kind: 'customer',
      path: (id) => `${root}/reports/csv?report=rows&of=activity&limit=100&${months}&customerId=${id}`,
    },
    { kind: 'task', path: (id) => `${root}/reports/csv?report=rows&of=time&limit=100&${months}&taskId=${id}` },
  ]),
];

/** Each address with what is the principal's own, and with ids of others, which answer as one that nobody has. */
export async function walkOtherDoors(visit: Visit): Promise<void> {
  const { house, who, findings } = visit;
  for (const door of doors) {
    await fetched(visit, door.path(house.mine[who][door.kind]), 'its own');
    const random = await fetched(visit, door.path(randomUUID()), 'a random id');
    for (const [which, things] of Object.entries(othersOf(visit, door.kind))) {
      const path = door.path(things[door.kind]);
      findings.compare({ name: path, who, how: which }, await fetched(visit, path, which), random);
    }
  }
}

function othersOf({ house, who }: Visit, kind: Kind): Record<string, Pick<Things, Kind>> {
  const { foreign, unassigned, guests } = house;
  if (kind === 'person' || kind === 'archive' || !outOfReach.includes(who)) return { foreign };
  return { foreign, unassigned, neighbour: guests.neighbour.things };
}

async function fetched({ house, findings, who }: Visit, path: string, how: string): Promise<Answer> {
  const token = house.home.tokens[who];
  const desk = deskBeside(token);
  const bearer = token ? { authorization: `Bearer ${token}` } : undefined;
  const credential = path.startsWith('/desk') ? desk && { cookie: desk } : bearer;
  const answer = await fetch(`${house.home.url}${path}`, credential ? { headers: credential } : {});
  const told = { status: answer.status, text: await answer.text(), data: null };
  return findings.hold({ name: path, who, how }, told, hiddenFrom[who]);
}
