import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { closeMailParser } from '../parse/index.js';
import { inspectFile } from './inspect-file.js';

const shared = fileURLToPath(new URL('../../../../../../shared/fixtures/', import.meta.url));
const isPresent = existsSync(shared);
const reason = isPresent ? '' : ' (skipped: ../shared/fixtures is not here)';

const folder = {
  discourse: join(shared, 'replies/discourse__email_reply_trimmer'),
  github: join(shared, 'replies/github__email_reply_parser'),
  forwards: join(shared, 'forwards/crisp-oss__email-forward-parser'),
  bounces: join(shared, 'bounces/sisimai__set-of-emails/maildir/bsd'),
  ical: join(shared, 'ical/kewisch__ical.js/samples'),
};
const namesIn = (path: string) => (isPresent ? readdirSync(path) : []);

/** How the new text of each ends; the rest of the file is folded, beginning with a line that begins so. */
const github: Readonly<Record<string, [end: string, folded: string]>> = {
  'correct_sig.txt': ['correct -- signature.', '-- '],
  'email_1_1.txt': ['Java HTTP API.', '-Abhishek'],
  'email_1_2.txt': ['delete them all individually."', '> '],
  'email_1_3.txt': ['would be great.', '-Abhishek'],
  'email_1_4.txt': ['another problem with it.', 'On Aug 22'],
  'email_1_5.txt': ['for a while.', ''],
  'email_1_6.txt': ['torch of pixels', 'On Dec 16'],
  'email_1_7.txt': [':+1:', 'On Tue'],
  'email_1_8.txt': ['and under this.', '>'],
  'email_2_1.txt': ['with a reply', ' ----'],
  'email_2_2.txt': ['directly above line', '____'],
  'email_2_3.txt': ['directly above line', 'From: '],
  'email_BlackBerry.txt': ['another email', 'Sent from my'],
  'email_bullets.txt': ['- and another', 'On Fri'],
  'email_iPhone.txt': ['another email', 'Sent from my'],
  'email_multi_word_sent_from_my_mobile_device.txt': ['another email', 'Sent from my'],
  'email_one_is_not_on.txt': ['when I run...', 'On Oct 1'],
  'email_sent_from_my_not_signature.txt': ['my mobile phone.', ''],
  'email_sig_delimiter_in_middle_of_line.txt': ['kthxbai', ''],
  'greedy_on.txt': ['tunnel is not working.', 'On 9 Jan'],
};

/** kind, address, hard, code. A complaint reached its address; full mailboxes and refusals by policy pass. */
const bounces: Readonly<Record<string, [string, string | null, boolean, string | null]>> = {
  'arf-01.eml': ['bounce', 'redacted@example.net', false, null],
  'arf-02.eml': ['bounce', 'this-local-part-does-not-exist-on-yahoo@yahoo.com', false, null],
  'lhost-gmail-01.eml': ['bounce', 'userunknown@example.jp', true, '5.1.1'],
  'lhost-gmail-03.eml': ['bounce', 'kijitora@example.co.jp', false, '5.7.0'],
  'lhost-office365-01.eml': ['bounce', 'kijitora@example.com', true, '5.1.10'],
  'lhost-office365-02.eml': ['bounce', 'kijitora@example.onmicrosoft.com', true, '5.1.1'],
  'lhost-office365-03.eml': ['bounce', 'kijitora@example.com', false, '5.1.0'],
  'lhost-outlook-01.eml': ['bounce', 'kijitora@example.jp', false, '5.2.2'],
  'lhost-outlook-02.eml': ['bounce', 'kijitora@example.jp', true, '5.1.1'],
  'rfc3464-01.eml': ['bounce', 'userunknown@bouncehammer.jp', true, '5.1.1'],
  'rfc3464-03.eml': ['bounce', 'kijitora@example.com', false, '5.0.0'],
  'rfc3464-04.eml': ['bounce', 'kijitora@mailx-53.neko.example.edu', false, '5.5.0'],
};

const filled = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

describe.skipIf(!isPresent)(`mail that nobody here wrote, inspected${reason}`, () => {
  afterAll(() => closeMailParser());

  it.each(namesIn(join(folder.discourse, 'emails')))('agrees with what Discourse trims of %s', async (name) => {
    const read = (kind: string) => readFile(join(folder.discourse, kind, name), 'utf8');
    const { visibleText, quotedText } = await inspectFile(join(folder.discourse, 'emails', name));
    expect([visibleText, quotedText]).toEqual([(await read('trimmed')).trimEnd(), (await read('elided')).trimEnd()]);
  });

  it('has an expectation for every reply of GitHub', () => {
    expect(Object.keys(github).sort()).toEqual(namesIn(folder.github).sort());
  });

  it.each(Object.entries(github))('agrees on the new text of %s', async (name, [end, folded]) => {
    const { visibleText, quotedText } = await inspectFile(join(folder.github, name));
    expect([visibleText.endsWith(end), quotedText.startsWith(folded)]).toEqual([true, true]);
    const whole = (await readFile(join(folder.github, name), 'utf8')).replaceAll('\r', '');
    expect(filled(`${visibleText}\n${quotedText}`).sort()).toEqual(filled(whole).sort());
  });

  it.each(namesIn(folder.forwards))('agrees on the original sender of %s', async (name) => {
    const { forwardedFrom } = await inspectFile(join(folder.forwards, name));
    const isForward = !name.includes('variant_4.');
    expect(forwardedFrom).toEqual(isForward ? { address: 'john.doe@acme.com', name: 'John Doe' } : null);
  });

  it('has an expectation for every report', () => {
    const known = [...Object.keys(bounces), 'rfc3834-01.eml', 'rfc3834-02.eml'];
    expect(known.sort()).toEqual(namesIn(folder.bounces).sort());
  });

  it.each(Object.entries(bounces))('agrees on the report %s', async (name, [kind, address, hard, code]) => {
    const found = await inspectFile(join(folder.bounces, name));
    expect([found.kind, found.bounce]).toEqual([kind, { address, hard, code }]);
  });

  it.each(['rfc3834-01.eml', 'rfc3834-02.eml'])('knows %s as an automatic reply', async (name) => {
    expect(await inspectFile(join(folder.bounces, name))).toMatchObject({ kind: 'auto-reply', bounce: null });
  });

  it.each([
    ['minimal.ics', 'dn4vrfmfn5p05roahsopg57h48@google.com', '2012-06-30T13:00:00.000Z', 0],
    ['daily_recur.ics', 'tgh9qho17b07pk2n2ji3gluans@google.com', '2012-08-01T12:00:00.000Z', 0],
    ['recur_instances.ics', '623c13c0-6c2b-45d6-a12b-c33ad61c4868', '2012-10-02T17:00:00.000Z', 3],
    ['recur_instances_finite.ics', '623c13c0-6c2b-45d6-a12b-c33ad61c4868', '2012-10-02T17:00:00.000Z', 3],
    ['google_birthday.ics', '2014_BIRTHDAY_79d389868f96182e@google.com', '2014-12-10T00:00:00.000Z', 0],
  ])('agrees on the meeting of %s', async (name, uid, startsAt, people) => {
    const { kind, calendar } = await inspectFile(join(folder.ical, name));
    expect([kind, calendar?.uid, calendar?.startsAt]).toEqual(['calendar', uid, startsAt]);
    expect(calendar?.attendees.length).toBeGreaterThanOrEqual(people);
    const written = (await readFile(join(folder.ical, name), 'utf8')).match(/^BEGIN:VEVENT/gm)?.length ?? 0;
    expect((calendar?.others.length ?? 0) + 1).toBe(written);
  });
});
