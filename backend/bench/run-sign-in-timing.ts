import { figuresOf, rounded } from './drive/figures.js';
import type { Outcome } from './run-case.js';
import type { BenchServer } from './server.js';
import type { World } from './world.js';

const rounds = 200;

interface Question {
  path: string;
  body: (address: string) => unknown;
  /** Somebody's address, and one like it that is nobody's. */
  known: string;
  unknown: string;
}

/** Asks alternately as somebody and as nobody, so that whatever the machine does besides falls on both. */
export async function runSignInTiming({ sql, orgId }: World, server: BenchServer): Promise<Outcome> {
  const questions = await questionsOf(sql, orgId);
  const medians: Record<string, unknown> = {};
  const all: number[] = [];
  for (const [name, question] of Object.entries(questions)) {
    const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const who of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        await sql`delete from sign_in_attempts`;
        taken[who].push(await timeOf(server.url, question, who));
      }
    }
    all.push(...taken.known, ...taken.unknown);
    const [known, unknown] = [taken.known, taken.unknown].map((times) => figuresOf(times, 1).p50);
    medians[name] = { known, unknown, apart: rounded((known ?? 0) - (unknown ?? 0)) };
  }
  await forget(sql, orgId);
  return {
    ...{ name: 'sign-in-timing', world: null, ratio: null, cpuMicros: { server: null, database: null } },
    connections: {
      1: figuresOf(
        all,
        all.reduce((sum, one) => sum + one, 0),
      ),
      8: null,
      32: null,
    },
    rounds,
    medians,
  };
}

async function timeOf(url: string, { path, body, ...addresses }: Question, who: 'known' | 'unknown'): Promise<number> {
  const headers = { 'content-type': 'application/json', origin: url };
  const before = performance.now();
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body(addresses[who])) });
  await answer.text();
  return performance.now() - before;
}

async function questionsOf(sql: World['sql'], orgId: string): Promise<Record<string, Question>> {
  const [person] = await sql<{ email: string }[]>`select email from people
    where org_id = ${orgId} and password_hash is not null and suspended_at is null and removed_at is null limit 1`;
  const [guest] = await sql<{ slug: string; address: string }[]>`select o.slug, a.address from contact_addresses a
    join customer_contacts c on c.org_id = a.org_id and c.contact_id = a.contact_id join organisations o on o.id = a.org_id
    where a.org_id = ${orgId} limit 1`;
  if (!person || !guest)
    throw new Error('Nobody here has a password and a customer with a contact. Seed the demo first.');
  const password = 'not the right password';
  const colleague = { known: person.email, unknown: besideOf(person.email) };
  return {
    signIn: { path: '/auth/sign-in', body: (email) => ({ email, password }), ...colleague },
    reset: { path: '/auth/reset/ask', body: (email) => ({ email }), ...colleague },
    portalLink: {
      path: '/portal/trpc/entry.request',
      body: (address) => ({ organisation: guest.slug, address }),
      ...{ known: guest.address, unknown: besideOf(guest.address) },
    },
  };
}

/** As long, of the same domain, and nobody's. */
const besideOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return 'q'.repeat(at) + address.slice(at);
};

/** What was asked for is mailed to nobody. */
async function forget(sql: World['sql'], orgId: string): Promise<void> {
  await sql`delete from sign_in_attempts`;
  await sql`delete from portal_link_requests where org_id = ${orgId}`;
  await sql`delete from outbound_mails where org_id = ${orgId} and status in ('queued', 'kept')
    and created_at > now() - interval '10 minutes'`;
}
