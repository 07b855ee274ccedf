import type { HostTheme } from '@threadline/shared/mail-host/port';

/** Dark where the ground is darker than middle grey. Outlook does not say which; null where it names no colour. */
export function themeOf(office: { bodyBackgroundColor?: string } | null | undefined): HostTheme | null {
  const colour = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(office?.bodyBackgroundColor ?? '');
  if (!colour) return null;
  const [red, green, blue] = colour.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  const light = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return light < 0.5 ? 'dark' : 'light';
}
