import type { Permission } from './permissions.js';

/** What a key can be narrowed to, besides reading or changing everything that its owner may. */
export const keyAreas = [
  'customers',
  'mail',
  'interactions',
  'follow_ups',
  'notes',
  'tasks',
  'time',
  'portal',
  'reports',
] as const;
export type KeyArea = (typeof keyAreas)[number];

/** Everything, or one area, to read or to change as well. */
export type KeyScope = 'read' | 'write' | `${KeyArea}:read` | `${KeyArea}:write`;
export const keyScopes: readonly KeyScope[] = [
  'read',
  'write',
  ...keyAreas.flatMap((area): KeyScope[] => [`${area}:read`, `${area}:write`]),
];

/** The area of a permission by its first word. What shows several areas at once, such as a timeline, is in none. */
const areaOf: Record<string, KeyArea> = {
  customer: 'customers',
  contact: 'customers',
  mail: 'mail',
  canned_response: 'mail',
  review: 'mail',
  interaction: 'interactions',
  follow_up: 'follow_ups',
  note: 'notes',
  task: 'tasks',
  time: 'time',
  portal: 'portal',
  document: 'portal',
  branding: 'portal',
  report: 'reports',
  report_hours: 'reports',
  report_view: 'reports',
};

/** First words of what no key does: people and their sign-in, keys, rules, and what leaves or ends the organisation. */
const onlyInPerson = [
  ...['api_key', 'security', 'security_policy', 'session', 'organisation', 'archive', 'audit', 'access', 'bin'],
  // How mailboxes are set decides who reads their mail.
  ...['mail_outbox', 'mailbox', 'mail_client', 'mail_block'],
];

/** Who one's colleagues are stands beside everything that they do; whoever reads may read it. */
const named: readonly Permission[] = ['session.read', 'person.read'];

/** Whether a key of these scopes reaches the permission, as far as its owner holds it. */
export function keyReaches(scopes: readonly string[], permission: Permission): boolean {
  const [subject = ''] = permission.split('.');
  if (named.includes(permission)) return true;
  if (subject === 'person' || onlyInPerson.includes(subject)) return false;
  if (scopes.includes('write')) return true;
  const isRead = permission.endsWith('.read') || permission === 'thread.context';
  if (isRead && scopes.includes('read')) return true;
  const area = areaOf[subject];
  if (!area) return false;
  return scopes.includes(`${area}:write`) || (isRead && scopes.includes(`${area}:read`));
}
