const headerFirst =
  /^(?:From |(?:received|return-path|from|date|to|subject|message-id|mime-version|delivered-to|reply-to|sender|content-type|[xX]-[\w-]{1,60})[ \t]*:)/i;
const byteOrderMark = /^\ufeff/;

/** A file's bytes as a mail: bare text and bare calendars get the few fields that say what they are. */
export function asMail(name: string, content: Buffer): Buffer {
  const head = content.subarray(0, 4_096).toString('utf8').replace(byteOrderMark, '').trimStart();
  if (/^BEGIN:VCALENDAR\b/i.test(head)) return withFields('text/calendar', content);
  const isText = /\.(?:txt|text)$/i.test(name) && head !== '' && !headerFirst.test(head);
  return isText ? withFields('text/plain', content) : content;
}

function withFields(type: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`MIME-Version: 1.0\nSubject: \nContent-Type: ${type}; charset=utf-8\n\n`),
    content,
  ]);
}
