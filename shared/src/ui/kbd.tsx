import { spellChord } from './chord.js';
import { classNames } from './class-names.js';

export interface KbdProps {
  /** A chord as shortcuts write it: `l`, `mod+k`, `g c`. */
  keys: string;
  className?: string | undefined;
}

/** Shows a keyboard shortcut where it acts. Decoration: the control itself carries `aria-keyshortcuts`. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <kbd aria-hidden className={classNames('font-sans text-small leading-none tracking-wide', className)}>
      {spellChord(keys)}
    </kbd>
  );
}
