import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { foldParent, replyTextOf } from './reply-text.js';

const folder = fileURLToPath(
  new URL('../../../../../../../shared/fixtures/replies/github__email_reply_parser/', import.meta.url),
);
const isPresent = existsSync(folder);
const bare = (line: string) => line.replace(/^[>\s]+/, '').trimEnd();
const filled = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Real answers, and what they quote, without a mark: as some programs send it. */
const answers = (isPresent ? readdirSync(folder) : []).flatMap((name) => {
  const lines = readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').split('\n');
  const first = lines.findIndex((line) => line.startsWith('>'));
  const parent = lines.filter((line) => line.startsWith('>')).map(bare);
  const own = replyTextOf(lines.slice(0, Math.max(first, 0)).join('\n'), null).visible;
  return filled(parent.join('\n')).length < 2 || own === '' ? [] : [{ name, own, parent: parent.join('\n').trim() }];
});

describe.skipIf(!isPresent)('a real answer above what it repeats without a mark', () => {
  it('is found among the fixtures', () => expect(answers.length).toBeGreaterThanOrEqual(5));

  it.each(answers)('is parted from it by the mail that it answers: $name', ({ own, parent }) => {
    const text = `${own}\n\n${parent}`;
    const { visible, folded } = foldParent({ visible: text, folded: '' }, parent);
    expect(visible).toBe(own);
    expect(filled(folded)).toEqual(filled(parent));
  });

  it.each(answers)('stays whole beside another mail: $name', ({ own, parent }) => {
    const text = `${own}\n\n${parent}`;
    const other = 'Something else altogether.\nWhich nobody has repeated in any of these.';
    expect(foldParent({ visible: text, folded: '' }, other)).toEqual({ visible: text, folded: '' });
  });
});
