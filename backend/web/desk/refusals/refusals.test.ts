import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { germanRefusals } from './german/catalogue.js';
import { sayingOf } from './say-refusal.js';

const source = join(import.meta.dirname, '../../../src');
/** What nobody at the desk ever reads: the command line, machines, and what can only be a fault of ours. */
const elsewhere =
  /(^|\/)(cli|transfer\/(archive|backup|restore)|platform\/(db|secrets|mail)|app\/(failures|portal|rest)|portal|platform\/http\/portal-procedure)[/.]|letters|identities\.ts|oauth-routes|create-organisation/;
const ofMachines =
  /Idempotency-Key|multipart|Content-Type|Say which report|This is no signed token|issuer|^A file key|was not verified\.$/;
const refusal =
  /new (?:Invalid|Forbidden|Conflict|Unauthenticated|LimitReached|TooLarge|Unavailable)\(\s*(['`])((?:(?!\1)[^\\\n])+)\1/g;
const sentence = /^const \w+ =\s*(['`])([A-Z](?:(?!\1)[^\\\n])+\.)\1;$/gm;

/** Every sentence that the server says no with, its gaps left open. */
function refusalsOfServer(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !elsewhere.test(path),
  );
  return files.flatMap((path) => {
    const text = readFileSync(join(source, path), 'utf8').replace(/(['`]) \+\s*(['`])/g, '');
    if (!text.includes('errors.js')) return [];
    const said = [...text.matchAll(refusal), ...text.matchAll(sentence)].map(([, , words = '']) => words);
    return said.map((words) => words.replaceAll(/\$\{[^}]*\}/g, '{{}}')).filter((words) => !ofMachines.test(words));
  });
}

const opened = (english: string) => english.replaceAll(/\{\{\w+\}\}/g, '{{}}');
const germanOf = sayingOf(germanRefusals);

test('whatever the server says no with has words in German', () => {
  const known = new Set(Object.keys(germanRefusals.sentences).map(opened));
  const said = refusalsOfServer();
  expect(said.length).toBeGreaterThan(80);
  expect([...new Set(said)].filter((words) => !known.has(words))).toEqual([]);
});

test('what differs from case to case stands in the German sentence too', () => {
  expect(germanOf('ada@example.com has joined already.')).toBe('ada@example.com ist schon beigetreten.');
  expect(
    germanOf('After this, Acme was merged into Acme & Sons ($1). Take that merge back first, then this one.'),
  ).toBe('Danach wurde Acme mit Acme & Sons ($1) zusammengeführt. Machen Sie zuerst jenes rückgängig, dann dieses.');
});

test('kinds of things are named in German, and names stay as they are', () => {
  expect(germanOf('This follow-up does not exist, or you have no access to it. Ask an admin if you need it.')).toMatch(
    /^Nicht gefunden: Wiedervorlage\./,
  );
});

test('a sentence that nobody has translated is said as it came', () => {
  expect(germanOf('Nobody has heard of this.')).toBe('Nobody has heard of this.');
});

test('no gap of a German sentence stays open', () => {
  const gapsOf = (text: string): string[] => text.match(/\{\{\w+\}\}/g) ?? [];
  const open = Object.entries(germanRefusals.sentences).filter(([english, german]) =>
    gapsOf(german).some((gap) => !gapsOf(english).includes(gap)),
  );
  expect(open).toEqual([]);
});
