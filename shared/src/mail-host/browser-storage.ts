import type { HostStorage } from './port.js';

/**
 * Drafts, unsent writes and tokens in this browser, apart for each place that the browser keeps apart. Where a browser
 * allows no storage in a frame, they last as long as the pane.
 */
export function createStorage(prefix: string, place: Storage | null = openPlace()): HostStorage {
  const kept = place ?? memoryPlace();
  return {
    async get(key) {
      const stored = kept.getItem(prefix + key);
      return stored === null ? undefined : (JSON.parse(stored) as unknown);
    },
    async set(key, value) {
      kept.setItem(prefix + key, JSON.stringify(value));
    },
    async remove(key) {
      kept.removeItem(prefix + key);
    },
    async keys(start) {
      const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
      return names.filter((name) => name.startsWith(prefix + start)).map((name) => name.slice(prefix.length));
    },
  };
}

function openPlace(): Storage | null {
  try {
    localStorage.setItem('threadline-check', '');
    localStorage.removeItem('threadline-check');
    return localStorage;
  } catch {
    return null;
  }
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

function memoryPlace(): Place {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
    key: (index) => [...values.keys()][index] ?? null,
  };
}
