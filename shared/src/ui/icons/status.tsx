import { Icon, type IconProps } from './icon.js';

export function WarningIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7.1 2.8c.4-.7 1.4-.7 1.8 0l5 8.9c.4.7-.1 1.55-.9 1.55H3c-.8 0-1.3-.85-.9-1.55z" />
      <path d="M8 6.25v3M8 11.25v.01" />
    </Icon>
  );
}

export function InfoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5v3.25M8 5.25v.01" />
    </Icon>
  );
}

export function ErrorIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 5v3.5M8 10.75v.01" />
    </Icon>
  );
}

export function OfflineIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 6.25a9 9 0 0 1 3.2-2M7.5 3.8a8.9 8.9 0 0 1 6.5 2.45M4.25 9a5.5 5.5 0 0 1 2.5-1.45M10.25 8a5.5 5.5 0 0 1 1.5 1M8 12v.01M2.5 2.25l11 11.5" />
    </Icon>
  );
}

export function SunIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7" />
    </Icon>
  );
}

export function MoonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7z" />
    </Icon>
  );
}

export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3.25" y="7" width="9.5" height="6.75" rx="1.5" />
      <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
    </Icon>
  );
}
