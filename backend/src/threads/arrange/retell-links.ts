import type { Ctx } from '../../platform/db/in-org.js';
import { recordAll } from '../../platform/events/record.js';
import { linkEvent } from '../events.js';
import { insertLink, type LinkRow } from '../link-queries.js';
import { liveLinks } from './arrange-queries.js';

/** Links a thread to the customers of other links as well; the ids of the links that are new. */
export async function copyLinks(whole: Ctx, threadId: string, links: readonly LinkRow[]): Promise<string[]> {
  const made: string[] = [];
  for (const { customerId, reason, evidence, confidence, primary } of links) {
    const row = await insertLink(whole, { threadId, customerId, reason, evidence, confidence }, primary);
    if (row) made.push(row.id);
  }
  return made;
}

/** Lets every customer of the threads see what these hold now. */
export async function retellLinks(whole: Ctx, threadIds: readonly string[]): Promise<void> {
  for (const threadId of threadIds) {
    const links = await liveLinks(whole, threadId);
    await recordAll(
      whole,
      links.map((link) => linkEvent('thread.linked', link, '')),
    );
  }
}
