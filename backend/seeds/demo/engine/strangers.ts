import { strangers } from '../mail/strangers.js';
import { type Sheet, type Writer, writeThread } from '../mail/write-letter.js';
import type { Calendar } from './calendar.js';
import { ourWriter, type Thread } from './exchange-mail.js';

/** Mail of people whom nobody knows yet: it waits for a decision. */
export function mailOfStrangers(calendar: Calendar): Thread[] {
  return strangers.map(({ from, to, subject, daysAgo, hour, letters }) => {
    const stranger: Writer = { greeted: from.name.split(' ')[0] ?? from.name, language: 'en', ...from };
    const sheets = letters.map((text, index): Sheet => {
      const ours = ourWriter(to, 'en');
      const answer = index % 2 === 1;
      const at = calendar.at(daysAgo, hour + index * 2, 11 + index * 17);
      return { at, from: answer ? ours : stranger, to: answer ? stranger : ours, cc: [], subject, text };
    });
    return { mails: writeThread(sheets), holders: [to] };
  });
}
