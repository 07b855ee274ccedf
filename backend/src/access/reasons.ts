import type { AccessKind } from '@threadline/shared/access/choices';
import type { AccessReason } from '@threadline/shared/access/schema';
import { type Permission, scopeOf } from '@threadline/shared/kernel/permissions';
import type { TeamRole } from '@threadline/shared/kernel/roles';

/** What is known of a thing and of what ties one person to it. */
export interface Ties {
  kind: AccessKind;
  role: TeamRole;
  suspended: boolean;
  /** Customers of the thing that the person is assigned to, or owns. */
  customers: readonly { id: string; name: string; owns: boolean }[];
  /** Open tasks of the person that reach the thing: itself, its note's task, its customer's. */
  tasks: readonly { id: string; name: string }[];
  /** A follow-up's own assignment, or whose hours an entry tells of. */
  isTheirs: boolean;
  approves: boolean;
  sensitive: boolean;
  /** Of the mail that whoever asks sees: whether it lies in a shared mailbox, and whether in the person's own. */
  mail: { shared: boolean; own: boolean };
}

const permissionOf: Record<AccessKind, Permission> = {
  customer: 'customer.read',
  contact: 'contact.read',
  task: 'task.read',
  note: 'note.read',
  thread: 'mail.read',
  document: 'document.read',
  follow_up: 'follow_up.read',
  time_entry: 'time.read',
};

/** Why somebody sees a thing, or does not. The database decides; this says in words what it goes by. */
export function reasonsOf(ties: Ties): AccessReason[] {
  const { kind, role } = ties;
  if (ties.suspended) return [because('suspended')];
  const scope = scopeOf(role, permissionOf[kind]);
  if (scope === null) return [because('role_never')];
  if (kind === 'thread') return mailReasons(ties);
  if (kind === 'time_entry') return hourReasons(ties);
  if (ties.sensitive && (role === 'read_only' || role === 'contractor')) return [because('sensitive_note')];
  if (scope === 'all') return [because('role_reads_all')];
  return scope === 'items' ? itemReasons(ties) : customerReasons(ties);
}

function customerReasons({ customers }: Ties): AccessReason[] {
  if (customers.length === 0) return [because('not_assigned')];
  return customers.map(({ owns, ...customer }) => because(owns ? 'owns_customer' : 'assigned_customer', customer));
}

function itemReasons({ kind, tasks, isTheirs }: Ties): AccessReason[] {
  if (kind === 'follow_up') return [because(isTheirs ? 'assigned_follow_up' : 'no_item')];
  if (tasks.length === 0) return [because('no_item')];
  const allowed = tasks.map((task) => because('assigned_task', task));
  return kind === 'customer' || kind === 'contact' ? [...allowed, because('name_only')] : allowed;
}

function mailReasons(ties: Ties): AccessReason[] {
  const own = ties.mail.own ? [because('own_mailbox')] : [];
  if (!ties.mail.shared) return own.length > 0 ? own : [because('personal_mail')];
  const shared = sharedMailReasons(ties, ties.role);
  if (own.length === 0) return shared;
  return shared.some((one) => one.because === 'not_assigned') ? own : [...own, ...shared];
}

function sharedMailReasons(ties: Ties, role: TeamRole): AccessReason[] {
  return role === 'owner' || role === 'admin' ? [because('role_reads_all')] : customerReasons(ties);
}

function hourReasons({ role, isTheirs, approves }: Ties): AccessReason[] {
  if (role === 'owner' || role === 'admin') return [because('role_reads_all')];
  if (isTheirs) return [because('own_entry')];
  return [because(approves && role === 'member' ? 'approves_hours' : 'not_their_hours')];
}

function because(code: AccessReason['because'], about: AccessReason['about'] = null): AccessReason {
  return { because: code, about };
}
