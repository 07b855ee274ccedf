import { type KeyPress, matchesChord } from './chord.js';

export interface Shortcut {
  /** `'l'`, `'mod+k'`, `'?'`, or a sequence such as `'g c'`. */
  keys: string;
  /** What it does, for the help. */
  label: string;
  run: () => void;
  /** The heading in the help. */
  group?: string | undefined;
  disabled?: boolean | undefined;
  /** Acts while a dialog or a menu has the focus. */
  inDialog?: boolean | undefined;
}

export interface Place {
  typing: boolean;
  inDialog: boolean;
}

interface Registration {
  order: number;
  shortcuts: readonly Shortcut[];
}

/** What the keyboard does at this moment. Where two views bind one chord, the inner one wins. */
export class ShortcutRegistry {
  #registrations: readonly Registration[] = [];
  #nextOrder = 1;
  #first: { chord: string; at: number } | null = null;

  /** Taken while rendering, when the outer view comes before the inner one. Effects run the other way round. */
  takeOrder(): number {
    return this.#nextOrder++;
  }

  add(shortcuts: readonly Shortcut[], order = this.takeOrder()): () => void {
    const registration = { order, shortcuts };
    this.#registrations = [...this.#registrations, registration].sort((a, b) => b.order - a.order);
    return () => {
      this.#registrations = this.#registrations.filter((other) => other !== registration);
    };
  }

  /** Everything that acts, the innermost first, each chord once. */
  list(): readonly Shortcut[] {
    const seen = new Set<string>();
    const innermostFirst = this.#registrations.flatMap(({ shortcuts }) => shortcuts);
    return innermostFirst.filter(({ keys, disabled }) => !disabled && !seen.has(keys) && seen.add(keys));
  }

  /** The shortcut that this key press completes. A sequence must be finished within a second. */
  find(press: KeyPress, place: Place, at: number): Shortcut | null {
    const usable = this.list().filter((shortcut) => actsIn(shortcut, place));
    const first = this.#first && at - this.#first.at < 1000 ? this.#first.chord : null;
    this.#first = null;
    const complete = usable.find(({ keys }) => completes(keys, first, press));
    if (complete) return complete;
    const opening = usable.find(({ keys }) => keys.includes(' ') && matchesChord(press, keys.split(' ')[0] ?? ''));
    if (opening) this.#first = { chord: opening.keys.split(' ')[0] ?? '', at };
    return null;
  }
}

function actsIn({ keys, inDialog }: Shortcut, place: Place): boolean {
  if (place.inDialog && !inDialog) return false;
  return !place.typing || keys.includes('mod+');
}

function completes(keys: string, first: string | null, press: KeyPress): boolean {
  const [opening = '', ending] = keys.split(' ');
  if (ending === undefined) return first === null && matchesChord(press, opening);
  return first === opening && matchesChord(press, ending);
}
