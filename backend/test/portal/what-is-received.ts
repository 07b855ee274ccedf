import { randomUUID } from 'node:crypto';
import { call } from '../sweep/client.js';
import type { CustomerBrowser } from './browser.js';
import type { Company, PortalWorld } from './portal-world.js';
import type { SharedThings } from './work-inside.js';

interface Looking {
  world: PortalWorld;
  acme: Company;
  browser: CustomerBrowser;
  shared: SharedThings;
  /** What is not shared; in a world without it, ids that nobody has. */
  hidden: { thread: string; document: string };
}

/** Every answer that a customer's person can get: pages, questions, files, doors of the team, and what the team is shown of it. */
export async function everythingReceived(looking: Looking): Promise<string[]> {
  const { browser, world, shared, hidden } = looking;
  const { slug } = world.office.org;
  const questions = [
    ...['visit.me', 'visit.home', 'visit.export', 'tasks.list', 'conversations.list', 'documents.list'],
    ...['visit.unknown', 'live.events'],
  ].map((path) => trpc(path, {}));
  const conversations = [shared.threadId, hidden.thread, randomUUID()].map((id) => trpc('conversations.get', { id }));
  const files = [shared.document, hidden.document, randomUUID(), 'no-id'].map((id) => `/portal/files/${id}`);
  const page = `/portal/${slug}`;
  const pages = [
    page,
    `${page}/manifest.webmanifest`,
    `${page}/icon.svg`,
    `${page}/icon-192.png`,
    `/portal/logo/${slug}/a`,
  ];
  const doors = [
    '/desk/trpc/live.events?input=%7B%7D',
    '/desk/trpc/notes.list?input=%7B%7D',
    `/desk/files/${hidden.document}`,
  ];
  const artefacts: string[] = [];
  for (const path of [...questions, trpc('entry.brand', { organisation: slug }), ...conversations])
    artefacts.push(await toldBy(path, await browser.get(path)));
  for (const path of [...files, ...pages, ...doors]) artefacts.push(await toldBy(path, await browser.get(path)));
  return [...artefacts, ...(await previewed(looking))];
}

const trpc = (path: string, input: unknown): string =>
  `/portal/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

/** The desk's page of what the customer sees, now and after a change: whatever it shows, they would get. */
async function previewed({ world, acme, shared }: Looking): Promise<string[]> {
  const to = { url: world.server.url, token: world.office.tokens.owner, transport: 'trpc' } as const;
  const customerId = acme.id;
  const thing = (kind: string, id: string) => ({ customerId, kind, id });
  const changes = [
    {},
    { change: { share: true, thing: thing('task', shared.later) } },
    { change: { share: false, thing: thing('conversation', shared.threadId) } },
  ];
  const told: string[] = [];
  for (const contactId of [acme.contact, undefined]) {
    for (const change of changes) {
      const answer = await call(to, 'sharing.preview', { customerId, contactId, ...change });
      told.push(`what the customer sees: ${answer.status} ${answer.text}`);
    }
  }
  return told;
}

/** A whole answer; its date and its connection are the server's own. */
export async function toldBy(what: string, answer: Response): Promise<string> {
  const headers = [...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  const body = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  return [what, answer.status, ...headers.map(([name, value]) => `${name}: ${value}`).sort(), body].join('\n');
}

/** Ids by the order in which they appear, instants and secrets by their kind, and the world's own address. */
export function plain({ office, server }: PortalWorld, text: string): string {
  const known = new Map<string, string>();
  const named = (id: string) => known.get(id) ?? known.set(id, `id-${known.size}`).get(id) ?? '';
  return text
    .replace(/=\r\n/g, '')
    .replaceAll(office.org.slug, 'the-organisation')
    .replaceAll(server.url, 'http://the-server')
    .replaceAll(encodeURIComponent(server.url), 'http://the-server')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replace(/tl[a-z]{1,2}_[\w-]+/g, 'token')
    .replace(/^Date: .*$/gm, 'Date')
    .replace(/localhost:\d+/g, 'the-server');
}
