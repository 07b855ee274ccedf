import { ensureMailbox, type Mailbox } from '../../../src/mailboxes/service.js';
import { addPerson, createOrganisation } from '../../../src/team/service.js';
import { demoPassword, organisation, type PersonKey, people, personKeys } from '../cast/people.js';
import { timeZone, worldDays } from './calendar.js';
import type { Stage } from './stage.js';

/** The shared mailboxes of those who write with customers. */
export type Mailboxes = ReadonlyMap<PersonKey, Mailbox>;

/** Founds the organisation with its owner, adds everybody else, and connects the mailboxes. */
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
  return connectMailboxes(stage);
}

async function connectMailboxes(stage: Stage): Promise<Mailboxes> {
  const as = await stage.enter('miriam');
  const mailboxes = new Map<PersonKey, Mailbox>();
  for (const holder of personKeys.filter(
    (key) => people[key].role === 'member' || people[key].role === 'admin' || key === 'miriam',
  )) {
    const ctx = as(stage.calendar.at(worldDays, 8, 40));
    mailboxes.set(holder, await ensureMailbox(ctx, { address: people[holder].email, kind: 'shared' }));
  }
  return mailboxes;
}
