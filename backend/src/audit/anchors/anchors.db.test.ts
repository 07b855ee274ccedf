import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testNow, useWorld } from '../../../test/world.js';
import { randomSecrets } from '../../platform/secrets/open-secrets.js';
import { organisationWithLog, tellRename, useAnchors } from '../audit-world.fixture.js';
import { readStatus } from '../service.js';
import { verifyAudit, verifyOrganisation } from '../verify/verify.js';
import { signAnchor } from './anchor.js';
import { anchorHeads, thinAnchors } from './anchor-heads.js';

const world = useWorld();
const { files, folder } = { files: () => anchors.files, folder: () => anchors.folder };
const anchors = useAnchors();
const lines = async (orgId: string) => (await readFile(join(folder(), `${orgId}.jsonl`), 'utf8')).trimEnd().split('\n');
const whats = async (orgId: string) =>
  (await verifyOrganisation(world.runtime, files(), orgId)).problems.map(({ what }) => what);

test('a chain that has grown is anchored, and one that has not is left alone', async () => {
  const org = await organisationWithLog(world, 3);
  expect(await anchorHeads(world.runtime, files())).toBe(1);
  expect(await anchorHeads(world.runtime, files())).toBe(0);
  await world.as(org.owner, (ctx) => tellRename(ctx));
  expect(await anchorHeads(world.runtime, files())).toBe(1);
  const written = (await lines(org.id)).map((line) => JSON.parse(line).number);
  expect(written).toEqual([6, 7]);
  const { chain } = await world.as(org.owner, readStatus);
  expect(chain).toMatchObject({ entries: 7, anchoredAt: testNow });
  expect(await whats(org.id)).toEqual([]);
});

test('an anchor that was forged, moved, or signed with a key that is gone is said to be so', async () => {
  const org = await organisationWithLog(world, 3);
  const other = await organisationWithLog(world, 3);
  await anchorHeads(world.runtime, files());
  const [line = ''] = await lines(org.id);
  const path = join(folder(), `${org.id}.jsonl`);
  await writeFile(path, `${line.replace('"number":6', '"number":5')}\n`);
  expect(await whats(org.id)).toEqual(['The signature of an anchor is not ours.']);
  await writeFile(path, `${(await lines(other.id))[0]}\n`);
  expect(await whats(org.id)).toEqual(['An anchor of another organisation lies here.']);
  const elsewhere = signAnchor(randomSecrets(), { orgId: org.id, number: 6, hash: 'a'.repeat(64) }, new Date());
  await writeFile(path, `${JSON.stringify({ ...elsewhere, key: 'gone' })}\n${line}\n`);
  expect((await whats(org.id))[0]).toContain('no longer in the ring');
  await writeFile(path, `${line}\n`);
  await appendFile(path, '{"organisation":\n');
  expect(await whats(org.id)).toEqual(['An anchor cannot be read.']);
});

test('a file of anchors that is gone is missed, also when anchoring has begun another, until it is back', async () => {
  const org = await organisationWithLog(world, 3);
  await anchorHeads(world.runtime, files());
  const path = join(folder(), `${org.id}.jsonl`);
  const earlier = await readFile(path, 'utf8');
  await rm(path);
  const missing = expect.stringContaining('their file is missing');
  expect(await verifyOrganisation(world.runtime, files(), org.id)).toMatchObject({
    problems: [{ number: 6, what: missing }],
  });
  await world.as(org.owner, (ctx) => tellRename(ctx));
  await anchorHeads(world.runtime, files());
  await world.as(org.owner, (ctx) => tellRename(ctx));
  await anchorHeads(world.runtime, files());
  expect(await lines(org.id)).toHaveLength(2);
  expect(await whats(org.id)).toEqual([missing]);
  world.setClock('2026-05-10T09:00:00.000Z');
  await thinAnchors(world.runtime, files());
  world.setClock(testNow);
  expect(await whats(org.id)).toEqual([missing]);
  await writeFile(path, `${earlier}${await readFile(path, 'utf8')}`);
  expect(await whats(org.id)).toEqual([]);
});

test('an organisation that the database has forgotten is missed by its anchors', async () => {
  const gone = '01980000-0000-7000-8000-000000000001';
  await files().append(signAnchor(world.runtime.secrets, { orgId: gone, number: 3, hash: 'a'.repeat(64) }, new Date()));
  const { ok, problems } = await verifyAudit(world.runtime, files());
  expect(ok).toBe(false);
  expect(problems).toContainEqual({
    organisation: gone,
    number: 3,
    what: 'The chain was anchored up to here and does not reach it.',
  });
});

test('of anchors older than thirty days the last of each day stays, and later ones all', async () => {
  const orgId = '01980000-0000-7000-8000-000000000002';
  const at = (day: string, hour: number) => new Date(`${day}T0${hour}:00:00Z`);
  const days = ['2026-01-01', '2026-01-02', '2026-03-01'];
  for (const [index, day] of days.entries())
    for (const hour of [1, 2, 3]) {
      const end = { orgId, number: index * 3 + hour, hash: 'b'.repeat(64) };
      await files().append(signAnchor(world.runtime.secrets, end, at(day, hour)));
    }
  await appendFile(join(folder(), `${orgId}.jsonl`), '{"organisation":\n');
  await thinAnchors(world.runtime, files());
  expect((await lines(orgId)).at(-1)).toBe('{"organisation":');
  expect((await lines(orgId)).slice(0, -1).map((line) => JSON.parse(line).number)).toEqual([3, 6, 7, 8, 9]);
});
