/** `removed`: left within the last 30 days and can still be brought back, or longer ago. */
export const personStates = ['active', 'suspended', 'removed'] as const;
export type PersonState = (typeof personStates)[number];

/** `void`: who invited may not give this role any more, so that nobody can accept it. */
export const invitationStates = ['open', 'accepted', 'expired', 'withdrawn', 'void'] as const;
export type InvitationState = (typeof invitationStates)[number];
