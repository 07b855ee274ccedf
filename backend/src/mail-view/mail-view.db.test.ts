import { and, eq } from 'drizzle-orm';
import { Hono } from 'hono';
import sharp from 'sharp';
import { v7 as newId } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { apiKeys } from '../platform/auth/schema.js';
import { type Actor, inOrg } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { events } from '../platform/events/schema.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { closeMailShow } from '../platform/mail/show/index.js';
import { mailboxMessages, messages } from '../threads/schema.js';
import { customerIn } from '../threads/threads.fixture.js';
import { conversation, mailFileRoutes, openMail, prepareMail } from './service.js';
import { htmlMail, storeRaw } from './stored-mail.fixture.js';

const world = useWorld();
afterAll(() => Promise.all([closeMailParser(), closeMailShow()]));

const open = async (actor: Actor, messageId: string) => {
  const within = <T>(work: Parameters<typeof world.as<T>>[1]) => world.as(actor, work);
  const prepared = await prepareMail(within, { messageId }, world.runtime);
  return world.as(actor, (ctx) => openMail(ctx, { messageId }, prepared));
};
const pixel = () => sharp({ create: { width: 8, height: 6, channels: 3, background: '#ff0000' } });

async function scene() {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', contacts: ['jane@acme.com'], assigned: org.member });
  return org;
}

const fetched = async (path: string) => {
  const app = new Hono().onError((error, c) => c.text(error.message, error instanceof NotFound ? 404 : 500));
  const answer = await app.route('/', mailFileRoutes(world.runtime)).request(path);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

test('a mail is shown harmless, with its pictures and attachments by addresses of one’s own', async () => {
  const org = await scene();
  const png = await pixel().png().toBuffer();
  const { id } = await storeRaw(world.runtime, org.id, {
    raw: htmlMail(
      '<p onclick="x()">Hello</p><script>x()</script><img src="cid:logo@acme"><img src="https://a.example/b.png">',
    ),
    attachments: [
      { name: 'logo.png', type: 'image/png', content: png, contentId: '<logo@acme>' },
      { name: '../..\\\u202egnp.exe\r\nx: y', type: 'text/html', content: Buffer.from('<script>x()</script>') },
    ],
  });
  const mail = await open(org.member, id);
  expect(mail.html).toBe('<p>Hello</p><img data-image="i0" alt="" /><img data-image="i1" alt="" />');
  expect(mail.pictures.map(({ key, remote }) => [key, remote])).toEqual([
    ['i0', false],
    ['i1', true],
  ]);
  expect(mail.attachments).toMatchObject([{ position: 1, name: 'gnp.exex: y', type: 'text/html' }]);
  const picture = await fetched(mail.pictures[0]?.url ?? '');
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(await sharp(picture.bytes).metadata()).toMatchObject({ width: 8, height: 6 });
  const file = await fetched(mail.attachments[0]?.downloadUrl ?? '');
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="gnp.exex: y"; filename*=UTF-8''gnp.exex%3A%20y`,
  );
});

test('an address is good for its person alone, for two hours, and as long as they may see the mail', async () => {
  const org = await scene();
  const png = await pixel().png().toBuffer();
  const { id } = await storeRaw(world.runtime, org.id, {
    raw: htmlMail('<img src="cid:a">'),
    attachments: [{ name: 'a.png', type: 'image/png', content: png, contentId: 'a' }],
  });
  const { pictures } = await open(org.member, id);
  const url = pictures[0]?.url ?? '';
  expect((await fetched(url)).status).toBe(200);
  expect((await fetched(`${url.slice(0, -3)}AAA`)).status).toBe(404);
  expect((await fetched(url.replace('.', '.x'))).status).toBe(404);
  world.setClock('2026-03-10T11:00:00.000Z');
  expect((await fetched(url)).status).toBe(404);
  world.setClock('2026-03-10T09:00:00.000Z');
  await world.as(org.system, (ctx) =>
    ctx.tx.execute(`update people set suspended_at = now() where id = '${org.member.personId}'`),
  );
  expect((await fetched(url)).status).toBe(404);
});

test('an address that was made by an API key ends with the key', async () => {
  const org = await scene();
  const { id } = await storeRaw(world.runtime, org.id, {
    raw: htmlMail('<p>Hello</p>'),
    attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('secret') }],
  });
  const key = {
    id: newId(),
    personId: org.owner.personId,
    name: 'Key',
    prefix: 'tl',
    keyHash: 'x',
    scopes: ['mail:read'],
  };
  const times = { createdAt: new Date('2026-03-09'), expiresAt: new Date('2026-03-10T09:30:00Z') };
  await world.as(org.system, ({ tx }) => tx.insert(apiKeys).values({ orgId: org.id, ...key, ...times }));
  const program = { ...org.owner, via: 'api_key' as const, credentialId: key.id, scopes: key.scopes };
  const [file] = (await open(program, id)).attachments;
  expect((await fetched(file?.downloadUrl ?? '')).status).toBe(200);
  world.setClock('2026-03-10T09:31:00.000Z');
  expect((await fetched(file?.downloadUrl ?? '')).status).toBe(404);
  world.setClock('2026-03-10T09:00:00.000Z');
});

test('a picture that lies in a private network is never fetched, and no drawing or page passes for a picture', async () => {
  const org = await scene();
  const data = (type: string, text: string) => `data:${type};base64,${Buffer.from(text).toString('base64')}`;
  const { id } = await storeRaw(world.runtime, org.id, {
    raw: htmlMail(`<img src="http://127.0.0.1:1/a.png"><img src="${data('image/png', '<svg onload=x()>')}">`),
  });
  const { pictures } = await open(org.owner, id);
  expect(pictures).toHaveLength(2);
  for (const { url } of pictures) expect((await fetched(url)).status).toBe(404);
});

test.each([
  ['an owner', 'owner', true],
  ['who is assigned', 'member', true],
  ['a colleague without the customer', 'colleague', false],
  ['a contractor', 'contractor', false],
] as const)('mail of a shared mailbox: %s', async (_who, role, sees) => {
  const org = await scene();
  const { id, threadId } = await storeRaw(world.runtime, org.id, { raw: htmlMail('<p>Hello</p>') });
  const other = await world.organisation();
  const seen = open(org[role], id).then(({ html }) => html);
  if (sees) expect(await seen).toBe('<p>Hello</p>');
  else await expect(seen).rejects.toThrow();
  await expect(open(other.owner, id)).rejects.toThrow(NotFound);
  await expect(world.as(other.owner, (ctx) => conversation(ctx, { threadId, limit: 20 }))).rejects.toThrow(NotFound);
});

async function setTier(org: TestOrganisation, id: string, tier: 'metadata' | 'subject') {
  const reduced = { tier, body: '', snippet: '', visibleText: null, ...(tier === 'metadata' ? { subject: '' } : {}) };
  await world.as(org.system, (ctx) =>
    ctx.tx
      .update(messages)
      .set(reduced)
      .where(and(eq(messages.orgId, org.id), eq(messages.id, id))),
  );
}

test.each(['metadata', 'subject'] as const)(
  'of mail kept as %s nobody reads the text, but for who holds all of it',
  async (tier) => {
    const org = await scene();
    const address = `member@${org.slug}.test`;
    const { id } = await storeRaw(world.runtime, org.id, {
      raw: htmlMail('<p>Hello</p>', { To: address }),
      attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('secret') }],
    });
    const { addresses } = await ownMailbox(org, address, id);
    expect(addresses).toBe(1);
    await setTier(org, id, tier);
    expect(await open(org.owner, id)).toMatchObject({ html: null, attachments: [], ownCopy: false, tier });
    expect(await open(org.member, id)).toMatchObject({ html: '<p>Hello</p>', ownCopy: true });
  },
);

/** A copy of the mail in the member's own mailbox. */
async function ownMailbox(org: TestOrganisation, address: string, messageId: string): Promise<{ addresses: number }> {
  return world.as(org.system, async (ctx) => {
    const { ensureMailbox } = await import('../mailboxes/service.js');
    const { id: mailboxId } = await ensureMailbox(ctx, { address, kind: 'personal' });
    await ctx.tx.execute(
      `update mailboxes set owner_id = '${org.member.personId}' where org_id = '${org.id}' and id = '${mailboxId}'`,
    );
    await ctx.tx
      .insert(mailboxMessages)
      .values({ orgId: org.id, mailboxId, messageId, createdAt: ctx.now })
      .onConflictDoNothing();
    const rows = await ctx.tx.select().from(mailboxMessages).where(eq(mailboxMessages.mailboxId, mailboxId));
    return { addresses: rows.length };
  });
}

test('reading personal mail is recorded once; nobody else sees it, and without its source its words are shown', async () => {
  const org = await scene();
  const address = `member@${org.slug}.test`;
  const mailbox = { address, kind: 'personal' as const };
  const { id, threadId } = await storeRaw(world.runtime, org.id, {
    raw: htmlMail('<p>Private</p>', { To: address }),
    mailbox,
  });
  await ownMailbox(org, address, id);
  await open(org.member, id);
  await world.as(org.member, (ctx) => conversation(ctx, { threadId, limit: 20 }));
  await expect(open(org.owner, id)).rejects.toThrow(NotFound);
  const told = await inOrg(world.runtime, org.system, (ctx) =>
    ctx.tx
      .select({ name: events.name })
      .from(events)
      .where(and(eq(events.orgId, org.id), eq(events.name, 'mail.read'))),
  );
  expect(told).toHaveLength(1);
  await world.as(org.system, (ctx) => ctx.tx.update(messages).set({ rawHash: null }).where(eq(messages.id, id)));
  expect((await open(org.member, id)).html).toContain('Private');
});

test('a conversation comes in pages, the latest mails first', async () => {
  const org = await scene();
  let threadId = '';
  for (let day = 1; day <= 5; day++) {
    const lines = {
      Date: `Tue, 0${day} Mar 2026 09:00:00 +0000`,
      'Message-ID': `<m${day}@acme.com>`,
      ...(day > 1 ? { 'In-Reply-To': `<m${day - 1}@acme.com>` } : {}),
    };
    ({ threadId } = await storeRaw(world.runtime, org.id, { raw: htmlMail(`<p>Mail ${day}</p>`, lines) }));
  }
  const first = await world.as(org.member, (ctx) => conversation(ctx, { threadId, limit: 3 }));
  const cursor = first.nextCursor ?? '';
  const second = await world.as(org.member, (ctx) => conversation(ctx, { threadId, limit: 3, cursor }));
  expect([...first.items, ...second.items].map(({ snippet }) => snippet)).toEqual(
    [5, 4, 3, 2, 1].map((day) => `Mail ${day}`),
  );
  expect(first).toMatchObject({
    messageCount: 5,
    links: [{ customer: { name: 'Acme' } }],
    abilities: { arrange: true },
  });
  expect(second.nextCursor).toBeNull();
});
