import { randomBytes } from 'node:crypto';
import type { Input } from './client.js';
import type { Kind, Things } from './seed.js';
import { waysInRecipes } from './ways-in-recipes.js';

/** What the same principal's calls have returned so far, by procedure. */
export type Answers = Map<string, unknown>;
type Recipe = (things: Things, answers: Answers) => Input;

const fresh = () => randomBytes(6).toString('hex');
const byId =
  (kind: Kind): Recipe =>
  (things) => ({ id: things[kind] });
const page: Recipe = () => ({ limit: 100 });
const answered = (answers: Answers, name: string) => (answers.get(name) ?? {}) as Record<string, never>;
const host = {
  mailbox: 'me@sweep.example',
  host: 'gmail',
  hostThreadId: 'sweep-1',
  subject: 'Hello',
  participants: [{ address: 'anybody@nowhere-known.com', role: 'from' }],
};
const smallestPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const guest = (things: Things) => ({ customerId: things.customer, contactId: things.contact });
const months = { from: '2026-01-01', to: '2027-01-01' };
const viewOf = (things: Things, answers: Answers): string => answered(answers, 'reportViews.save').id ?? things.view;
const work = (things: Things) => ({ customerId: things.customer, thread: { threadId: things.thread } });

const takenOverBy = (id: string) => ({ customersTo: id, tasksTo: id, followUpsTo: id, approvalsTo: id });

const pairOf = (answers: Answers, made: string, keptId: string) => ({
  goneId: answered(answers, made).id ?? keptId,
  keptId,
});
const shownBy = (answers: Answers, preview: string): string => answered(answers, preview).confirmation ?? 'nothing';

/** A valid input of every procedure, in an order in which each works on what the ones before have left. */
export const recipes: Record<string, Recipe> = {
  'session.me': () => ({}),
  ...waysInRecipes,
  'security.own': () => ({}),
  'security.devices': () => ({}),
  'security.endDevice': byId('apiKey'),
  'security.removeApp': () => ({}),
  'security.rules': () => ({}),
  'security.saveRules': () => ({ requireSecondFactor: false, ways: ['password', 'google'], idleMinutes: 1440 }),
  'security.clearFactors': (things) => ({ personId: things.person }),
  'team.list': page,
  'access.explain': (things) => ({ kind: 'customer', id: things.customer, personId: things.person }),
  'access.whoSees': (things) => ({ kind: 'task', id: things.task }),
  'team.rename': (things) => ({ id: things.person, name: 'Renamed' }),
  'team.changeRole': (things) => ({ id: things.person, role: 'member' }),
  'team.suspend': byId('person'),
  'team.reinstate': byId('person'),
  'team.get': byId('person'),
  'team.customers': (things) => ({ id: things.person, limit: 100 }),
  'team.units': () => ({}),
  'team.invite': (things) => ({
    email: `${fresh()}@invited.example`,
    role: 'member',
    customerIds: [things.customer],
  }),
  'team.invitations': page,
  'team.resendInvitation': (things, answers) => ({ id: answered(answers, 'team.invite').id ?? things.invitation }),
  'team.withdrawInvitation': (things, answers) => ({
    id: answered(answers, 'team.resendInvitation').id ?? things.invitation,
  }),
  'team.remove': (things) => ({ id: things.person, handover: takenOverBy(things.successor) }),
  'team.restore': byId('person'),
  'apiKeys.create': () => ({ name: 'Key' }),
  'apiKeys.list': page,
  'apiKeys.listAll': page,
  'apiKeys.revoke': byId('apiKey'),
  'customers.create': () => ({ name: `New ${fresh()}` }),
  'customers.update': (things) => ({ id: things.customer, useCase: fresh() }),
  'customers.get': byId('customer'),
  'customers.list': (things) => ({ limit: 100, ownerId: things.person }),
  'customers.assign': (things) => ({ customerId: things.customer, personId: things.person }),
  'customers.unassign': (things) => ({ customerId: things.customer, personId: things.person }),
  'customers.setOwner': (things) => ({ customerId: things.customer, personId: things.person }),
  'customers.addDomain': (things) => ({ customerId: things.customer, domain: 'added-here.com' }),
  'customers.removeDomain': (things) => ({ customerId: things.customer, domain: 'added-here.com' }),
  'customers.archive': byId('customer'),
  'customers.restore': byId('customer'),
  'customers.bringBack': byId('customer'),
  'merges.list': (things) => ({ limit: 100, kind: 'customer', keptId: things.customer }),
  'merges.previewCustomers': (things, answers) => pairOf(answers, 'customers.create', things.customer),
  'merges.mergeCustomers': (things, answers) => ({
    ...pairOf(answers, 'customers.create', things.customer),
    confirmation: shownBy(answers, 'merges.previewCustomers'),
  }),
  'merges.unmergeCustomers': (things, answers) => ({
    id: answered(answers, 'merges.mergeCustomers').id ?? things.batch,
  }),
  'customers.remove': (things, answers) => ({ id: answered(answers, 'customers.create').id ?? things.customer }),
  'bin.purge': (things, answers) => ({ id: answered(answers, 'customers.create').id ?? things.customer }),
  'bin.list': page,
  'contacts.list': (things) => ({ limit: 100, customerId: things.customer }),
  'contacts.create': (things) => ({
    name: 'New',
    addresses: [`${fresh()}@new-contact.com`],
    customers: [{ customerId: things.customer, role: null }],
  }),
  'contacts.update': (things) => ({
    id: things.contact,
    title: fresh(),
    customers: [{ customerId: things.customer, role: null }],
  }),
  'contacts.lookAlikes': (things) => ({ customerId: things.customer }),
  'merges.previewContacts': (things, answers) => pairOf(answers, 'contacts.create', things.contact),
  'merges.mergeContacts': (things, answers) => ({
    ...pairOf(answers, 'contacts.create', things.contact),
    confirmation: shownBy(answers, 'merges.previewContacts'),
  }),
  'merges.unmergeContacts': (things, answers) => ({
    id: answered(answers, 'merges.mergeContacts').id ?? things.batch,
  }),
  'contacts.remove': byId('contact'),
  'contacts.restore': byId('contact'),
  'threads.context': (things) => ({ ...host, customerId: things.customer }),
  'threads.list': (things) => ({ limit: 100, customerId: things.customer }),
  'threads.get': byId('thread'),
  'threads.link': work,
  'threads.undo': (things, answers) => ({
    threadId: things.thread,
    undo: answered(answers, 'threads.link').undo ?? '',
  }),
  'threads.unlink': (things) => ({ customerId: things.customer, thread: { hostThread: host } }),
  'threads.setRule': (things) => ({
    address: `${fresh()}@rules.com`,
    verdict: 'customer',
    customerId: things.customer,
  }),
  'threads.rules': page,
  'threads.removeRule': (things, answers) => ({ id: answered(answers, 'threads.setRule').id ?? things.rule }),
  'review.list': page,
  'review.resolve': (things) => ({ key: things.waiting, resolution: { action: 'link', customerId: things.customer } }),
  'review.undo': (things, answers) => ({ batchId: answered(answers, 'review.resolve').batchId ?? things.batch }),
  'tasks.create': (things) => ({ ...work(things), title: 'New', assigneeId: things.person }),
  'tasks.list': (things) => ({ limit: 100, customerId: things.customer, assigneeId: things.person }),
  'tasks.get': byId('task'),
  'tasks.update': (things) => ({ id: things.task, status: 'doing' }),
  'tasks.complete': byId('task'),
  'tasks.reopen': byId('task'),
  'tasks.remove': byId('task'),
  'tasks.restore': byId('task'),
  'notes.write': (things) => ({ customerId: things.customer, taskId: things.task, body: 'New' }),
  'notes.list': (things) => ({ limit: 100, customerId: things.customer }),
  'notes.edit': (things, answers) => ({
    id: answered(answers, 'notes.write').id ?? things.note,
    version: 1,
    body: 'Edited',
    mentions: [],
  }),
  'notes.remove': byId('note'),
  'bin.restore': byId('note'),
  'notes.restore': byId('note'),
  'interactions.log': (things) => ({
    ...work(things),
    kind: 'call',
    followUp: { title: 'Next', dueOn: '2026-06-01', assigneeId: things.person },
  }),
  'interactions.get': byId('interaction'),
  'interactions.edit': (things) => ({ id: things.interaction, kind: 'meeting' }),
  'interactions.remove': byId('interaction'),
  'interactions.restore': byId('interaction'),
  'followUps.create': (things) => ({
    customerId: things.customer,
    interactionId: things.interaction,
    title: 'New',
    dueOn: '2026-06-01',
    assigneeId: things.person,
  }),
  'followUps.list': (things) => ({ limit: 100, customerId: things.customer, assigneeId: things.person }),
  'followUps.postpone': (things) => ({ id: things.followUp, by: 'tomorrow' }),
  'followUps.complete': byId('followUp'),
  'followUps.reopen': byId('followUp'),
  'followUps.remove': byId('followUp'),
  'followUps.restore': byId('followUp'),
  'time.start': (things) => ({ customerId: things.customer, taskId: things.task, thread: { threadId: things.thread } }),
  'time.running': () => ({}),
  'time.stop': () => ({}),
  'time.list': (things) => ({ limit: 100, customerId: things.customer }),
  'time.edit': (things) => ({ id: things.timeEntry, note: 'Edited' }),
  'time.remove': byId('timeEntry'),
  'time.restore': byId('timeEntry'),
  'timeline.list': (things) => ({ limit: 100, customerId: things.customer, personId: things.person }),
  'today.get': () => ({}),
  'search.everything': () => ({ q: 'canary' }),
  'mailOutbox.list': page,
  'archives.list': () => ({}),
  'archives.request': () => ({}),
  'archives.prepareDownload': byId('archive'),
  'mailOutbox.decide': (things) => ({ id: things.heldMail, decision: 'discard' }),
  'branding.get': () => ({}),
  'branding.save': () => ({ senderName: fresh() }),
  'branding.setLogo': () => ({ data: smallestPng }),
  'branding.removeLogo': () => ({}),
  'files.list': (things) => ({ limit: 100, customerId: things.customer }),
  'files.remove': byId('document'),
  'files.restore': byId('document'),
  'sharing.get': (things) => ({ customerId: things.customer }),
  'sharing.share': (things) => ({ ...guest(things), kind: 'task', id: things.task }),
  'sharing.preview': guest,
  'sharing.unshare': (things) => ({ customerId: things.customer, kind: 'task', id: things.task }),
  'sharing.invite': guest,
  'sharing.closeAccess': guest,
  'sharing.openAccess': guest,
  'team.place': (things) => ({ id: things.person, unit: 'Support', approverId: things.person }),
  'audit.list': (things) => ({ limit: 100, personId: things.person, subjectId: things.customer }),
  'audit.status': () => ({}),
  'audit.prepareExport': (things) => ({ personId: things.person, subjectId: things.customer }),
  'reports.options': () => ({}),
  'reports.summary': (things) => ({ ...months, compare: 'previous', ownerId: things.person }),
  'reports.hours': (things) => ({ ...months, compare: 'last_year', by: 'unit', ownerId: things.person }),
  'reports.utilisation': () => ({ ...months, by: 'week' }),
  'reports.heatmap': () => ({ ...months, rows: 'members', columns: 'month' }),
  'reports.tasks': () => ({ ...months, by: 'person' }),
  'reports.followUps': () => months,
  'reports.portalAdoption': () => months,
  'reports.rows': (things) => ({
    ...{ ...months, limit: 100, of: 'activity', customerId: things.customer, personId: things.person },
    taskId: things.task,
  }),
  'reportViews.save': () => ({ report: 'hours', name: 'Mine', settings: { by: 'week' } }),
  'reportViews.list': () => ({ report: 'hours' }),
  'reportViews.rename': (things, answers) => ({ id: viewOf(things, answers), name: 'Ours' }),
  'reportViews.setDefault': (things, answers) => ({ report: 'hours', id: viewOf(things, answers) }),
  'reportViews.remove': (things, answers) => ({ id: viewOf(things, answers) }),
};

const kindsByArea: Record<string, Kind> = {
  team: 'person',
  apiKeys: 'apiKey',
  passkeys: 'passkey',
  security: 'apiKey',
  linkedAccounts: 'account',
  customers: 'customer',
  contacts: 'contact',
  threads: 'thread',
  tasks: 'task',
  notes: 'note',
  interactions: 'interaction',
  followUps: 'followUp',
  time: 'timeEntry',
  files: 'document',
  sharing: 'task',
  reportViews: 'view',
  access: 'customer',
};
const kindsByField: Record<string, Kind> = {
  customerId: 'customer',
  contactId: 'contact',
  personId: 'person',
  ownerId: 'person',
  assigneeId: 'person',
  threadId: 'thread',
  taskId: 'task',
  interactionId: 'interaction',
  batchId: 'batch',
  approverId: 'person',
  subjectId: 'customer',
  goneId: 'customer',
  keptId: 'customer',
  customerIds: 'customer',
  customersTo: 'successor',
  tasksTo: 'successor',
  followUpsTo: 'successor',
  approvalsTo: 'successor',
};
const kindsByProcedure: Record<string, Kind> = {
  'access.whoSees': 'task',
  'threads.removeRule': 'rule',
  'merges.previewContacts': 'contact',
  'merges.mergeContacts': 'contact',
  'merges.unmergeCustomers': 'batch',
  'merges.unmergeContacts': 'batch',
  'mailOutbox.decide': 'heldMail',
  'archives.prepareDownload': 'archive',
  'bin.restore': 'note',
  'bin.purge': 'customer',
  'team.resendInvitation': 'invitation',
  'team.withdrawInvitation': 'invitation',
};

/** Which kind of thing a field of a procedure names. */
export function kindOf(procedure: string, field: string): Kind {
  const kind = kindsByProcedure[procedure] ?? kindsByField[field] ?? kindsByArea[procedure.split('.')[0] ?? ''];
  if (!kind) throw new Error(`${procedure} has an id called ${field}; say in the recipes of what kind it is.`);
  return kind;
}
