const prefix = 'threadline.draft.';
type Listener = () => void;

/**
 * What a person is typing, by the name of the form and of what it is about. Kept in this browser, so that it survives
 * failures, reloads and a session that ended; another tab of the desk sees it when it is next opened.
 */
class DraftStore {
  readonly #drafts = new Map<string, object>();
  readonly #listeners = new Set<Listener>();

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(name: string): object | undefined {
    const held = this.#drafts.get(name);
    if (held) return held;
    const kept = readKept(prefix + name);
    if (kept) this.#drafts.set(name, kept);
    return kept;
  }

  set(name: string, draft: object): void {
    this.#drafts.set(name, draft);
    attempt(() => localStorage.setItem(prefix + name, JSON.stringify(draft)));
    this.#tell();
  }

  clear(name: string): void {
    this.#drafts.delete(name);
    attempt(() => localStorage.removeItem(prefix + name));
    this.#tell();
  }

  clearAll(): void {
    this.#drafts.clear();
    attempt(() => {
      const names = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      for (const name of names) localStorage.removeItem(name);
    });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const drafts = new DraftStore();

export function forgetDrafts(): void {
  drafts.clearAll();
}

function readKept(key: string): object | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Storage may be full or forbidden; then the draft lives as long as the page. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Held in memory all the same.
  }
}
