import type { TeamRole } from '@threadline/shared/kernel/roles';
import { addMailbox, type Mailbox, updateMailbox } from '../../../src/mailboxes/service.js';
import { addPerson, createOrganisation } from '../../../src/team/service.js';
import { demoPassword, organisation, type PersonKey, people, personKeys } from '../cast/people.js';
import { timeZone, worldDays } from './calendar.js';
import type { Stage } from './stage.js';

const writing: ReadonlySet<TeamRole> = new Set(['owner', 'admin', 'member']);

/** The mailboxes of those who write with customers. */
export type Mailboxes = ReadonlyMap<PersonKey, Mailbox>;

/** Founds the organisation with its owner, adds everybody else, and their mailboxes. */
export async function seedTeam(stage: Stage): Promise<Mailboxes> {
  const { calendar, personIds, orgId: id } = stage;
  const { name, email } = people.miriam;
  const asSystem = await stage.enter('system');
  const owner = { name, email, password: demoPassword };
  const founding = asSystem(calendar.at(worldDays, 8, 5), 'automation');
  personIds.set('miriam', (await createOrganisation(founding, { ...organisation, id, timeZone, owner })).ownerId);
  const asOwner = await stage.enter('miriam');
  const others = personKeys.filter((person) => person !== 'miriam');
  await Promise.all(
    others.map(async (key, index) => {
      const { name, email, role } = people[key];
      const joining = asOwner(calendar.at(worldDays, 8, 20 + index));
      personIds.set(key, (await addPerson(joining, { name, email, role, password: demoPassword })).id);
    }),
  );
  return addMailboxes(stage);
}

// Everybody has added their own, and lets colleagues see what is in it.
async function addMailboxes(stage: Stage): Promise<Mailboxes> {
  const mailboxes = new Map<PersonKey, Mailbox>();
  for (const holder of personKeys.filter((key) => writing.has(people[key].role))) {
    const as = await stage.enter(holder);
    const ctx = as(stage.calendar.at(worldDays, 8, 40));
    const { id } = await addMailbox(ctx, {
      address: people[holder].email,
      kind: 'personal',
      name: people[holder].name,
    });
    await updateMailbox(ctx, { id, kind: 'shared' });
    mailboxes.set(holder, { id, kind: 'shared', ownerId: ctx.personId });
  }
  return mailboxes;
}
