import type { ComponentType } from 'react';
import type { TimelineKind } from '../../timeline/schema.js';
import { LinkIcon } from './actions.js';
import { CallIcon, ChatIcon, MailIcon, MeetingIcon } from './communication.js';
import type { IconProps } from './icon.js';
import { BuildingIcon, UserIcon } from './people.js';
import { ClockIcon, FollowUpIcon, NoteIcon, TagIcon, TaskIcon } from './work.js';

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
  document: LinkIcon,
  portal_visit: UserIcon,
};

/** The picture that tells a line of the timeline by its kind. */
export function iconOf(kind: TimelineKind): ComponentType<IconProps> {
  return icons[kind];
}
