import { createStorage } from './browser-storage.js';
import { createFakeAuth } from './fake-auth.js';
import { HostDisplay } from './host-display.js';
import { HostError, type HostKind, type MailHost } from './port.js';

export interface FakeHostOptions {
  kind: Exclude<HostKind, 'api'>;
  backendUrl: string;
}

/** A mail client for a plain browser: shows what it is told to show, and keeps what is inserted. */
export class FakeMailHost extends HostDisplay implements MailHost {
  readonly kind: HostKind;
  readonly backendUrl: string;
  readonly storage = createStorage('threadline:');
  readonly auth: MailHost['auth'];
  /** Every text that was put into a mail, newest last. */
  readonly inserted: { composeId: string; text: string }[] = [];
  height = 0;

  constructor({ kind, backendUrl }: FakeHostOptions) {
    super('light');
    this.kind = kind;
    this.backendUrl = backendUrl;
    this.auth = createFakeAuth(backendUrl, this.storage);
  }

  async insertText(composeId: string, text: string): Promise<void> {
    const view = this.view();
    if (view?.kind !== 'compose' || view.composeId !== composeId) {
      throw new HostError('compose_gone', 'This mail window is no longer open.');
    }
    this.inserted.push({ composeId, text });
  }

  openPage(url: string): void {
    open(url, '_blank', 'noopener');
  }

  reportHeight(pixels: number): void {
    this.height = pixels;
  }

  /** Cuts this page off from the server, and connects it again. */
  setConnected(connected: boolean): void {
    globalThis.fetch = connected ? realFetch : refuse;
    globalThis.dispatchEvent(new Event(connected ? 'online' : 'offline'));
  }
}

const realFetch = globalThis.fetch;

async function refuse(): Promise<Response> {
  throw new TypeError('Failed to fetch');
}
