import { randomUUID } from 'node:crypto';
import { procedures } from '../../src/app/procedures.js';
import { hiddenFromGuest } from './canaries.js';
import type { Answer, Input } from './client.js';
import { isWhole } from './figures.js';
import type { Findings } from './findings.js';
import type { House } from './house.js';
import { type PortalProcedure, portalProcedures, portalRecipes } from './portal-recipes.js';
import { idsIn, withValue } from './substitute.js';

interface Visit {
  house: House;
  findings: Findings;
}

const who = 'a guest';
const ways = ['single', 'batch'] as const;
type Way = (typeof ways)[number];

/** Every procedure of the portal with valid input, then with each id exchanged; the names of those that succeeded. */
export async function walkPortal(visit: Visit): Promise<string[]> {
  const reached = new Set<string>();
  await knockAtTheTeamsDoors(visit);
  const kinds = new Map(portalProcedures().map((procedure) => [procedure.name, procedure]));
  for (const [name, recipe] of Object.entries(portalRecipes)) {
    const procedure = kinds.get(name);
    if (!procedure) throw new Error(`The portal has no procedure ${name}.`);
    const input = recipe(visit.house);
    for (const [turn, way] of waysOf(name).entries()) {
      const answer = await probe(visit, procedure, { input, way });
      if (answer.status === 200) reached.add(name);
      else visit.findings.bugs.push(`${name} as ${who} (${way}): ${answer.status} ${answer.text}`);
      if (isWhole || turn === name.length % 2) await exchangeIds(visit, procedure, { input, way });
    }
    if (name === 'documents.list') await download(visit);
  }
  return [...reached];
}

/** Who has signed out is not asked again. */
const waysOf = (name: string): readonly Way[] => (name === 'visit.signOut' ? ['single'] : ways);

async function probe(visit: Visit, procedure: PortalProcedure, { input, way }: Sent): Promise<Answer> {
  const answer = await send(visit.house, procedure, { input, way });
  return visit.findings.hold({ name: `portal ${procedure.name}`, who, how: way }, answer, hiddenFromGuest);
}

interface Sent {
  input: Input;
  way: Way;
}

async function send({ guests }: House, { name, kind }: PortalProcedure, { input, way }: Sent): Promise<Answer> {
  const { browser } = guests;
  if (way === 'single') {
    const { status, text, data } = await (kind === 'query' ? browser.query(name, input) : browser.mutate(name, input));
    return { status, text, data };
  }
  const inputs = encodeURIComponent(JSON.stringify({ 0: input }));
  const answer = await (kind === 'query'
    ? browser.get(`/portal/trpc/${name}?batch=1&input=${inputs}`)
    : browser.post(`/portal/trpc/${name}?batch=1`, { 0: input }));
  return { status: answer.status, text: await answer.text(), data: null };
}

async function exchangeIds(visit: Visit, procedure: PortalProcedure, { input, way }: Sent): Promise<void> {
  for (const path of idsIn(input)) {
    const random = await probe(visit, procedure, { input: withValue(input, path, randomUUID()), way });
    for (const [which, id] of foreignIds(visit.house)) {
      const answer = await probe(visit, procedure, { input: withValue(input, path, id), way });
      const how = `${way}, ${which} at ${path.join('.')}`;
      visit.findings.compare({ name: `portal ${procedure.name}`, who, how }, answer, random);
    }
  }
}

/** Every thing that is not shared with the guest's company, and what is, of the wrong kind. */
function foreignIds({ foreign, unassigned, guests: { own, neighbour } }: House): [string, string][] {
  const named = (whose: string, things: object) =>
    Object.entries(things)
      .filter(([kind]) => kind !== 'waiting')
      .map(([kind, id]): [string, string] => [`${whose} ${kind}`, id]);
  const { customer: _own, ...inside } = own.things;
  return [
    ...named('another organisation’s', foreign),
    ...named('another company’s', { ...unassigned }),
    ...named('a neighbour’s', neighbour.things),
    ...named('a neighbour’s shared', neighbour.shown),
    ...named('an unshared', inside),
    ['a document in place of another thing', own.shown.document],
  ];
}

async function download(visit: Visit): Promise<void> {
  const { browser, own } = visit.house.guests;
  const fetched = async (which: string, id: string): Promise<Answer> => {
    const answer = await browser.get(`/portal/files/${id}`);
    const told = { status: answer.status, text: await answer.text(), data: null };
    return visit.findings.hold({ name: 'a download', who, how: which }, told, hiddenFromGuest);
  };
  if ((await fetched('its own', own.shown.document)).status !== 200) visit.findings.bugs.push('A guest got no file.');
  const random = await fetched('a random id', randomUUID());
  for (const [which, id] of foreignIds(visit.house)) {
    if (id === own.shown.document) continue;
    visit.findings.compare({ name: 'a download', who, how: which }, await fetched(which, id), random);
  }
}

/** The guest's cookie opens none of the team's procedures, by whichever way. */
async function knockAtTheTeamsDoors({ house, findings }: Visit): Promise<void> {
  const { browser } = house.guests;
  for (const { name, kind, meta } of procedures()) {
    for (const door of isWhole ? [`/trpc/${name}`, `/desk/trpc/${name}`] : [`/desk/trpc/${name}`]) {
      const answer = await (kind === 'mutation' ? browser.post(door, {}) : browser.get(`${door}?input=%7B%7D`));
      refused(name, door, { status: answer.status, text: await answer.text(), data: null });
    }
    if (meta.openapi?.method !== 'GET') continue;
    const door = `/api/v1${meta.openapi.path.replace(/\{\w+\}/g, house.guests.own.things.customer)}`;
    const answer = await browser.get(door);
    refused(name, door, { status: answer.status, text: await answer.text(), data: null });
  }
  function refused(name: string, how: string, answer: Answer): void {
    findings.hold({ name, who, how }, answer, hiddenFromGuest);
    // What cannot be read is refused before anybody asks who sent it; a stream says within what is wrong.
    const isShut = answer.status === 401 || answer.status === 400 || answer.text.includes('"httpStatus":401');
    if (!isShut) findings.differences.push(`${name} answers ${who} at ${how} with ${answer.status}`);
  }
}
