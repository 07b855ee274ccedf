import { randomUUID } from 'node:crypto';
import { hiddenFrom, outOfReach } from './canaries.js';
import { type Answer, call, type Input, type Transport } from './client.js';
import { isWhole } from './figures.js';
import type { Findings } from './findings.js';
import type { House } from './house.js';
import type { PrincipalKey } from './principals.js';
import type { Answers } from './recipe.js';
import { kindOf, recipes } from './recipes.js';
import { idsIn, type Path, withValue } from './substitute.js';
import type { Kind } from './things.js';

export interface Walk {
  house: House;
  findings: Findings;
  who: PrincipalKey;
  transport: Transport;
  /** All the ways by which this principal comes, of which each id is tried by one. */
  ways: readonly Transport[];
}

/** Every procedure with valid input, then with each of its ids exchanged; the names of those that succeeded. */
export async function walkProcedures(walk: Walk): Promise<string[]> {
  const { house, findings, who, transport } = walk;
  const answers: Answers = new Map();
  const reached: string[] = [];
  for (const [name, recipe] of Object.entries(recipes)) {
    const input = recipe(house.mine[who], answers);
    const answer = await probe(walk, name, input);
    if (answer.status === 200) reached.push(name);
    else if (who === 'owner') findings.bugs.push(`${name} as owner (${transport}): ${answer.status} ${answer.text}`);
    if (answer.data) answers.set(name, answer.data);
    if (who !== 'anonymous' || isWhole) await exchangeIds(walk, name, input);
  }
  return reached;
}

async function probe({ house, findings, who, transport }: Walk, name: string, input: Input): Promise<Answer> {
  const answer = await call({ url: house.home.url, token: house.home.tokens[who], transport }, name, input);
  return findings.hold({ name, who, how: transport }, answer, hiddenFrom[who]);
}

async function exchangeIds(walk: Walk, name: string, input: Input): Promise<void> {
  const { findings, who, transport, ways } = walk;
  for (const [turn, path] of idsIn(input).entries()) {
    if (!isWhole && ways[(turn + name.length) % ways.length] !== transport) continue;
    const random = await probe(walk, name, withValue(input, path, randomUUID()));
    for (const [which, id] of Object.entries(foreignIds(walk, name, path))) {
      const answer = await probe(walk, name, withValue(input, path, id));
      findings.compare({ name, who, how: `${transport}, ${which} id at ${path.join('.')}` }, answer, random);
    }
  }
}

/** What stands in no reach of the principal where this id stands: one of each sort. */
function foreignIds({ house, who }: Walk, name: string, path: Path): Record<string, string> {
  const kind = kindOf(name, String(path.filter((step) => typeof step === 'string').at(-1)));
  const wrong: Kind = kind === 'customer' ? 'note' : 'customer';
  const ids = { foreign: house.foreign[kind], wrong: house.mine[who][wrong] };
  if (kind === 'person' || !outOfReach.includes(who)) return ids;
  return { ...ids, unassigned: house.unassigned[kind], neighbour: house.guests.neighbour.things[kind] };
}
