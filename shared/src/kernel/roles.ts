/** The six roles of SPEC's people. A portal contact is a principal of the portal only and never signs in to the desk. */
export const roles = ['owner', 'admin', 'member', 'contractor', 'read_only', 'portal'] as const;
export type Role = (typeof roles)[number];

/** The roles a colleague can hold; the portal role belongs to customers' contacts. */
export const teamRoles = ['owner', 'admin', 'member', 'contractor', 'read_only'] as const;
export type TeamRole = (typeof teamRoles)[number];
