import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveSignIn } from '../../../test/approve-sign-in.js';
import { startOpenIdProvider, type TestProvider } from '../../../test/open-id-provider.js';
import { startTestServer, type TestServer } from '../../../test/server.js';
import { ssoDesk } from '../../../test/sso-world.js';
import type { TestBrowser } from '../../../test/test-browser.js';
import { createOrganisation } from '../../../test/world.js';
import { inOrg } from '../../platform/db/in-org.js';

let honest: TestProvider;
let server: TestServer;
let desk: ReturnType<typeof ssoDesk>;
let thief: Server;
let thiefUrl: string;
/** Codes that were handed to the thief's provider. */
const stolen: string[] = [];

beforeAll(async () => {
  honest = await startOpenIdProvider('sso');
  server = await startTestServer();
  desk = ssoDesk(server, honest);
  thief = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const places = { authorization_endpoint: `${thiefUrl}/auth`, token_endpoint: `${thiefUrl}/token` };
      if (request.url === '/token') stolen.push(new URLSearchParams(body).get('code') ?? '');
      response.end(JSON.stringify({ issuer: thiefUrl, jwks_uri: `${thiefUrl}/keys`, keys: [], ...places }));
    });
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  thiefUrl = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server?.stop();
  await honest?.close();
  thief?.closeAllConnections();
  thief?.close();
});

async function twoConnections() {
  const org = await createOrganisation(server.runtime);
  const good = await desk.connect(org.owner);
  const owner = await desk.desk(org.owner);
  await desk.go(owner, { intent: 'link', connection: good.id }, 'boss@idp.example');
  const admin = await desk.desk(org.admin);
  const bad = (await admin.call('sso.save', { ...desk.openId, name: 'Theirs', issuer: thiefUrl })).data;
  await inOrg(server.runtime, org.owner, ({ tx }) =>
    tx.execute(sql`update sso_connections set tested_at = now(), enabled_at = now() where id = ${bad.id}`),
  );
  const begin = async (browser: TestBrowser, connection: string) => {
    const { body } = await browser.send('/auth/sso/begin', { intent: 'sign_in', organisation: org.slug, connection });
    return new URL(body.redirectTo);
  };
  return { org, good: good.id, bad: bad.id, begin };
}

test('a code of one provider is never handed to another, whoever forwards the browser', async () => {
  const { good, bad, begin } = await twoConnections();
  const [attacker, victim] = [desk.open(), desk.open()];
  const forwarded = await begin(attacker, good);
  const attackersState = forwarded.searchParams.get('state');
  const victimsState = (await begin(victim, bad)).searchParams.get('state') ?? '';
  forwarded.searchParams.set('state', victimsState);
  const back = await approveSignIn(forwarded.href, 'boss@idp.example');
  const code = back.searchParams.get('code');
  // Their own provider adds nothing that it would not be asked for.
  back.searchParams.delete('iss');
  expect(await desk.finish(victim, back)).toMatchObject({ status: 400 });
  expect(stolen).toEqual([]);
  const ended = await attacker.send('/auth/sso/finish', { connection: good, state: attackersState, code: 'x' });
  expect([code !== null, ended.status, await attacker.whoIs()]).toEqual([true, 400, null]);
});

test('an answer names its connection, which is the one that was asked', async () => {
  const { good, bad, begin } = await twoConnections();
  const browser = desk.open();
  for (const connection of [undefined, bad]) {
    const back = await approveSignIn((await begin(browser, good)).href, 'boss@idp.example');
    const [state, code] = [back.searchParams.get('state'), back.searchParams.get('code')];
    const answer = await browser.send('/auth/sso/finish', { state, code, ...(connection ? { connection } : {}) });
    expect([answer.status, await browser.whoIs()]).toEqual([400, null]);
  }
  const asked = await begin(browser, good);
  expect(asked.searchParams.get('redirect_uri')).toBe(`${server.url}/sign-in/sso/${good}`);
  const back = await approveSignIn(asked.href, 'boss@idp.example');
  back.searchParams.set('iss', thiefUrl);
  expect((await desk.finish(browser, back)).body.error.message).toContain('did not come from Acme sign-in');
});
