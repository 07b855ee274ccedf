import type { ReactNode } from 'react';

export interface IconProps {
  /** Spoken name; without one the icon is decoration and hidden from assistive technology. */
  title?: string | undefined;
  size?: number | undefined;
  className?: string | undefined;
}

/** The frame of every icon: 16 px grid, 1.5 px strokes in the colour of the text around it. */
export function Icon({ title, size = 16, className, children }: IconProps & { children: ReactNode }) {
  const naming = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: Named by aria-label or hidden; a title element would show a tooltip.
    <svg
      {...naming}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ? `shrink-0 ${className}` : 'shrink-0'}
    >
      {children}
    </svg>
  );
}
