import { existsSync, readFileSync } from 'node:fs';

const place = ['../../package.json', '../../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((path) => existsSync(path));

/** The version of this installation, from its package. */
export function productVersion(): string {
  const { version } = JSON.parse(place ? readFileSync(place, 'utf8') : '{}') as { version?: string };
  return version ?? 'unknown';
}
