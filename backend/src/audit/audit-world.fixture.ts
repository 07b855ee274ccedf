import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { type AnchorFiles, createAnchorFiles } from './anchors/anchor-files.js';

/** A folder of anchors for one test file. */
export function useAnchors(): { files: AnchorFiles; folder: string } {
  const anchors = {} as { files: AnchorFiles; folder: string };
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'threadline-anchors-'));
    Object.assign(anchors, { folder, files: createAnchorFiles(folder) });
  });
  afterAll(() => rm(anchors.folder, { recursive: true, force: true }));
  return anchors;
}

/** Something that every projection passes over. */
export const tellRename = (ctx: Ctx, name = 'New name') =>
  record(ctx, { name: 'person.renamed', subject: { type: 'person', id: ctx.personId }, data: { name } });

/** An organisation whose log has some entries, told by several people in transactions of one and of several. */
export async function organisationWithLog(world: TestWorld, transactions = 6): Promise<TestOrganisation> {
  const org = await world.organisation();
  const people = [org.owner, org.member, org.admin, org.system];
  for (let index = 0; index < transactions; index += 1) {
    const person = people[index % people.length] ?? org.owner;
    await world.as(person, async (ctx) => {
      const named = { ...ctx, personId: org.member.personId, origin: { ...ctx.origin, ip: '192.0.2.7' } };
      for (let told = 0; told <= index % 3; told += 1)
        await tellRename(named, `Name "${index}" \\ ${told} \u0007 é 🎉\u2028`);
    });
  }
  return org;
}
