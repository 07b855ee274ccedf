import { Icon, type IconProps } from './icon.js';

export function MailIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
      <path d="m2.25 4.5 5.75 4.25 5.75-4.25" />
    </Icon>
  );
}

export function CallIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.6 2.2 3.7 2.5c-.8.1-1.3.8-1.2 1.6.5 4.9 4.5 8.9 9.4 9.4.8.1 1.5-.4 1.6-1.2l.3-1.9-3.2-1.6-1.3 1.5C7.5 9.5 6.5 8.5 5.7 6.7l1.5-1.3z" />
    </Icon>
  );
}

export function MeetingIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="1.75" y="4" width="8.5" height="8" rx="1.5" />
      <path d="m10.25 7.25 4-2.25v6l-4-2.25" />
    </Icon>
  );
}

export function ChatIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 4.25c0-.8.7-1.5 1.5-1.5h9c.8 0 1.5.7 1.5 1.5v5.5c0 .8-.7 1.5-1.5 1.5H7l-3.25 2.5v-2.5H3.5c-.8 0-1.5-.7-1.5-1.5z" />
    </Icon>
  );
}

export function InboxIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M1.75 9.25h3.5l1 1.75h3.5l1-1.75h3.5" />
      <path d="m1.75 9.25 2-5.2c.2-.5.7-.8 1.2-.8h6.1c.5 0 1 .3 1.2.8l2 5.2v2.5c0 .8-.7 1.5-1.5 1.5h-9.5c-.8 0-1.5-.7-1.5-1.5z" />
    </Icon>
  );
}

export function ReplyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 3.5 2.25 7.25 6 11" />
      <path d="M2.5 7.25h6.75c2.5 0 4.5 1.75 4.5 4.5v.75" />
    </Icon>
  );
}
