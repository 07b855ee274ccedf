import { listCustomers as listInput } from '@threadline/shared/customers/schema';
import { listTimeline as timelineInput } from '@threadline/shared/timeline/schema';
import { listCustomers } from '../../src/customers/service.js';
import { listTimeline } from '../../src/timeline/service.js';
import type { World } from '../world.js';
import { ask, type Case } from './case.js';

/** Customers by what somebody types: beginnings of names, words within them, and slips. */
export const searchCase: Case = {
  requests: async (world) => (await typed(world)).map((search) => ask(world, 'customers.list', { search, limit: 20 })),
  answers: async (world) =>
    (await typed(world)).map((search) => (ctx) => listCustomers(ctx, listInput.parse({ search, limit: 20 }))),
};

async function typed({ sql, orgId }: World): Promise<string[]> {
  const names = await sql<{ name: string }[]>`
    select name from customers where org_id = ${orgId} order by md5(id::text) limit 64`;
  return names.map(({ name }, index) => {
    const words = name.split(' ');
    if (index % 4 === 0) return name.slice(0, 3 + (index % 5));
    if (index % 4 === 1) return words.slice(0, 2).join(' ');
    return index % 4 === 2 ? (words[1] ?? name) : name.slice(0, 8);
  });
}

/** Words in the longest timeline, rare and common ones. */
export const fulltextCase: Case = {
  requests: async (world) =>
    (await wordsOf(world)).map((search) =>
      ask(world, 'timeline.list', { customerId: world.largest, search, limit: 20 }),
    ),
  answers: async (world) =>
    (await wordsOf(world)).map((search) => (ctx) => {
      return listTimeline(ctx, timelineInput.parse({ customerId: world.largest, search, limit: 20 }));
    }),
};

async function wordsOf({ sql, orgId, largest }: World): Promise<string[]> {
  const rows = await sql<{ words: string }[]>`
    select coalesce(nullif(e.title, ''), e.preview, '') as words from timeline_entries e
    where e.org_id = ${orgId} and e.customer_id = ${largest} and e.kind in ('email', 'call', 'meeting', 'chat')
    order by e.id limit 64`;
  const words = rows.map(({ words }, index) => {
    const known = words.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
    return index % 2 === 0 ? (known.at(-1) ?? '') : known.slice(-2).join(' ');
  });
  return [...new Set(words.filter(Boolean)), 'invoice', 'barcode labels'];
}

const pageOfTimeline = 50;

/** A page far down in the longest timeline, beside its first page. */
export const timelineCase: Case = {
  requests: async (world) =>
    (await depths(world)).map((cursor) => ask(world, 'timeline.list', { customerId: world.largest, cursor })),
  answers: async (world) =>
    (await depths(world)).map((cursor) => (ctx) => {
      return listTimeline(ctx, timelineInput.parse({ customerId: world.largest, cursor }));
    }),
  beside: {
    name: 'firstPage',
    requests: async (world) =>
      Array.from({ length: 32 }, () => ask(world, 'timeline.list', { customerId: world.largest })),
  },
};

/** Cursors in the last twentieth of the timeline that still have a whole page below them. */
async function depths({ sql, orgId, largest, size }: World): Promise<string[]> {
  const rows = await sql<{ at: Date; id: string }[]>`
    select at, id from timeline_entries where org_id = ${orgId} and customer_id = ${largest} and removed_at is null
    order by at, id offset ${Math.min(size.largestTimeline - 1, pageOfTimeline * 20)} limit 64`;
  return rows.map(({ at, id }) => Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url'));
}
