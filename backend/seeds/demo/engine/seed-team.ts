import { addPerson, createOrganisation } from '../../../src/team/service.js';
import { demoPassword, organisation, people, personKeys } from '../cast/people.js';
import { timeZone, worldDays } from './calendar.js';
import type { Stage } from './stage.js';

/** Founds the organisation with its owner, and adds everybody else. */
export async function seedTeam(stage: Stage, id: string): Promise<void> {
  const founded = await stage.asSystem(stage.calendar.at(worldDays, 8, 5));
  const { name, email } = people.miriam;
  const owner = { name, email, password: demoPassword };
  const { ownerId } = await createOrganisation(founded, { ...organisation, id, timeZone, owner });
  stage.personIds.set('miriam', ownerId);
  for (const key of personKeys.filter((person) => person !== 'miriam')) {
    const joined = await stage.as('miriam', stage.calendar.at(worldDays, 8, 20 + stage.personIds.size));
    const person = { name: people[key].name, email: people[key].email, role: people[key].role };
    stage.personIds.set(key, (await addPerson(joined, { ...person, password: demoPassword })).id);
  }
}
