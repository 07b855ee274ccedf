/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const mergeKinds = ['customer', 'contact'] as const;
export type MergeKind = (typeof mergeKinds)[number];

/** What can happen to a row when its owner becomes part of another. */
export const moveKinds = ['moved', 'folded', 'added', 'changed', 'ended', 'promoted', 'shown'] as const;

/** Fields of a customer that may be taken over one by one. MRR goes with its currency. */
export const customerMergeFields = [
  'name',
  'stage',
  'industry',
  'plan',
  'size',
  'region',
  'useCase',
  'tags',
  'signedUpOn',
  'startedOn',
  'contractStartOn',
  'contractEndOn',
  'renewalOn',
  'mrr',
] as const;
export type CustomerMergeField = (typeof customerMergeFields)[number];

export const contactMergeFields = ['name', 'title', 'phone'] as const;
export type ContactMergeField = (typeof contactMergeFields)[number];

/** What becomes of the portal: nobody sees more than before, or each side sees what was shared with the other. */
export const portalChoices = ['apart', 'together'] as const;
export type PortalChoice = (typeof portalChoices)[number];
