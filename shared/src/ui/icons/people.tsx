import { Icon, type IconProps } from './icon.js';

export function UserIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="5" r="2.75" />
      <path d="M2.75 13.5c.4-2.5 2.5-4 5.25-4s4.85 1.5 5.25 4" />
    </Icon>
  );
}

export function UsersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="6" cy="5.25" r="2.5" />
      <path d="M1.5 13.25c.3-2.3 2.1-3.75 4.5-3.75s4.2 1.45 4.5 3.75M10.75 2.9a2.5 2.5 0 0 1 0 4.7M12.25 9.9c1.3.6 2.05 1.8 2.25 3.35" />
    </Icon>
  );
}

export function KeyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="5" cy="11" r="2.75" />
      <path d="m7 9 6.25-6.25M10.5 5.5l2 2M8.75 7.25l1.25 1.25" />
    </Icon>
  );
}

export function BuildingIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.25 13.75v-10c0-.8.7-1.5 1.5-1.5h4c.8 0 1.5.7 1.5 1.5v10M10.25 6.25h1.5c.8 0 1.5.7 1.5 1.5v6M1.75 13.75h12.5M5.75 5.25h2M5.75 8h2M5.75 10.75h2" />
    </Icon>
  );
}

export function SignOutIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.25 13.25h-2.5c-.8 0-1.5-.7-1.5-1.5v-7.5c0-.8.7-1.5 1.5-1.5h2.5M10.5 11l3-3-3-3M13.25 8H6.5" />
    </Icon>
  );
}
