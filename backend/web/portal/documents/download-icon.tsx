import { Icon, type IconProps } from '@threadline/shared/ui/icons/icon';

/** Says that a press brings a file onto the device. */
export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 13.5h11" />
    </Icon>
  );
}
