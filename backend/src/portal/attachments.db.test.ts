import type { PortalMessage } from '@threadline/shared/portal/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerBrowser } from '../../test/portal/browser.js';
import { type Company, type PortalWorld, startPortalWorld } from '../../test/portal/portal-world.js';
import { storeRaw } from '../mail-view/stored-mail.fixture.js';

let world: PortalWorld;
let acme: Company;
let browser: CustomerBrowser;
let stranger: CustomerBrowser;
let threadId: string;

const plan = { name: '../../etc/plan\u202efdp.exe', type: 'text/html', content: Buffer.from('<script>1</script>') };
const logo = { name: 'logo.png', type: 'image/png', content: Buffer.from('logo'), contentId: '<logo@x>', inline: true };
const internal = { name: 'margins.xlsx', type: 'application/vnd.ms-excel', content: Buffer.from('internal') };

const mail = (from: string, id: string, more = '') =>
  `From: ${from}\r\nTo: support@vendor.example\r\nSubject: The plan\r\nMessage-ID: <${id}@plan.example>\r\n${more}\r\nSee the plan.\r\n`;
const stored = (raw: string, attachments: Parameters<typeof storeRaw>[2]['attachments'] = []) =>
  storeRaw(world.server.runtime, world.office.org.id, { raw, attachments });
const told = async (of = browser) => {
  const { data } = await of.query<{ messages: PortalMessage[] }>('conversations.get', { id: threadId });
  return data?.messages ?? [];
};
const share = (verb: 'share' | 'unshare') =>
  world.team(`sharing.${verb}`, { customerId: acme.id, kind: 'conversation', id: threadId });

beforeAll(async () => {
  world = await startPortalWorld();
  acme = await world.customer('Acme', 'acme-files.com');
  const other = await world.customer('Other', 'other-files.com');
  ({ threadId } = await stored(mail(acme.address, 'first'), [plan, logo]));
  // In the same conversation, and not to the customer.
  await stored(mail('partner@elsewhere.example', 'second', 'In-Reply-To: <first@plan.example>\r\n'), [internal]);
  await world.team('threads.link', { thread: { threadId }, customerId: acme.id });
  await share('share');
  [browser, stranger] = [await world.signIn(acme.address), await world.signIn(other.address)];
});
afterAll(() => world?.stop());

test('a message tells what came along with it, but for pictures of its text, under a harmless name', async () => {
  const [message, ...more] = await told();
  expect(more).toEqual([]);
  const { id } = message ?? {};
  expect(message?.attachments).toEqual([
    { name: 'planfdp.exe', type: 'text/html', size: 18, downloadUrl: `/portal/mail-files/${threadId}/${id}/0` },
  ]);
});

test('it comes as a file that no browser opens in a page of ours', async () => {
  const answer = await browser.get((await told())[0]?.attachments[0]?.downloadUrl ?? '');
  expect(await answer.text()).toBe('<script>1</script>');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment; filename="planfdp.exe"/),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('nobody else reaches it, and nothing else is reached', async () => {
  const [message] = await told();
  const url = message?.attachments[0]?.downloadUrl ?? '';
  expect((await stranger.get(url)).status).toBe(404);
  expect((await fetch(`${world.server.url}${url}`)).status).toBe(401);
  const inside = `/portal/mail-files/${threadId}`;
  const wrong = [`${inside}/${message?.id}/1`, `${inside}/${message?.id}/-1`, `${inside}/${message?.id}/x`];
  for (const path of [
    ...wrong,
    `${inside}/${threadId}/0`,
    `/portal/mail-files/${message?.id}/${message?.id}/0`,
    `${inside}/'/0`,
  ])
    expect((await browser.get(path)).status, path).toBe(404);
});

test('the team sees before it shares what will come along, and what is no longer shared is gone', async () => {
  const url = (await told())[0]?.attachments[0]?.downloadUrl ?? '';
  await share('unshare');
  expect((await browser.get(url)).status).toBe(404);
  const change = { share: true, thing: { customerId: acme.id, kind: 'conversation', id: threadId } };
  const { appears } = (await world.team('sharing.preview', { customerId: acme.id, change })) as {
    appears: { kind: string; attachments: string[] }[];
  };
  expect(appears.filter(({ kind }) => kind === 'message')).toMatchObject([{ attachments: ['planfdp.exe'] }]);
});
