import { v7 as newId } from 'uuid';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { Forbidden } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { domainOf, type Word } from './identity.js';
import {
  type ConnectionRow,
  findByAddress,
  findBySubject,
  insertIdentity,
  insertPerson,
  isDomainOf,
  isKnownTo,
  type KnownPerson,
} from './queries.js';

export type Recognised = Pick<Actor, 'orgId' | 'personId' | 'role'>;

const administering: readonly KnownPerson['role'][] = ['owner', 'admin'];

const notHere =
  'Nobody here signs in as you yet. Ask an admin of your organisation to invite you, then sign in this way again.';
const noOwners =
  'This sign-in lets no owner in until an owner vouches for it. Sign in another way, and do so under Single sign-on.';

interface Told {
  connection: ConnectionRow;
  word: Word;
  origin: Origin;
}

/**
 * Whom a provider's word stands for. An address alone links nobody: its domain has to be proven the organisation's, and
 * owners and admins always link by hand. Null where somebody has to show first who they are here.
 */
export async function personOfWord(runtime: Runtime, { connection, word, origin }: Told): Promise<Recognised | null> {
  const { orgId } = connection;
  const decided = await inOrg(runtime, { ...systemOf(orgId), origin }, (ctx) => decide(ctx, connection, word));
  if (!decided) return null;
  const person = { orgId, personId: decided.id, role: decided.role };
  if (!decided.isNew) return person;
  const actor = { ...person, via: 'session', credentialId: null, origin } as const;
  const isLinked = await inOrg(runtime, actor, (ctx) => linkIdentity(ctx, connection, word));
  return isLinked ? person : null;
}

/** Links who somebody is elsewhere to the person of this transaction; false where it stands for somebody already. */
export async function linkIdentity(ctx: Ctx, connection: ConnectionRow, word: Word): Promise<boolean> {
  const { subject } = word;
  if (!(await insertIdentity(ctx, connection, { subject, label: word.address ?? word.name }))) return false;
  const self = { type: 'person', id: ctx.personId } as const;
  await record(ctx, { name: 'person.identity_linked', subject: self, data: { by: 'sso' } });
  return true;
}

/** Whether a word still lets its person in, in the moment in which their desk opens. */
export async function stillStands(ctx: Ctx, { connection, word }: Omit<Told, 'origin'>): Promise<boolean> {
  const person = await findBySubject(ctx, connection, word.subject);
  return person?.id === ctx.personId;
}

type Decided = Pick<KnownPerson, 'id' | 'role'> & { isNew: boolean };

async function decide(ctx: Ctx, connection: ConnectionRow, word: Word): Promise<Decided | null> {
  const known = await findBySubject(ctx, connection, word.subject);
  if (known) return { ...admitted(connection, known), isNew: false };
  const { address } = word;
  if (!address) return null;
  const isProven = await isDomainOf(ctx, connection, domainOf(address));
  const person = await findByAddress(ctx, address);
  if (!person) return isProven && connection.createsPeople ? create(ctx, connection, { ...word, address }) : refuse();
  // Who was sent away does not come back by another door.
  if (person.suspendedAt || person.removedAt) return refuse();
  const isOther = await isKnownTo(ctx, connection, person.id);
  return isProven && !isOther && !administering.includes(person.role) ? { ...person, isNew: true } : null;
}

function admitted({ vouchesForOwners }: ConnectionRow, person: KnownPerson): KnownPerson {
  if (person.suspendedAt || person.removedAt) return refuse();
  if (person.role === 'owner' && !vouchesForOwners) throw new Forbidden(noOwners);
  return person;
}

async function create(
  ctx: Ctx,
  { createsRole: role }: ConnectionRow,
  { address, name: told }: Word & { address: string },
): Promise<Decided> {
  const id = newId();
  const name = told ?? address.slice(0, address.lastIndexOf('@'));
  if (!(await insertPerson(ctx, { id, name, email: address, role }))) return refuse();
  await record(ctx, { name: 'person.added', subject: { type: 'person', id }, data: { name, role, by: 'sso' } });
  return { id, role, isNew: true };
}

function refuse(): never {
  throw new Forbidden(notHere);
}
