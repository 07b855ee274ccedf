import type { HostStorage } from '../../mail-host/port.js';

const pauseBeforeStoring = 200;
type Listener = () => void;

/**
 * What a person is typing, under one key per form and thread. Held in memory, stored shortly after each keystroke and
 * at once when the page goes away, so that it survives reloads of page and browser.
 */
export class DraftStore {
  private readonly drafts = new Map<string, unknown>();
  private readonly unsaved = new Set<string>();
  private readonly listeners = new Set<Listener>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly prefix: string;

  constructor(
    private readonly storage: HostStorage,
    personId: string,
  ) {
    this.prefix = `draft:${personId}:`;
  }

  async load(): Promise<void> {
    const keys = await this.storage.keys(this.prefix);
    const values = await Promise.all(keys.map((key) => this.storage.get(key)));
    keys.forEach((key, index) => {
      const name = key.slice(this.prefix.length);
      if (!this.drafts.has(name) && values[index] !== undefined) this.drafts.set(name, values[index]);
    });
    this.tell();
  }

  get(name: string): unknown {
    return this.drafts.get(name);
  }

  set(name: string, draft: unknown): void {
    this.drafts.set(name, draft);
    this.storeSoon(name);
  }

  clear(name: string): void {
    if (!this.drafts.delete(name)) return;
    this.storeSoon(name);
  }

  /** Writes everything unsaved; to be called when the page is hidden. */
  async save(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const names = [...this.unsaved];
    this.unsaved.clear();
    await Promise.all(names.map((name) => this.storeOne(name)));
  }

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private storeSoon(name: string): void {
    this.unsaved.add(name);
    this.timer ??= setTimeout(() => void this.save(), pauseBeforeStoring);
    this.tell();
  }

  private async storeOne(name: string): Promise<void> {
    const draft = this.drafts.get(name);
    const stored =
      draft === undefined ? this.storage.remove(this.prefix + name) : this.storage.set(this.prefix + name, draft);
    await stored.catch(() => this.unsaved.add(name));
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
