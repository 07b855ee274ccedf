export interface MailHead {
  from: string;
  to: string;
  cc: string;
  bcc: string;
  messageId: string;
}

/** The lines of a mail’s head that vendors search in. */
export function headOf(raw: Uint8Array): MailHead {
  const text = Buffer.from(raw).toString('utf8');
  const head = (text.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n(?=[ \t])/g, '');
  const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim().toLowerCase() ?? '';
  return {
    ...{ from: line('from'), to: line('to'), cc: line('cc'), bcc: line('bcc') },
    messageId: /^message-id:(.*)$/im.exec(head)?.[1]?.trim() ?? '',
  };
}

/** Without the line of those who get it unseen, as vendors send it. */
export const withoutBcc = (raw: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(raw)
      .toString('latin1')
      .replace(/^bcc:.*\r?\n([ \t].*\r?\n)*/im, ''),
    'latin1',
  );

/** A small mail for tests. */
export function mailOf(told: { from: string; to: string; id: string; subject?: string; cc?: string; body?: string }) {
  const lines = [
    `From: ${told.from}`,
    `To: ${told.to}`,
    ...(told.cc ? [`Cc: ${told.cc}`] : []),
    `Subject: ${told.subject ?? 'Hello'}`,
    `Message-ID: <${told.id}>`,
    'Date: Mon, 09 Mar 2026 10:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
    '',
    told.body ?? 'How are you?',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
