export type ToastTone = 'neutral' | 'error';

export interface ToastRequest {
  message: string;
  /** Takes the change back. Also reached by Ctrl/⌘+Z while the toast stands. */
  undo?: (() => void) | undefined;
  /** Tries a failed write again. */
  retry?: (() => void) | undefined;
  /** What the message leads to. */
  next?: { label: string; run: () => void } | undefined;
  /** An error stands until a person dismisses it. */
  tone?: ToastTone | undefined;
}

export interface Toast extends ToastRequest {
  id: number;
}

/** The toasts of one document, oldest first; at most three, errors kept before the rest. */
export class ToastStore {
  #toasts: readonly Toast[] = [];
  #listeners = new Set<() => void>();
  #nextId = 1;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly Toast[] => this.#toasts;

  readonly show = (request: ToastRequest): number => {
    const id = this.#nextId++;
    this.#replace(makeRoom([...this.#toasts, { ...request, id }]));
    return id;
  };

  readonly dismiss = (id: number): void => {
    this.#replace(this.#toasts.filter((toast) => toast.id !== id));
  };

  /** Undoes the newest change that still can be; false when there is none. */
  readonly undoNewest = (): boolean => {
    const newest = this.#toasts.findLast((toast) => toast.undo);
    if (!newest) return false;
    this.dismiss(newest.id);
    newest.undo?.();
    return true;
  };

  #replace(toasts: readonly Toast[]): void {
    this.#toasts = toasts;
    for (const listener of this.#listeners) listener();
  }
}

function makeRoom(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length <= 3) return toasts;
  const leaving = toasts.find((toast) => toast.tone !== 'error') ?? toasts[0];
  return toasts.filter((toast) => toast !== leaving);
}
