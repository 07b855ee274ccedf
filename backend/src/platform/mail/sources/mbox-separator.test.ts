import { describe, expect, it } from 'vitest';
import { isSeparatorLine, looksLikeMbox, unquoteFromLines } from './mbox-separator.js';

describe('the separator line of an mbox', () => {
  it.each([
    ['From ann@x.example Tue Feb  3 09:12:05 2026', true],
    ['From ann@x.example  Tue Feb  3 09:12:05 2026\r', true],
    ['From 1234567890123@xxx Tue Feb 03 09:12:05 +0000 2026', true],
    ['From - Tue Feb  3 09:12:05 2026', true],
    ['From ann@x.example Tue, 3 Feb 2026 09:12:05 +0100', true],
    ['From Monday on the hall is free.', false],
    ['From 09:12 on, in 2026, no trains will run', false],
    ['From Feb to Jun 2026 we are closed', false],
    ['From Feb on, from 9:00 on, every day', false],
    ['From: ann@x.example Tue Feb  3 09:12:05 2026', false],
    ['from ann@x.example Tue Feb  3 09:12:05 2026', false],
    [' From ann@x.example Tue Feb  3 09:12:05 2026', false],
    ['', false],
  ])('%j: %j', (line, isSeparator) => {
    expect(isSeparatorLine(Buffer.from(line))).toBe(isSeparator);
  });

  it('is looked for behind a byte order mark and blank lines', () => {
    expect(looksLikeMbox(Buffer.from('\ufeff\r\n\nFrom a@x Tue Feb  3 09:12:05 2026\nSubject: x\n'))).toBe(true);
    expect(looksLikeMbox(Buffer.from('Subject: x\nFrom a@x Tue Feb  3 09:12:05 2026\n'))).toBe(false);
    expect(looksLikeMbox(Buffer.alloc(0))).toBe(false);
  });
});

describe('unquoteFromLines', () => {
  it.each([
    ['>From a', 'From a'],
    ['x\n>From a\n>>From b\ny', 'x\nFrom a\n>From b\ny'],
    ['x >From a\n> From b\n>Frome', 'x >From a\n> From b\n>Frome'],
    ['nothing', 'nothing'],
  ])('turns %j into %j', (quoted, plain) => {
    expect(unquoteFromLines(Buffer.from(quoted)).toString()).toBe(plain);
  });
});
