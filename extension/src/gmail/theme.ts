import type { HostTheme } from '@threadline/shared/mail-host/port';

/** Whether Gmail's reading area is dark, judged by the first ground colour behind it. */
export function readTheme(document: Document): HostTheme {
  if (document.body.classList.contains('inboxsdk__gmail_dark_body_theme')) return 'dark';
  const main = document.querySelector('[role=main]') ?? document.body;
  for (let element: Element | null = main; element; element = element.parentElement) {
    const luminance = luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  return 'light';
}

/** Between 0 (black) and 1 (white) for an opaque `rgb(…)` colour, null for one that shows what lies behind. */
export function luminanceOf(color: string): number | null {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
