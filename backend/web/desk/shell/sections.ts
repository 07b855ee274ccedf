import { ArchiveIcon, EditIcon, LinkIcon, SearchIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { InboxIcon, MailIcon, ReplyIcon } from '@threadline/shared/ui/icons/communication';
import type { IconProps } from '@threadline/shared/ui/icons/icon';
import { GlobeIcon, SettingsIcon } from '@threadline/shared/ui/icons/navigation';
import { BuildingIcon, KeyIcon, UserIcon, UsersIcon } from '@threadline/shared/ui/icons/people';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { ClockIcon, TodayIcon } from '@threadline/shared/ui/icons/work';
import type { ComponentType } from 'react';
import { type Permission, useMe } from './me.js';

/** Where a section of the settings stands. */
export const settingsGroups = ['you', 'team', 'organisation', 'records'] as const;
type SettingsGroup = (typeof settingsGroups)[number];

const sections = [
  { to: '/', name: 'today', icon: TodayIcon, keys: 'g t', permission: 'session.read' },
  { to: '/customers', name: 'customers', icon: BuildingIcon, keys: 'g c', permission: 'customer.read' },
  { to: '/review', name: 'review', icon: InboxIcon, keys: 'g r', permission: 'review.read' },
  { to: '/mail/drafts', name: 'drafts', icon: EditIcon, keys: 'g f', permission: 'mail.write' },
  { to: '/settings', name: 'settings', icon: SettingsIcon, keys: 'g s', permission: 'session.read' },
  { to: '/people', name: 'people', icon: UsersIcon, keys: 'g p', permission: 'person.read', group: 'team' },
  { to: '/roles', name: 'roles', icon: LockIcon, keys: 'g w', permission: 'session.read', group: 'team' },
  { to: '/access', name: 'access', icon: SearchIcon, keys: 'g y', permission: 'access.explain', group: 'team' },
  {
    to: '/canned-responses',
    name: 'cannedResponses',
    icon: ReplyIcon,
    keys: 'g j',
    permission: 'canned_response.read',
    group: 'team',
  },
  { to: '/security', name: 'security', icon: UserIcon, keys: 'g u', permission: 'session.read', group: 'you' },
  { to: '/mailboxes', name: 'mailboxes', icon: MailIcon, keys: 'g x', permission: 'mailbox.read', group: 'you' },
  { to: '/api-keys', name: 'apiKeys', icon: KeyIcon, keys: 'g k', permission: 'api_key.own', group: 'you' },
  { to: '/linking', name: 'linking', icon: LinkIcon, keys: 'g h', permission: 'thread.link', group: 'records' },
  {
    to: '/mail-outbox',
    name: 'mailOutbox',
    icon: MailIcon,
    keys: 'g m',
    permission: 'mail_outbox.read',
    group: 'records',
  },
  { to: '/audit', name: 'audit', icon: ClockIcon, keys: 'g l', permission: 'audit.read', group: 'records' },
  { to: '/bin', name: 'bin', icon: TrashIcon, keys: 'g d', permission: 'bin.read', group: 'records' },
  {
    to: '/sign-in-rules',
    name: 'signInRules',
    icon: LockIcon,
    keys: 'g i',
    permission: 'security_policy.manage',
    group: 'organisation',
  },
  {
    to: '/single-sign-on',
    name: 'sso',
    icon: KeyIcon,
    keys: 'g o',
    permission: 'security_policy.manage',
    group: 'organisation',
  },
  {
    to: '/mail-clients',
    name: 'mailClients',
    icon: MailIcon,
    keys: 'g v',
    permission: 'mail_client.manage',
    group: 'organisation',
  },
  {
    to: '/organisation',
    name: 'organisation',
    icon: BuildingIcon,
    keys: 'g n',
    permission: 'organisation.read',
    group: 'organisation',
  },
  {
    to: '/branding',
    name: 'branding',
    icon: GlobeIcon,
    keys: 'g b',
    permission: 'branding.write',
    group: 'organisation',
  },
  {
    to: '/export',
    name: 'exportAll',
    icon: ArchiveIcon,
    keys: 'g e',
    permission: 'archive.read',
    group: 'organisation',
  },
] as const;
type Known = (typeof sections)[number];

export interface DeskSection {
  to: Known['to'];
  name: Known['name'];
  icon: ComponentType<IconProps>;
  keys: string;
  /** Shown to those who hold it. */
  permission: Permission;
  /** Stands on the page of settings, not in the rail. */
  group?: SettingsGroup;
}

/** The sections that the person's role opens, in the order of the rail and of the settings. */
export function useSections(): readonly DeskSection[] {
  const { permissions } = useMe();
  return (sections as readonly DeskSection[]).filter(({ permission }) => permissions.includes(permission));
}

/** Those of them that stand in the rail. */
export function useRailSections(): readonly DeskSection[] {
  return useSections().filter(({ group }) => group === undefined);
}

/** Whether the address is a page of the settings. */
export const isSettingsPage = (path: string): boolean =>
  (sections as readonly DeskSection[]).some(({ to, group }) => group !== undefined && path === to);
