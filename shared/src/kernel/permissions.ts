import type { Role } from './roles.js';

/**
 * How far a permission reaches. `all`: the whole organisation. `assigned`: customers the person is assigned to.
 * `items`: items explicitly assigned to the person. `own`: what the person made or is.
 */
export type Scope = 'all' | 'assigned' | 'items' | 'own';

type Grants = Partial<Record<Role, Scope>>;

const everyTeamRole: Grants = { owner: 'all', admin: 'all', member: 'all', contractor: 'all', read_only: 'all' };
const ownOfEveryone: Grants = { owner: 'own', admin: 'own', member: 'own', contractor: 'own', read_only: 'own' };
const workOnCustomers: Grants = { owner: 'all', admin: 'all', member: 'assigned' };
const readCustomers: Grants = { ...workOnCustomers, read_only: 'all' };
const readCustomersOrItems: Grants = { ...readCustomers, contractor: 'items' };
const administer: Grants = { owner: 'all', admin: 'all' };

/** Who may do what: one row per permission. What is not listed is denied. */
export const permissions = {
  'session.read': everyTeamRole,
  'session.end': ownOfEveryone,
  'security.read': ownOfEveryone,
  'security.own': ownOfEveryone,
  'security_policy.read': administer,
  'security_policy.manage': administer,
  'person.read': { ...everyTeamRole, contractor: 'items' },
  'person.manage': administer,
  'person.invite': administer,
  'person.change_role': administer,
  'person.remove': administer,
  'access.explain': administer,
  'customer.read': readCustomersOrItems,
  'customer.create': { owner: 'all', admin: 'all', member: 'all' },
  'customer.update': workOnCustomers,
  'customer.assign': administer,
  'customer.archive': administer,
  'customer.merge': administer,
  'customer.remove': administer,
  'contact.read': readCustomersOrItems,
  'contact.write': workOnCustomers,
  'contact.remove': administer,
  'contact.merge': administer,
  'bin.read': { owner: 'all', admin: 'all', member: 'own', contractor: 'own' },
  'bin.restore': { owner: 'all', admin: 'all', member: 'own', contractor: 'own' },
  'bin.purge': { owner: 'all' },
  'mail.read': { ...workOnCustomers, read_only: 'assigned' },
  'mail.guard': readCustomersOrItems,
  'mailbox.read': { owner: 'all', admin: 'all', member: 'own' },
  'mailbox.manage': { owner: 'all', admin: 'all', member: 'own' },
  'mail_client.read': administer,
  'mail_client.manage': administer,
  'mail_block.write': { owner: 'own', admin: 'own', member: 'own' },
  'mail.write': { owner: 'own', admin: 'own', member: 'own' },
  'canned_response.read': { owner: 'all', admin: 'all', member: 'all', read_only: 'all' },
  'canned_response.write': { owner: 'all', admin: 'all', member: 'own' },
  'thread.context': readCustomersOrItems,
  'thread.link': workOnCustomers,
  'thread.arrange': workOnCustomers,
  'review.read': administer,
  'review.resolve': administer,
  'timeline.read': readCustomersOrItems,
  'interaction.log': workOnCustomers,
  'interaction.edit': { owner: 'all', admin: 'all', member: 'own' },
  'follow_up.read': readCustomersOrItems,
  'follow_up.write': workOnCustomers,
  'note.read': readCustomersOrItems,
  'note.create': { owner: 'all', admin: 'all', member: 'assigned', contractor: 'items' },
  'note.edit': { owner: 'all', admin: 'all', member: 'own', contractor: 'own' },
  'task.read': readCustomersOrItems,
  'task.create': workOnCustomers,
  'task.update': { ...workOnCustomers, contractor: 'items' },
  'task.remove': workOnCustomers,
  'time.read': { owner: 'all', admin: 'all', member: 'own', contractor: 'own' },
  'time.track': { owner: 'own', admin: 'own', member: 'own', contractor: 'own' },
  'api_key.own': { owner: 'own', admin: 'own', member: 'own' },
  'api_key.create': { owner: 'own', admin: 'own', member: 'own' },
  'api_key.manage': administer,
  'mail_outbox.read': administer,
  'mail_outbox.decide': administer,
  'archive.read': administer,
  'organisation.read': { owner: 'all' },
  'organisation.manage': { owner: 'all' },
  'organisation.export': administer,
  'portal.read': readCustomers,
  'portal.share': workOnCustomers,
  'portal.invite': workOnCustomers,
  'branding.read': readCustomers,
  'branding.write': administer,
  'document.read': readCustomers,
  'document.write': workOnCustomers,
  'report.read': readCustomers,
  'report_hours.read': { owner: 'all', admin: 'all', member: 'own' },
  'report.export': workOnCustomers,
  'report.export_all': administer,
  'report_view.write': { owner: 'own', admin: 'own', member: 'own' },
  'audit.read': { owner: 'all', admin: 'all', member: 'own' },
  'audit.export': { owner: 'all' },
  'search.read': readCustomersOrItems,
  'live.read': everyTeamRole,
} as const satisfies Record<string, Grants>;

export type Permission = keyof typeof permissions;

/** For these a person at the desk shows anew that it is really them; programs cannot hold them at all. */
export const provenPermissions: ReadonlySet<Permission> = new Set<Permission>([
  'audit.export',
  'organisation.manage',
  'organisation.export',
  'security.own',
  'api_key.create',
  'report.export_all',
  'security_policy.manage',
  'mail_client.manage',
  'person.invite',
  'person.change_role',
  'person.remove',
  'bin.purge',
]);

/** How long a proof counts; signing in is one. */
export const proofMinutes = 10;

/** The scope in which `role` holds `permission`, or null where it is denied. */
export function scopeOf(role: Role, permission: Permission): Scope | null {
  const grants: Grants = permissions[permission];
  return grants[role] ?? null;
}
