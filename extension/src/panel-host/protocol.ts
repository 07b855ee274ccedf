import type { HostError, HostTheme, HostView, LeavingMail, SendGuardWords } from '@threadline/shared/mail-host/port';

/**
 * The conversation between the panel page and Gmail's tab. It runs over an extension port, which Gmail's own page can
 * neither read nor forge.
 */
export const panelPort = 'threadline.panel';

export type FromPanel =
  | { type: 'insert'; requestId: number; composeId: string; text: string }
  /** Mails are held back until the panel has looked at them; null: no more. */
  | { type: 'guard-sends'; words: SendGuardWords | null }
  /** Reasons to look once more; null where nobody could be asked. */
  | { type: 'send-checked'; requestId: number; reasons: string[] | null };

export type ToPanel =
  | { type: 'view'; view: HostView }
  | { type: 'theme'; theme: HostTheme }
  | { type: 'focus' }
  | { type: 'check-send'; requestId: number; mail: LeavingMail }
  | { type: 'inserted'; requestId: number }
  | { type: 'insert-failed'; requestId: number; code: HostError['code']; message: string };

/** The only things said by window messages: harmless, and checked for their source all the same. */
export type FrameMessage = { threadline: 'height'; pixels: number } | { threadline: 'leave' };
