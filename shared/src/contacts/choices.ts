/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const contactRoles = ['executive_sponsor', 'project_owner', 'champion', 'end_user', 'billing'] as const;
export type ContactRole = (typeof contactRoles)[number];
