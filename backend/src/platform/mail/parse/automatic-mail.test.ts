import { describe, expect, it } from 'vitest';
import { isAutomaticMail, mailingListId } from './automatic-mail.js';
import { readHeaderBlock } from './header-block.js';
import { MailHeaders } from './mail-headers.js';

const headersOf = (lines: string): MailHeaders => new MailHeaders(readHeaderBlock(Buffer.from(lines)).fields);

describe('isAutomaticMail', () => {
  it.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: auto-generated; owner-email="a@x"', true],
    ['Auto-Submitted: no', false],
    ['Auto-Submitted: NO', false],
    ['Precedence: bulk', true],
    ['Precedence: Junk', true],
    ['Precedence: list', false],
    ['Precedence: first-class', false],
    ['X-Autoreply: yes', true],
    ['Return-Path: <>', true],
    ['Return-Path: <ann@x.example>', false],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', true],
    ['Content-Type: multipart/mixed; boundary=report', false],
    ['From: MAILER-DAEMON@x.example', true],
    ['From: Ann <ann@x.example>', false],
  ])('answers for %j: %j', (line, automatic) => {
    expect(isAutomaticMail(headersOf(`${line}\n\n`))).toBe(automatic);
  });
});

describe('mailingListId', () => {
  it.each([
    ['List-Id: Kontor Help <Help.Kontor.example>', 'help.kontor.example'],
    ['List-Id: help.kontor.example', 'help.kontor.example'],
    ['List-Id: <>', null],
    ['Subject: x', null],
  ])('takes from %j the id %j', (line, id) => {
    expect(mailingListId(headersOf(`${line}\n\n`))).toBe(id);
  });
});
