import type { ComponentType } from 'react';
import type { TimelineKind } from '../../timeline/schema.js';
import { LinkIcon } from '../../ui/icons/actions.js';
import { CallIcon, ChatIcon, MailIcon, MeetingIcon } from '../../ui/icons/communication.js';
import type { IconProps } from '../../ui/icons/icon.js';
import { BuildingIcon, UserIcon } from '../../ui/icons/people.js';
import { ClockIcon, FollowUpIcon, NoteIcon, TagIcon, TaskIcon } from '../../ui/icons/work.js';

const icons: Record<TimelineKind, ComponentType<IconProps>> = {
  email: MailIcon,
  call: CallIcon,
  meeting: MeetingIcon,
  chat: ChatIcon,
  training: MeetingIcon,
  check_in: ChatIcon,
  follow_up: FollowUpIcon,
  feedback: ChatIcon,
  issue_report: ChatIcon,
  handoff: UserIcon,
  note: NoteIcon,
  task: TaskIcon,
  time_entry: ClockIcon,
  stage_change: TagIcon,
  customer_change: BuildingIcon,
  contact_change: UserIcon,
  link_change: LinkIcon,
};

export function iconOf(kind: TimelineKind): ComponentType<IconProps> {
  return icons[kind];
}
