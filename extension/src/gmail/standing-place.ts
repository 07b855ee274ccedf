/** Where the panel stood in the window when it was last on screen, in CSS pixels. */
export interface StandingPlace {
  top: number;
  right: number;
  width: number;
}

const key = 'threadline.place';

/** Kept in the page's own storage, because only that can be read at once, before Gmail has built its side bar. */
export function recallPlace(storage: Storage): StandingPlace | null {
  try {
    return toPlace(JSON.parse(storage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

/** Null says that the reader has closed the panel, so that the next page does not open it either. */
export function keepPlace(storage: Storage, place: StandingPlace | null): void {
  try {
    if (place) storage.setItem(key, JSON.stringify(place));
    else storage.removeItem(key);
  } catch {
    // A full or forbidden storage only means that the next page waits for Gmail's side bar.
  }
}

export function placeOf(slot: Element): StandingPlace | null {
  const { top, right, width } = slot.getBoundingClientRect();
  return toPlace({ top: Math.round(top), right: Math.round(window.innerWidth - right), width: Math.round(width) });
}

/** Anybody can write to the page's storage: only a place at which a panel can stand is taken. */
function toPlace(value: unknown): StandingPlace | null {
  const { top, right, width } = (value ?? {}) as Partial<Record<keyof StandingPlace, unknown>>;
  if (typeof top !== 'number' || typeof right !== 'number' || typeof width !== 'number') return null;
  const fits = top >= 0 && top <= 400 && right >= 0 && right <= 400 && width >= 200 && width <= 600;
  return fits ? { top, right, width } : null;
}
