import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

/** Runs the service worker's top level: Chrome swallows an error there and the extension is simply dead. */
export function checkServiceWorker(folder, manifest) {
  const path = manifest.background?.service_worker;
  if (!path) return ['The manifest names no service worker.'];
  const scope = { ...globals(), chrome: anything() };
  scope.self = scope;
  scope.globalThis = scope;
  try {
    new Script(readFileSync(join(folder, path), 'utf8'), { filename: path }).runInContext(createContext(scope));
    return [];
  } catch (error) {
    return [`The service worker ends while it starts: ${error.stack}`];
  }
}

function globals() {
  const names = ['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortSignal', 'AbortController', 'crypto'];
  const taken = Object.fromEntries(names.map((name) => [name, globalThis[name]]));
  return { ...taken, console, setTimeout, clearTimeout, fetch: () => Promise.reject(new Error('offline')) };
}

/** Stands in for the whole `chrome` object: every property exists and can be called. */
function anything() {
  return new Proxy(() => undefined, {
    get: (_target, name) => (name === 'then' ? undefined : anything()),
    apply: () => Promise.resolve({}),
  });
}
