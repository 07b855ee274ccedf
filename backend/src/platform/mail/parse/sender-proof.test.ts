import { expect, test } from 'vitest';
import { parseMessage } from './parse-message.js';
import { isRejected } from './parsed-mail.js';

async function proofOf(...results: string[]): Promise<boolean | undefined> {
  const header = ['From: Ann <ann@team.example>', 'To: support@team.example', 'Subject: Hi', 'Message-ID: <a@x>'];
  const mail = await parseMessage(
    Buffer.from([...results.map((one) => `Authentication-Results: ${one}`), ...header, '', 'Hi'].join('\r\n')),
  );
  if (isRejected(mail)) throw new Error(mail.reason);
  return mail.fromProven;
}

test.each<[string, boolean | undefined]>([
  ['mx.team.example; dmarc=pass (p=reject) header.from=team.example; spf=fail', true],
  ['mx.team.example; dmarc=fail (p=none) header.from=team.example; dkim=pass header.d=team.example', false],
  ['mx; dkim=pass header.i=@team.example header.s=a; spf=none', true],
  ['mx; dkim=pass header.d=mail.team.example', true],
  ['mx; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example', false],
  ['mx; dkim=pass header.d=example', false],
  ['mx; spf=pass (sender is ann@team.example) smtp.mailfrom=ann@team.example', true],
  ['spf=none (sender IP is 10.0.0.1) smtp.mailfrom=team.example; dkim=none; dmarc=none', false],
  ['mx; spf=softfail smtp.mailfrom=ann@team.example; dmarc=none', false],
  // As Exchange writes of mail between its own people.
  ['dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=team.example;', undefined],
  ['mx.team.example; none', undefined],
  // What the sender can write there: the name of their own box.
  ['mx; spf=pass smtp.mailfrom="a; dmarc=pass b"@evil.example; dmarc=fail header.from=team.example', false],
  ['mx; spf=pass (domain of "a); dmarc=pass (b"@evil.example permits) smtp.mailfrom=evil.example; dmarc=fail', false],
  ['mx; spf=pass smtp.mailfrom="a; dkim=pass header.d=team.example; x"@evil.example', false],
  ['mx; spf=pass smtp.mailfrom="ann"@team.example', true],
])('%s', async (written, proven) => {
  expect(await proofOf(written)).toBe(proven);
});

test('only the topmost word counts, and mail that never left has none', async () => {
  expect(await proofOf('mx; dmarc=fail', 'evil; dmarc=pass')).toBe(false);
  expect(await proofOf()).toBeUndefined();
});

test('an endless word is cut', async () => {
  expect(await proofOf(`mx; dmarc=pass (${'a'.repeat(100_000)}`)).toBe(true);
});
