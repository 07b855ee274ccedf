import { Icon, type IconProps } from './icon.js';

export function NoteIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.75 2.25h8.5c.6 0 1 .4 1 1v6l-4 4.5h-5.5c-.6 0-1-.4-1-1v-9.5c0-.6.4-1 1-1z" />
      <path d="M13 9.5H9.25v4M5.5 5.5h5M5.5 8h2.5" />
    </Icon>
  );
}

export function TaskIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.25" y="2.25" width="11.5" height="11.5" rx="2" />
      <path d="m5.25 8.25 2 2 3.5-4" />
    </Icon>
  );
}

export function FollowUpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.25 8a5.25 5.25 0 1 1-1.5-3.7" />
      <path d="M13.25 2.25v3h-3M8 5.25V8l1.75 1.25" />
    </Icon>
  );
}

export function TicketIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M1.75 5c0-.7.6-1.25 1.25-1.25h10c.7 0 1.25.6 1.25 1.25v1.5a1.5 1.5 0 0 0 0 3V11c0 .7-.6 1.25-1.25 1.25H3c-.7 0-1.25-.6-1.25-1.25V9.5a1.5 1.5 0 0 0 0-3z" />
      <path d="M9.5 6v.01M9.5 8v.01M9.5 10v.01" />
    </Icon>
  );
}

export function TimerPlayIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 3.2v9.6c0 .4.4.6.7.4l7-4.8c.3-.2.3-.6 0-.8l-7-4.8c-.3-.2-.7 0-.7.4z" fill="currentColor" />
    </Icon>
  );
}

export function TimerStopIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3.5" y="3.5" width="9" height="9" rx="1.5" fill="currentColor" />
    </Icon>
  );
}

export function TagIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.25 3.25c0-.6.4-1 1-1h4.3c.3 0 .6.1.8.3l5.2 5.2c.4.4.4 1 0 1.4l-4.3 4.3c-.4.4-1 .4-1.4 0L2.5 8.2c-.2-.2-.3-.4-.3-.7z" />
      <path d="M5.25 5.25v.01" />
    </Icon>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.25 1.5" />
    </Icon>
  );
}

export function CalendarIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1.5" />
      <path d="M2.25 6.5h11.5M5.25 1.75v2.75M10.75 1.75v2.75" />
    </Icon>
  );
}

export function TodayIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1.5" />
      <path d="M2.25 6.5h11.5M5.25 1.75v2.75M10.75 1.75v2.75" />
      <circle cx="8" cy="10" r="1.25" fill="currentColor" />
    </Icon>
  );
}
