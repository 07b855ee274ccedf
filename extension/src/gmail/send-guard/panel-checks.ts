import type { LeavingMail, SendGuardWords } from '@threadline/shared/mail-host/port';
import type { ToPanel } from '../../panel-host/protocol.js';

type Send = (message: ToPanel) => void;

/** Questions about mails to the panel that said last that it answers them. */
export class PanelChecks {
  private readonly waiting = new Map<number, (reasons: readonly string[] | null) => void>();
  private requests = 0;
  private send: Send | null = null;

  /** What the question to a writer says; null while no mail is held back. */
  words: SendGuardWords | null = null;

  /** The panel that answers from now on, or that answers no more. */
  use(send: Send, words: SendGuardWords | null): void {
    this.words = words;
    this.send = words && send;
  }

  /** A panel page has gone. One that begins anew speaks up; until then mails are held back, and nobody can be asked. */
  forget(send: Send): void {
    if (this.send !== send) return;
    this.send = null;
    for (const requestId of [...this.waiting.keys()]) this.answered(requestId, null);
  }

  check(mail: LeavingMail): Promise<readonly string[] | null> {
    const { send } = this;
    if (!send) return Promise.resolve(null);
    this.requests += 1;
    const requestId = this.requests;
    return new Promise((resolve) => {
      this.waiting.set(requestId, resolve);
      send({ type: 'check-send', requestId, mail });
    });
  }

  answered(requestId: number, reasons: readonly string[] | null): void {
    this.waiting.get(requestId)?.(reasons);
    this.waiting.delete(requestId);
  }
}
