export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const spelled: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  backspace: '⌫',
  shift: '⇧',
};

function onApple(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
}

/** Writes a chord as this computer's keyboard shows it: `mod+k` is ⌘K on a Mac and Ctrl K elsewhere. */
export function spellChord(keys: string, apple = onApple()): string {
  const spellKey = (key: string) => {
    if (key === 'mod') return apple ? '⌘' : 'Ctrl';
    if (key === 'alt') return apple ? '⌥' : 'Alt';
    return spelled[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  };
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map(spellKey)
        .join(apple ? '' : ' '),
    )
    .join(' ');
}

/** The chord as `aria-keyshortcuts` wants it. */
export function chordForScreenReader(keys: string, apple = onApple()): string {
  return keys
    .replaceAll('mod', apple ? 'Meta' : 'Control')
    .replaceAll('alt', 'Alt')
    .replaceAll('shift', 'Shift');
}

/** True when the key press is this chord. Shift is free for signs such as `?`, which need it to be typed. */
export function matchesChord(press: KeyPress, chord: string): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const wantsMod = parts.includes('mod');
  const isLetter = /^[a-z]$/.test(key);
  if ((press.ctrlKey || press.metaKey) !== wantsMod) return false;
  if (press.altKey !== parts.includes('alt')) return false;
  if ((isLetter || key.length > 1) && press.shiftKey !== parts.includes('shift')) return false;
  return press.key.toLowerCase() === key;
}
