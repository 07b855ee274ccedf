import type { ThreadContext } from '../../threads/schema.js';

/** What is asked of somebody who writes a mail of which no customer is certain. */
export function askWriter(
  { state, abilities }: Pick<ThreadContext, 'state' | 'abilities'>,
  isReply: boolean,
): 'which to link' | 'which to show' | 'nothing' {
  if (state !== 'candidates') return 'nothing';
  return isReply && abilities.link ? 'which to link' : 'which to show';
}
