/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const timeCategories = [
  'onboarding',
  'qbr',
  'fire_fighting',
  'renewal',
  'support',
  'expansion',
  'internal',
] as const;
export type TimeCategory = (typeof timeCategories)[number];
