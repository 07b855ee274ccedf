import { beforeAll, describe, expect, test } from 'vitest';
import {
  archivedOf,
  foundBy,
  type GivenBox,
  type Level,
  levelOf,
  portalOf,
  type Situation,
  situationOf,
  surfaces,
} from '../../test/privacy-world.js';
import { type TestOrganisation, useWorld } from '../../test/world.js';

const world = useWorld();

type Reader = Exclude<keyof TestOrganisation, 'id' | 'slug' | 'system'>;

interface Row {
  boxes: GivenBox[];
  /** Who reads how much; whoever is not named reads nothing. */
  reads: Partial<Record<Reader, Level>>;
  /** How much more the one with all of it in a mailbox of their own reads when they open the mail itself. */
  opens?: Partial<Record<Reader, Level>>;
  /** Where a timeline shows somebody less. */
  timeline?: Partial<Record<Reader, Level>>;
  archive?: Level;
  /** The customer's people, after a share by the member, and by an admin. */
  portal: { byMember: Level; byAdmin: Level };
}

const mine = (tier: GivenBox['tier'], kind: GivenBox['kind'] = 'personal'): GivenBox => ({
  owner: 'member',
  kind,
  tier,
});
const theirs = (tier: GivenBox['tier']): GivenBox => ({ owner: 'colleague', kind: 'personal', tier });
const team = (tier: GivenBox['tier']): GivenBox => ({ kind: 'shared', tier });

/** All who work for the customer, and those who administer. The read-only person is assigned to the customer, too. */
const everybody = (level: Level) => ({
  ...{ owner: level, admin: level, member: level, colleague: level, readOnly: level },
});
const portal = (byMember: Level, byAdmin: Level = byMember) => ({ byMember, byAdmin });

const table: Record<string, Row> = {
  'my own mailbox keeps nothing': { boxes: [mine('none')], reads: {}, portal: portal('nothing') },
  'my own mailbox keeps metadata': {
    boxes: [mine('metadata')],
    reads: { member: 'metadata' },
    portal: portal('metadata', 'nothing'),
  },
  'my own mailbox keeps subjects': {
    boxes: [mine('subject')],
    reads: { member: 'subject' },
    portal: portal('subject', 'nothing'),
  },
  'my own mailbox keeps everything': {
    boxes: [mine('full')],
    reads: { member: 'full' },
    portal: portal('full', 'nothing'),
  },
  'a colleague’s own mailbox keeps everything': {
    boxes: [theirs('full')],
    reads: { colleague: 'full' },
    portal: portal('nothing'),
  },
  'my mailbox that colleagues see keeps nothing': {
    boxes: [mine('none', 'shared')],
    reads: {},
    portal: portal('nothing'),
  },
  'my mailbox that colleagues see keeps metadata': {
    boxes: [mine('metadata', 'shared')],
    ...{ reads: everybody('metadata'), archive: 'metadata', portal: portal('metadata') },
  },
  'my mailbox that colleagues see keeps subjects': {
    boxes: [mine('subject', 'shared')],
    ...{ reads: everybody('subject'), archive: 'subject', portal: portal('subject') },
  },
  'my mailbox that colleagues see keeps everything': {
    boxes: [mine('full', 'shared')],
    ...{ reads: everybody('full'), archive: 'full', portal: portal('full') },
  },
  'the team’s mailbox keeps nothing': { boxes: [team('none')], reads: {}, portal: portal('nothing') },
  'the team’s mailbox keeps metadata': {
    boxes: [team('metadata')],
    ...{ reads: everybody('metadata'), archive: 'metadata', portal: portal('metadata') },
  },
  'the team’s mailbox keeps subjects': {
    boxes: [team('subject')],
    ...{ reads: everybody('subject'), archive: 'subject', portal: portal('subject') },
  },
  'the team’s mailbox keeps everything': {
    boxes: [team('full')],
    ...{ reads: everybody('full'), archive: 'full', portal: portal('full') },
  },
  'the same mail, all of it mine, and metadata the team’s': {
    boxes: [mine('full'), team('metadata')],
    reads: everybody('metadata'),
    opens: { member: 'full' },
    ...{ archive: 'metadata', portal: portal('metadata') },
  },
  'the same mail, its subject the team’s, and then all of it mine': {
    boxes: [team('subject'), mine('full')],
    reads: everybody('subject'),
    opens: { member: 'full' },
    ...{ archive: 'subject', portal: portal('subject') },
  },
  'the same mail, metadata mine, and all of it the team’s': {
    boxes: [mine('metadata'), team('full')],
    ...{ reads: everybody('full'), archive: 'full', portal: portal('full') },
  },
  'the same mail in two own mailboxes, one of which keeps metadata: both got it, and both read it': {
    boxes: [mine('full'), theirs('metadata')],
    reads: { member: 'full', colleague: 'full' },
    // A line of a timeline is one person's or everybody's: here that of whose mailbox it came into first.
    timeline: { colleague: 'nothing' },
    portal: portal('full', 'nothing'),
  },
};

const readers: Reader[] = ['owner', 'admin', 'member', 'colleague', 'contractor', 'readOnly'];

describe.each(Object.entries(table))('%s', (_, row) => {
  let at: Situation;
  beforeAll(async () => {
    at = await situationOf(world, row.boxes);
  });

  test.each(readers)('and that is what the %s reads, everywhere', async (reader) => {
    const expected = row.reads[reader] ?? 'nothing';
    const shown: Record<string, Level> = {};
    for (const [name, surface] of Object.entries(surfaces))
      shown[name] = levelOf(await surface(world, at.org[reader], at));
    const { conversations, ...others } = shown;
    const opened = row.opens?.[reader] ?? expected;
    const timeline = row.timeline?.[reader] ?? expected;
    expect(others).toEqual({ conversation: expected, timeline, opened });
    // A list shows subjects at most.
    expect(conversations).toBe(expected === 'full' ? 'subject' : expected);
    const found = timeline === 'nothing' && expected === 'full' ? 'subject' : expected;
    expect(await foundBy(world, at.org[reader], at)).toBe(found === 'metadata' ? 'nothing' : found);
  });

  test('nobody of another organisation reads a word', async () => {
    const { owner } = await world.organisation();
    for (const surface of Object.values(surfaces)) expect(levelOf(await surface(world, owner, at))).toBe('nothing');
    expect(await foundBy(world, owner, at)).toBe('nothing');
  });

  test('an admin’s archive holds no more than admins read', async () => {
    expect(await archivedOf(world, at)).toBe(row.archive ?? 'nothing');
  });

  test('the customer’s people read what whoever shared it reads of its row', async () => {
    expect(await portalOf(world, at, at.org.member)).toBe(row.portal.byMember);
    expect(await portalOf(world, at, at.org.admin)).toBe(row.portal.byAdmin);
  });
});
