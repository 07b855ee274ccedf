import type { TimeCategory } from '@threadline/shared/time/choices';

/** What time was spent on, by category. */
export interface Hours {
  category: TimeCategory;
  note: string;
}

export const hours: Hours[] = [
  { category: 'onboarding', note: 'Mapped three checklist layouts' },
  { category: 'onboarding', note: 'Prepared the training space' },
  { category: 'qbr', note: 'Slides and figures for the review' },
  { category: 'qbr', note: 'Review with the site leads' },
  { category: 'renewal', note: 'Proof of value on one page' },
  { category: 'support', note: 'Photos that did not upload' },
  { category: 'support', note: 'Questions of the early shift' },
  { category: 'fire_fighting', note: 'Sign-in trouble during the hand-over' },
  { category: 'expansion', note: 'Proposal for the second site' },
  { category: 'internal', note: 'Hand-over to a colleague' },
];
