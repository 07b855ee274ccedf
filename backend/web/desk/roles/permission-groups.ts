import { type Permission, permissions } from '@threadline/shared/kernel/permissions';

/** Subjects of permissions by what a reader looks for. */
const groups = {
  people: ['session', 'security', 'person', 'security_policy', 'access', 'audit', 'organisation', 'archive', 'api_key'],
  customers: ['customer', 'contact', 'bin'],
  mail: ['mail', 'thread', 'review', 'mail_outbox', 'mailbox', 'mail_block', 'mail_client', 'canned_response'],
  work: ['timeline', 'interaction', 'follow_up', 'note', 'task', 'search', 'live'],
  time: ['time', 'report', 'report_hours', 'report_view'],
  portal: ['portal', 'branding', 'document'],
} as const satisfies Record<string, readonly string[]>;
export type PermissionGroup = keyof typeof groups;
export const permissionGroups = Object.keys(groups) as PermissionGroup[];

/** The permissions of a group, in the order of its subjects. */
export function permissionsOf(group: PermissionGroup): Permission[] {
  const all = Object.keys(permissions) as Permission[];
  return groups[group].flatMap((subject) => all.filter((one) => one.split('.')[0] === subject));
}
