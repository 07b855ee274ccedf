import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashSecret } from '../src/platform/auth/secrets.js';
import { atOneMoment } from './at-one-moment.js';
import { openBrowser } from './portal/browser.js';
import { askForLink, type PortalWorld, startPortalWorld } from './portal/portal-world.js';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());
beforeEach(() => world.server.runtime.db.sql`delete from sign_in_attempts`);

type Links = 'portal_links' | 'invitations' | 'password_resets';

/** So many at once, several of whom stand before the row of the link when the first uses it up. */
const together = <T>(count: number, [table, token]: [Links, string], one: () => Promise<T>) =>
  atOneMoment(
    {
      adminUrl: world.server.database.adminUrl,
      hold: (tx) => {
        const column = table === 'password_resets' ? 'hash' : 'token_hash';
        return tx`select 1 from ${tx(table)} where ${tx(column)} = ${hashSecret(token)} for update`;
      },
    },
    () => Array.from({ length: count }, one),
  );

const tokenIn = (text: string): string => /#(tl[\w-]+)/.exec(text)?.[1] ?? '';
const counted = (values: readonly unknown[]) =>
  Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]));

test('of fifty who press the button of a mailed link at one moment one gets in', async () => {
  const acme = await world.customer('Acme', 'acme-once.com');
  const organisation = world.office.org.slug;
  const browser = openBrowser(world.server.url);
  const token = await askForLink({ browser, sink: world.sink, organisation, address: acme.address });
  const answers = await together(50, ['portal_links', token], () =>
    browser.mutate<{ state: string }>('entry.enter', { organisation, token }),
  );
  expect(counted(answers.map(({ data }) => data.state))).toEqual({ entered: 1, used: 49 });
});

test('of twelve who accept an invitation at one moment one becomes a person', async () => {
  await world.team('team.invite', { email: 'new@once.example', role: 'member' });
  const token = tokenIn((await world.sink.take('new@once.example')).text);
  const body = { token, name: 'Jo New', password: 'orchid lantern gravel 52' };
  const answers = await together(12, ['invitations', token], () =>
    openBrowser(world.server.url).post('/auth/join', body),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 204: 1, 400: 11 });
});

test('of twelve who set a password by one mailed link at one moment one does', async () => {
  const email = `member@${world.office.org.slug}.test`;
  await openBrowser(world.server.url).post('/auth/reset/ask', { email });
  const token = tokenIn((await world.sink.take(email)).text);
  const answers = await together(12, ['password_resets', token], () =>
    openBrowser(world.server.url).post('/auth/reset', { token, password: 'orchid lantern gravel 52' }),
  );
  expect(counted(answers.map(({ ok }) => ok))).toEqual({ true: 1, false: 11 });
});
