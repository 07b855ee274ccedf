import { InboxIcon, MailIcon } from '@threadline/shared/ui/icons/communication';
import type { IconProps } from '@threadline/shared/ui/icons/icon';
import { GlobeIcon } from '@threadline/shared/ui/icons/navigation';
import { BuildingIcon, KeyIcon, UsersIcon } from '@threadline/shared/ui/icons/people';
import { TodayIcon } from '@threadline/shared/ui/icons/work';
import type { ComponentType } from 'react';
import { type Permission, useMe } from './me.js';

export interface DeskSection {
  to: '/' | '/customers' | '/review' | '/people' | '/api-keys' | '/mail-outbox' | '/branding';
  name: 'today' | 'customers' | 'review' | 'people' | 'apiKeys' | 'mailOutbox' | 'branding';
  icon: ComponentType<IconProps>;
  keys: string;
  /** Shown to those who hold it. */
  permission: Permission;
}

const sections: readonly DeskSection[] = [
  { to: '/', name: 'today', icon: TodayIcon, keys: 'g t', permission: 'session.read' },
  { to: '/customers', name: 'customers', icon: BuildingIcon, keys: 'g c', permission: 'customer.read' },
  { to: '/review', name: 'review', icon: InboxIcon, keys: 'g r', permission: 'review.read' },
  { to: '/people', name: 'people', icon: UsersIcon, keys: 'g p', permission: 'person.read' },
  { to: '/api-keys', name: 'apiKeys', icon: KeyIcon, keys: 'g k', permission: 'api_key.own' },
  { to: '/mail-outbox', name: 'mailOutbox', icon: MailIcon, keys: 'g m', permission: 'mail_outbox.read' },
  { to: '/branding', name: 'branding', icon: GlobeIcon, keys: 'g b', permission: 'branding.write' },
];

/** The sections that the person's role opens, in the order of the rail. */
export function useSections(): readonly DeskSection[] {
  const { permissions } = useMe();
  return sections.filter(({ permission }) => permissions.includes(permission));
}
