import { SHOW_LIMITS } from './show-limits.js';
import type { Branch } from './tree.js';

const hidden = [
  /display\s{0,9}:\s{0,9}none/,
  /mso-hide\s{0,9}:\s{0,9}all/,
  /visibility\s{0,9}:\s{0,9}hidden/,
  /font-size\s{0,9}:\s{0,9}0{1,3}(?:px|pt|em|%)?\s{0,9}(?:;|!|$)/,
  /max-height\s{0,9}:\s{0,9}0(?:px)?\s{0,9}(?:;|!|$)/,
  /opacity\s{0,9}:\s{0,9}0\s{0,9}(?:;|!|$)/,
];
const looks: readonly [RegExp, string][] = [
  [/font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)/, 'bold'],
  [/font-style\s{0,9}:\s{0,9}(?:italic|oblique)/, 'italic'],
  [/text-decoration[a-z-]{0,9}\s{0,9}:[a-z\s]{0,40}underline/, 'underlined'],
  [/text-decoration[a-z-]{0,9}\s{0,9}:[a-z\s]{0,40}line-through/, 'struck'],
  [/text-align\s{0,9}:\s{0,9}(?:left|start)/, 'left'],
  [/text-align\s{0,9}:\s{0,9}center/, 'centre'],
  [/text-align\s{0,9}:\s{0,9}(?:right|end)/, 'right'],
  [/font-family\s{0,9}:[^;]{0,80}(?:monospace|courier|consolas)/, 'mono'],
];
const alignments: Record<string, string> = { left: 'left', center: 'centre', middle: 'centre', right: 'right' };

/** The style attribute as far as it is read, in lower case. */
export function styleOf({ attributes }: Branch): string {
  return (attributes.style ?? '').slice(0, SHOW_LIMITS.styleCharacters).toLowerCase();
}

/** Whether the sender hides it, as the lines are that programs show beside a subject. */
export function isHidden(branch: Branch): boolean {
  if (branch.attributes.hidden !== undefined) return true;
  const style = styleOf(branch);
  return style !== '' && hidden.some((pattern) => pattern.test(style));
}

/** Our classes for what the sender's style asks for; nothing of the style itself is kept, so no colour is unreadable. */
export function classesOf(branch: Branch): string[] {
  const style = styleOf(branch);
  const found = style === '' ? [] : looks.filter(([pattern]) => pattern.test(style)).map(([, name]) => name);
  const aligned = alignments[(branch.attributes.align ?? '').toLowerCase()];
  return aligned && !found.includes(aligned) ? [...found, aligned] : found;
}
