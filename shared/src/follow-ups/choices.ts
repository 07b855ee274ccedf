/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const followUpGroups = ['overdue', 'due_today', 'upcoming', 'completed'] as const;
export type FollowUpGroup = (typeof followUpGroups)[number];

export const postponements = ['tomorrow', '3_days', '1_week', '2_weeks'] as const;
export type Postponement = (typeof postponements)[number];
