import type { HostStorage } from './port.js';

/** The host's store in a plain browser: `localStorage`, under names of its own. */
export function createFakeStorage(prefix: string): HostStorage {
  return {
    async get(key) {
      const stored = localStorage.getItem(prefix + key);
      return stored === null ? undefined : (JSON.parse(stored) as unknown);
    },
    async set(key, value) {
      localStorage.setItem(prefix + key, JSON.stringify(value));
    },
    async remove(key) {
      localStorage.removeItem(prefix + key);
    },
    async keys(start) {
      const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
      return names.filter((name) => name.startsWith(prefix + start)).map((name) => name.slice(prefix.length));
    },
  };
}
