import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End move among the stops of a chart, so that it takes one stop of the tab key. */
export function moveAmong(event: KeyboardEvent, within: HTMLElement | null): void {
  const stops = [...(within?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const next = nextStop(event.key, stops.indexOf(document.activeElement as HTMLElement), stops.length);
  if (next === null || event.metaKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  stops[next]?.focus();
}

/** The place to go to from a place, or null where the key moves nowhere. */
export function nextStop(key: string, from: number, count: number): number | null {
  if (from < 0) return null;
  const next = {
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
  }[key];
  return next === undefined || next < 0 || next >= count ? null : next;
}
