import { receive } from './mail.js';
import { ask, type Office } from './office.js';
import type { Things } from './things.js';
import { messageOf } from './writing-recipes.js';

/** Two mails of a customer that somebody has made one conversation. */
export async function arrangedThings(
  office: Office,
  word: string,
  domain: string,
): Promise<Pick<Things, 'conversation' | 'part' | 'arrangement'>> {
  const mailbox = { address: 'support@sweep.example', kind: 'shared' } as const;
  const [conversation = '', second = ''] = [
    await receive(office.runtime, office.org.owner, { from: `first@${domain}`, words: `${word} first`, mailbox }),
    await receive(office.runtime, office.org.owner, { from: `second@${domain}`, words: `${word} second`, mailbox }),
  ];
  const part = await messageOf(office, second);
  const merged = { fromThreadId: second, intoThreadId: conversation };
  const { id } = await ask<{ id: string }>(office, 'owner', 'threads.merge', merged);
  return { conversation, part, arrangement: id };
}
