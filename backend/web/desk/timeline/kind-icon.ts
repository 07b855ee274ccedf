import type { TimelineKind } from '@threadline/shared/timeline/schema';
import { LinkIcon } from '@threadline/shared/ui/icons/actions';
import { CallIcon, ChatIcon, MailIcon, MeetingIcon } from '@threadline/shared/ui/icons/communication';
import type { IconProps } from '@threadline/shared/ui/icons/icon';
import { BuildingIcon, UserIcon } from '@threadline/shared/ui/icons/people';
import { ClockIcon, FollowUpIcon, NoteIcon, TagIcon, TaskIcon } from '@threadline/shared/ui/icons/work';
import type { ComponentType } from 'react';

export const kindIcons: Record<TimelineKind, ComponentType<IconProps>> = {
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
