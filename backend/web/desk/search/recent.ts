const key = 'threadline.recent';
const most = 8;

export interface RecentCustomer {
  id: string;
  name: string;
}

/** The customers opened last in this browser, latest first. */
export function readRecent(): RecentCustomer[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberRecent({ id, name }: RecentCustomer): void {
  const others = readRecent().filter((recent) => recent.id !== id);
  try {
    localStorage.setItem(key, JSON.stringify([{ id, name }, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing has no recent customers.
  }
}

export function forgetRecent(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function isRecent(value: unknown): value is RecentCustomer {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}
