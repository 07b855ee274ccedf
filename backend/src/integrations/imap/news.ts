import type { ImapFlow } from 'imapflow';
import type { FolderFigures } from './changes.js';
import { openFolder } from './open-folder.js';

export interface Listening {
  signal: AbortSignal;
  pauseMilliseconds: number;
  /** Whether what a folder holds now is not what was last looked at. */
  isMissed(path: string, now: FolderFigures): boolean;
}

/** Whether the figures tell of something that nobody has looked at. */
export const isStirred = (known: FolderFigures | undefined, now: FolderFigures): boolean =>
  known !== undefined && (known.exists !== now.exists || known.uidNext < now.uidNext);

/** Waits in the inbox (IDLE, RFC 2177) until something comes or goes there, or the pause is over. */
export async function listen(client: ImapFlow, { signal, pauseMilliseconds, isMissed }: Listening): Promise<void> {
  const inbox = await openFolder(client, 'INBOX');
  if (signal.aborted || isMissed('INBOX', inbox)) return;
  let end = () => {};
  const stirred = new Promise<void>((resolve) => {
    end = resolve;
  });
  const timer = setTimeout(end, pauseMilliseconds);
  const events = ['exists', 'expunge', 'close'] as const;
  for (const event of events) client.on(event, end);
  signal.addEventListener('abort', end, { once: true });
  try {
    // Told anew before servers give up waiting; what breaks it is the next command. It may never end by itself once the
    // connection is gone.
    client.idle().catch(end);
    await stirred;
    if (!client.usable)
      throw Object.assign(new Error('The server has closed the connection.'), { code: 'NoConnection' });
  } finally {
    clearTimeout(timer);
    for (const event of events) client.off(event, end);
    signal.removeEventListener('abort', end);
  }
}
