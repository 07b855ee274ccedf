import { Icon, type IconProps } from './icon.js';

export function LinkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.75 9.25a2.75 2.75 0 0 0 3.9 0l2.3-2.3a2.75 2.75 0 0 0-3.9-3.9l-.8.8" />
      <path d="M9.25 6.75a2.75 2.75 0 0 0-3.9 0l-2.3 2.3a2.75 2.75 0 0 0 3.9 3.9l.8-.8" />
    </Icon>
  );
}

export function UnlinkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m10.5 9.4 2.45-2.45a2.75 2.75 0 0 0-3.9-3.9L6.6 5.5M5.5 6.6 3.05 9.05a2.75 2.75 0 0 0 3.9 3.9L9.4 10.5M2.25 2.25l11.5 11.5" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m3 8.5 3.25 3.25L13 4.75" />
    </Icon>
  );
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.25 3.25" />
    </Icon>
  );
}

export function FilterIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 4h12M4.25 8h7.5M6.5 12h3" />
    </Icon>
  );
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  );
}

export function DotsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <g fill="currentColor" stroke="none">
        <circle cx="3.25" cy="8" r="1.25" />
        <circle cx="8" cy="8" r="1.25" />
        <circle cx="12.75" cy="8" r="1.25" />
      </g>
    </Icon>
  );
}

export function ArchiveIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="1.75" y="2.75" width="12.5" height="3" rx="1" />
      <path d="M2.75 5.75v6c0 .8.7 1.5 1.5 1.5h7.5c.8 0 1.5-.7 1.5-1.5v-6M6.25 8.5h3.5" />
    </Icon>
  );
}

export function UndoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 2.75 2.25 6 5.5 9.25" />
      <path d="M2.5 6h7a3.75 3.75 0 0 1 0 7.5H6" />
    </Icon>
  );
}

export function CopyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="5.25" y="5.25" width="8.5" height="8.5" rx="1.5" />
      <path d="M10.75 5.25v-1.5c0-.8-.7-1.5-1.5-1.5h-5.5c-.8 0-1.5.7-1.5 1.5v5.5c0 .8.7 1.5 1.5 1.5h1.5" />
    </Icon>
  );
}

export function EditIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m9.75 3.5 2.75 2.75M2.75 13.25l.6-2.9 7.7-7.7c.5-.5 1.3-.5 1.8 0l.5.5c.5.5.5 1.3 0 1.8l-7.7 7.7z" />
    </Icon>
  );
}

export function TrashIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 4.25h11M6 4.25v-1.5c0-.3.2-.5.5-.5h3c.3 0 .5.2.5.5v1.5M3.75 4.25l.6 8.1c.1.8.7 1.4 1.5 1.4h4.3c.8 0 1.4-.6 1.5-1.4l.6-8.1M6.75 7v4M9.25 7v4" />
    </Icon>
  );
}

export function CloseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m3.75 3.75 8.5 8.5M12.25 3.75l-8.5 8.5" />
    </Icon>
  );
}

export function RefreshIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.25 8a5.25 5.25 0 1 1-1.5-3.7M13.25 2.25v3h-3" />
    </Icon>
  );
}

export function PinIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 2.25h5M6.25 2.5v4.25L4.25 9.25h7.5l-2-2.5V2.5M8 9.5v4.25" />
    </Icon>
  );
}
