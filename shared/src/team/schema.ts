import * as z from 'zod';
import { emailAddress, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { teamRoles } from '../kernel/roles.js';
import { personStates } from './choices.js';

export const password = z.string().min(12, 'Use at least 12 characters.').max(200, 'Use at most 200 characters.');

export const addPerson = z.strictObject({
  name: requiredText(120),
  email: emailAddress,
  role: z.enum(teamRoles),
  password,
});
export const personById = z.strictObject({ id });

/** Who takes over what a person holds; what they do not hold needs nobody. */
export const handover = z.strictObject({
  customersTo: id.optional(),
  tasksTo: id.optional(),
  followUpsTo: id.optional(),
  approvalsTo: id.optional(),
});
/** `giveBack`: takes the hand-over of an earlier, narrower role back, within 30 days and as far as it is still open. */
export const changeRole = z.strictObject({
  id,
  role: z.enum(teamRoles),
  handover: handover.optional(),
  giveBack: z.boolean().optional(),
});
export const removePerson = z.strictObject({ id, handover: handover.optional() });
export const renamePerson = z.strictObject({ id, name: requiredText(120) });
/** `unit`: the team that reports know. `approverId`: who approves, and hence reads, the person's hours. */
export const placePerson = z.strictObject({
  id,
  unit: text(60).nullable().optional(),
  approverId: id.nullable().optional(),
});

/** Without a state everybody who has not left. */
export const listPeople = z.strictObject({
  ...pageInput,
  search: text(200).optional(),
  unit: text(60).optional(),
  role: z.enum(teamRoles).optional(),
  state: z.enum(personStates).optional(),
});

/** `email`, `role`, `unit` and the rest are null for those who may read names only. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(teamRoles).nullable(),
  unit: z.string().nullable(),
  approverId: id.nullable(),
  suspendedAt: instant.nullable(),
  removedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  abilities: z.object({
    edit: z.boolean(),
    changeRole: z.boolean(),
    suspend: z.boolean(),
    remove: z.boolean(),
    restore: z.boolean(),
  }),
});
export type Person = z.infer<typeof person>;
export const personPage = pageOf(person);

const count = z.number().int();
/** What a person holds now, counted. */
export const holdings = z.object({
  customersOwned: count,
  customersAssigned: count,
  tasks: count,
  followUps: count,
  /** People whose hours they approve. */
  approvals: count,
  timerRuns: z.boolean(),
  apiKeys: count,
  /** Sessions and signed-in devices. */
  devices: count,
  mailboxes: count,
  invitations: count,
});
export type Holdings = z.infer<typeof holdings>;

const named = z.object({ id, name: z.string() });
export const personDetail = z.object({
  ...person.shape,
  joinedAt: instant,
  approver: named.nullable(),
  invitedBy: named.nullable(),
  holdings,
});
export type PersonDetail = z.infer<typeof personDetail>;

export const customersOfPerson = z.strictObject({ id, ...pageInput });
const personCustomer = z.object({ id, name: z.string(), owner: z.boolean() });
export type PersonCustomer = z.infer<typeof personCustomer>;
export const personCustomerPage = pageOf(personCustomer);
export const units = z.object({ items: z.array(z.string()) });
