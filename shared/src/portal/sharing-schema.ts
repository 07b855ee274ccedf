import * as z from 'zod';
import { id, instant, requiredText, text } from '../kernel/fields.js';
import { personName } from '../kernel/person-name.js';
import { accentColour, customerText, digestRhythms, portalConversation, portalDocument, portalHome } from './schema.js';

/** What the team does about the portal: share, unshare, look first, invite, and dress it in the organisation's colours. */
export const shareKinds = ['task', 'conversation', 'document'] as const;
export type ShareKind = (typeof shareKinds)[number];

export const sharingOf = z.strictObject({ customerId: id });

export const sharedTask = z.object({
  id,
  title: z.string(),
  customerText: z.string(),
  forCustomer: z.boolean(),
  contact: z.object({ id, name: z.string() }).nullable(),
  done: z.boolean(),
  sharedAt: instant,
});
export const sharedConversation = z.object({
  threadId: id,
  subject: z.string(),
  sharedAt: instant,
  sharedBy: personName.nullable(),
});
export const sharedDocument = z.object({ id, name: z.string(), size: z.number().int(), sharedAt: instant });
export const portalGuest = z.object({
  contactId: id,
  name: z.string(),
  /** Null where the contact has no address and so no way in. */
  address: z.string().nullable(),
  invitedAt: instant.nullable(),
  lastVisitAt: instant.nullable(),
  digest: z.enum(digestRhythms),
  /** Closed by the team: this person can neither sign in nor see anything. */
  closed: z.boolean(),
});
export const sharing = z.object({
  customerId: id,
  /** Where the customer's people sign in: a path on this server. */
  portalPath: z.string(),
  tasks: z.array(sharedTask),
  conversations: z.array(sharedConversation),
  documents: z.array(sharedDocument),
  guests: z.array(portalGuest),
  abilities: z.object({ share: z.boolean() }),
});
export type Sharing = z.infer<typeof sharing>;

/** One thing of a customer; a conversation is named by its thread. */
export const sharedThing = z.strictObject({ customerId: id, kind: z.enum(shareKinds), id });
export const shareThing = sharedThing.extend({
  /** For tasks: whether the customer does it, who there, and what they read below the title. */
  forCustomer: z.boolean().optional(),
  contactId: id.nullable().optional(),
  customerText: customerText.optional(),
  /** Undo of hiding a conversation: it is shared again as it was, since then and in the same person's name. */
  restore: z.boolean().optional(),
});

/** What the contact would see now, or after one change that is not made. Any contact where none is named. */
export const previewSharing = z.strictObject({
  customerId: id,
  contactId: id.optional(),
  change: z.strictObject({ share: z.boolean(), thing: shareThing }).optional(),
});
export const previewItem = z.object({
  kind: z.enum([...shareKinds, 'message']),
  id,
  /** Of a message: whom it is from. */
  title: z.string(),
  /** What stands below the title, whole; empty where nothing does. */
  text: z.string(),
  /** Names of what comes along with it. */
  attachments: z.array(z.string()),
});
export type PreviewItem = z.infer<typeof previewItem>;
export const sharingPreview = z.object({
  contact: z.object({ id, name: z.string() }).nullable(),
  /** As the portal itself would answer, after the change where one was given. */
  home: portalHome,
  conversations: z.array(portalConversation),
  documents: z.array(portalDocument),
  /** New to the customer, or reading otherwise than before. */
  appears: z.array(previewItem),
  disappears: z.array(previewItem),
});
export type SharingPreview = z.infer<typeof sharingPreview>;

export const portalGuestOf = z.strictObject({ customerId: id, contactId: id });
export const invited = z.object({ address: z.string(), expiresAt: instant });

export const branding = z.object({
  accent: z.string(),
  senderName: z.string(),
  logoUrl: z.string().nullable(),
  /** Where customers' people sign in: a path on this server. */
  portalPath: z.string(),
});
export type Branding = z.infer<typeof branding>;
export const saveBranding = z.strictObject({
  accent: accentColour.optional(),
  senderName: requiredText(80).optional(),
});
/** PNG, JPEG or WebP in base64, at most 100 kB and 2,000 pixels a side. */
export const setLogo = z.strictObject({ data: text(140_000) });
