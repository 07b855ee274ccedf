import type { HostStorage } from './port.js';

/** A host's store for tests; a second page on the same map is the same browser after a reload. */
export function createMemoryStorage(stored = new Map<string, unknown>()): HostStorage {
  return {
    get: async (key) => structuredClone(stored.get(key)),
    set: async (key, value) => void stored.set(key, structuredClone(value)),
    remove: async (key) => void stored.delete(key),
    keys: async (prefix) => [...stored.keys()].filter((key) => key.startsWith(prefix)),
  };
}
