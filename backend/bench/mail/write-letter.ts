/** Somebody outside and the mailbox that the letter lies in; letters of one topic answer each other. */
export interface Letter {
  id: string;
  from: string;
  to: readonly string[];
  subject: string;
  answers: string | null;
  at: Date;
  /** Bytes of the file that comes along; 0 for none. */
  attached: number;
}

const words =
  'We looked at the rollout and the figures of last week again and would like to move the next step forward.';

/** A mail as people’s programs write it: text and HTML, with the mail before it quoted, and now and then a file. */
export function writeLetter({ id, from, to, subject, answers, at, attached }: Letter): string {
  const said = Array.from({ length: 6 }, (_, line) => `${words} (${line})`);
  const quoted = answers ? ['', 'On Monday somebody wrote:', ...said.map((line) => `> ${line}`)] : [];
  const html = `<html><body>${said.map((line) => `<p>${line}</p>`).join('')}${
    answers ? `<blockquote type="cite">${said.map((line) => `<p>${line}</p>`).join('')}</blockquote>` : ''
  }</body></html>`;
  const both = [
    '--text',
    'Content-Type: text/plain; charset=utf-8',
    ...['', ...said, ...quoted, '--text', 'Content-Type: text/html; charset=utf-8', '', html, '--text--'],
  ];
  return [
    ...[`From: ${from}`, `To: ${to.join(', ')}`, `Subject: ${subject}`, `Date: ${at.toUTCString()}`],
    ...[`Message-ID: <${id}>`, ...(answers ? [`In-Reply-To: <${answers}>`, `References: <${answers}>`] : [])],
    'MIME-Version: 1.0',
    ...(attached > 0
      ? withFile(both, id, attached)
      : ['Content-Type: multipart/alternative; boundary=text', '', ...both]),
    '',
  ].join('\r\n');
}

function withFile(both: readonly string[], id: string, bytes: number): string[] {
  const file =
    Buffer.alloc(bytes, id)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [
    ...['Content-Type: multipart/mixed; boundary=whole', '', '--whole'],
    ...['Content-Type: multipart/alternative; boundary=text', '', ...both],
    ...['--whole', 'Content-Type: application/pdf; name=figures.pdf', 'Content-Disposition: attachment'],
    ...['Content-Transfer-Encoding: base64', '', ...file, '--whole--'],
  ];
}
