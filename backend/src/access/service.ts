import type { AccessKind } from '@threadline/shared/access/choices';
import type {
  accessPage,
  Explanation,
  explainInput,
  PersonAccess,
  whoSeesInput,
} from '@threadline/shared/access/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { throughEyesOf } from '../platform/db/through-eyes.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import { NotFound } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import {
  type AskedPerson,
  findAskedPeople,
  findAskedPerson,
  findMailboxes,
  findThing,
  findTies,
  isVisible,
  type Thing,
} from './queries.js';
import { reasonsOf } from './reasons.js';

/** Whether a colleague sees something, and why. NotFound where whoever asks does not see it themself. */
export async function explainAccess(ctx: Ctx, input: z.output<typeof explainInput>): Promise<Explanation> {
  const thing = await requireThing(ctx, input);
  const person = await findAskedPerson(ctx, input.personId);
  if (!person) throw new NotFound('person');
  const [access] = await accessOf(ctx, thing, [person]);
  if (!access) throw new NotFound('person');
  return { ...access, thing: { kind: thing.kind, id: thing.id, title: thing.title } };
}

/** Everybody of the organisation by name, with whether and why they see something. */
export async function listWhoSees(ctx: Ctx, input: z.output<typeof whoSeesInput>): Promise<z.input<typeof accessPage>> {
  const thing = await requireThing(ctx, input);
  const page = await findAskedPeople(ctx, input);
  return { title: thing.title, items: await accessOf(ctx, thing, page.items), nextCursor: page.nextCursor };
}

async function requireThing(ctx: Ctx, { kind, id }: { kind: AccessKind; id: string }): Promise<Thing> {
  authorise(ctx, 'access.explain');
  const thing = await findThing(ctx, kind, id);
  if (!thing) throw new NotFound('object');
  return thing;
}

/** The database says whether each of them sees it; the reasons put into words what it goes by. */
async function accessOf(ctx: Ctx, thing: Thing, people: readonly AskedPerson[]): Promise<PersonAccess[]> {
  const facts = await factsOf(ctx, thing, people);
  const answers: PersonAccess[] = [];
  for (const person of people) {
    const { id, name, role, suspended } = person;
    const sees = !suspended && (await throughEyesOf(ctx, person, (tx) => isVisible(tx, thing)));
    answers.push({ person: { id, name, role }, sees, reasons: reasonsOf(facts(person)) });
  }
  return answers;
}

async function factsOf(ctx: Ctx, thing: Thing, people: readonly AskedPerson[]) {
  const read = { ties: new Map(), mail: { shared: false, ownerIds: [] as string[] } } as {
    ties: Awaited<ReturnType<typeof findTies>>;
    mail: Awaited<ReturnType<typeof findMailboxes>>;
  };
  // Names of customers and tasks that the asker, an owner or admin, sees anyway.
  await withWholeOrganisation(ctx, async (whole) => {
    const ids = people.map(({ id }) => id);
    read.ties = await findTies(whole, thing, ids);
    if (thing.kind === 'thread') read.mail = await findMailboxes(whole, thing.messageIds, ctx.personId);
  });
  return ({ id, role, suspended }: AskedPerson) => {
    const { customers = [], tasks = [], approves = false } = read.ties.get(id) ?? {};
    const mail = { shared: read.mail.shared, own: read.mail.ownerIds.includes(id) };
    const isTheirs = thing.personId === id;
    return {
      kind: thing.kind,
      role,
      suspended,
      customers,
      tasks,
      approves,
      isTheirs,
      mail,
      sensitive: thing.sensitive,
    };
  };
}
