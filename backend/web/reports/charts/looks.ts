/** How the parts of a chart are told apart, also without colour: full, grey, outlined. */
export const looks = {
  strong: 'bg-accent',
  weak: 'bg-line-strong',
  outlined: 'border border-accent bg-accent-soft',
} as const;

export type Look = keyof typeof looks;
