import type { Input } from './client.js';

export type Path = readonly (string | number)[];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where ids stand in an input, at any depth. */
export function idsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return uuid.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => idsIn(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => idsIn(item, [...path, name]));
}

/** The input with another value at one place. */
export function withValue(input: Input, path: Path, value: unknown): Input {
  return replaced(input, path, value) as Input;
}

function replaced(at: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(at)) return at.map((item, index) => (index === first ? replaced(item, rest, value) : item));
  const record = at as Record<string, unknown>;
  return { ...record, [first]: replaced(record[first], rest, value) };
}

/** A body without the ids and instants in which two equal answers may differ. */
export const withoutChance = (body: string): string =>
  body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT')
    .replace(/"undo":"[\w-]*"/g, '"undo":""')
    .replace(/[0-9a-f]{12}(?=@)/g, 'FRESH');

/** Where values stand in an input, at any depth. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, item]) =>
    placesIn(item, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
