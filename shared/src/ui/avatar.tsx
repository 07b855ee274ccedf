import { classNames } from './class-names.js';

export interface AvatarProps {
  name: string;
  /** Pixels: 16, 20, 24 or 32. */
  size?: 16 | 20 | 24 | 32 | undefined;
  /** Set where the name does not stand beside it. */
  labelled?: boolean | undefined;
  /** A customer's is square, a person's is round. */
  square?: boolean | undefined;
}

const tints = ['bg-line text-soft', 'bg-line-strong text-ink', 'bg-pressed text-soft', 'bg-pressed text-ink'] as const;

/** Initials on a slate tint that is always the same for the same name. */
export function Avatar({ name, size = 20, labelled, square }: AvatarProps) {
  const naming = labelled ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true };
  return (
    <span
      {...naming}
      title={labelled ? name : undefined}
      style={{ width: size, height: size, fontSize: Math.max(8, Math.round(size * 0.42)), lineHeight: 1 }}
      className={classNames(
        'inline-flex shrink-0 select-none items-center justify-center font-semibold',
        square ? 'rounded-sm' : 'rounded-full',
        tintOf(name),
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** The first letters of the first and last word: `Dana van Kemp` is `DK`, `Acme` is `A`. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter((word) => /^\p{L}|^\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (
    ends
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  );
}

function tintOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return tints[sum % tints.length] ?? tints[0];
}
