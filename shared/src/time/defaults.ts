import type { Stage } from '../customers/choices.js';
import type { TimeCategory } from './choices.js';

const categoryByStage: Record<Stage, TimeCategory> = {
  onboarding: 'onboarding',
  adoption: 'support',
  growth: 'expansion',
  renewal: 'renewal',
  advocacy: 'support',
  churned: 'internal',
  win_back: 'renewal',
};

/** What time for a customer is most likely spent on, told by the customer's stage. */
export function categoryFor(stage: Stage): TimeCategory {
  return categoryByStage[stage];
}

/** Internal time is not billed unless somebody says so. */
export function billableByDefault(category: TimeCategory): boolean {
  return category !== 'internal';
}
