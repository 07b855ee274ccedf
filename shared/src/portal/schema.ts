import * as z from 'zod';
import { day, emailAddress, exactText, id, instant, text } from '../kernel/fields.js';
import { pageInput } from '../kernel/page.js';
import { contrastWithWhite, leastContrast } from './contrast.js';

/** What a customer's person sends to the portal and gets from it. Every answer is strict: what is not named here stays. */
export const portalLanguages = ['en', 'de'] as const;
export type PortalLanguage = (typeof portalLanguages)[number];
export const digestRhythms = ['daily', 'weekly', 'off'] as const;
export const portalTaskStates = ['planned', 'in_progress', 'waiting', 'done'] as const;

/** The organisation's name in the address: `/portal/<slug>`. */
const organisation = exactText(63);
/** What stands behind the `#` of a mailed link. */
const token = exactText(200);

export const accentColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'Write the colour as # and six digits or letters, such as #4f46e5.')
  .refine(
    (value) => contrastWithWhite(value) >= leastContrast,
    'White text on this colour is hard to read. Choose a darker one.',
  );

export const nothing = z.strictObject({});
export const done = z.strictObject({ done: z.literal(true) });

/** How the organisation looks to its customers; known without signing in. */
export const portalBrand = z.strictObject({
  slug: z.string(),
  name: z.string(),
  accent: z.string(),
  /** A path on this server; null where there is no logo. */
  logoUrl: z.string().nullable(),
});
export type PortalBrand = z.infer<typeof portalBrand>;
export const brandOf = z.strictObject({ organisation });

export const requestLink = z.strictObject({
  organisation,
  address: emailAddress,
  language: z.enum(portalLanguages).default('en'),
});
/** The same for every address, known or not. */
export const linkRequested = z.strictObject({ minutes: z.number().int() });

export const mailedLink = z.strictObject({ organisation, token });
/** `other_browser`: asked for in another browser or on another device, where it has to be opened. */
export const linkStates = ['ready', 'used', 'expired', 'other_browser'] as const;
export const linkState = z.strictObject({
  state: z.enum(linkStates),
  kind: z.enum(['sign_in', 'invite']).nullable(),
});
export const entered = z.strictObject({ state: z.enum(['entered', 'used', 'expired', 'other_browser']) });
export const unsubscribed = z.strictObject({ state: z.enum(['unsubscribed', 'expired']) });

export const portalSettings = z.strictObject({
  digest: z.enum(digestRhythms),
  language: z.enum(portalLanguages),
  /** Whether the words of welcome have been read and put away. */
  welcomed: z.boolean(),
});
export type PortalSettings = z.infer<typeof portalSettings>;
export const saveSettings = portalSettings.partial();

const company = z.strictObject({ id, name: z.string() });
export const chooseCompany = z.strictObject({ companyId: id });

export const visitor = z.strictObject({
  name: z.string(),
  firstName: z.string(),
  company,
  /** Every company that this person belongs to; more than one for consultants. */
  companies: z.array(company),
  brand: portalBrand,
  timeZone: z.string(),
  settings: portalSettings,
});
export type Visitor = z.infer<typeof visitor>;

export const portalTask = z.strictObject({
  id,
  title: z.string(),
  /** Written for the customer; empty where nothing is. */
  text: z.string(),
  state: z.enum(portalTaskStates),
  dueOn: day.nullable(),
  doneOn: instant.nullable(),
  /** The customer's side does it; otherwise the team does. */
  forCustomer: z.boolean(),
  /** Whose it is on the customer's side; null for anybody there. */
  forName: z.string().nullable(),
  /** This visitor may complete and reopen it. */
  own: z.boolean(),
  overdue: z.boolean(),
});
export type PortalTask = z.infer<typeof portalTask>;
export const portalTaskById = z.strictObject({ id });
export const portalTasks = z.strictObject({ items: z.array(portalTask) });

export const portalConversation = z.strictObject({
  id,
  subject: z.string(),
  messageCount: z.number().int(),
  latestAt: instant.nullable(),
  latestFrom: z.string(),
  preview: z.string(),
  /** Something came since the last visit. */
  fresh: z.boolean(),
});
export type PortalConversation = z.infer<typeof portalConversation>;
export const listConversations = z.strictObject(pageInput);
export const portalConversations = z.strictObject({
  items: z.array(portalConversation),
  nextCursor: z.string().nullable(),
});
export const portalConversationById = z.strictObject({ id });

export const portalAttachment = z.strictObject({
  name: z.string(),
  /** As its sender says, such as application/pdf. */
  type: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** A path on this server that answers with the file as an attachment. */
  downloadUrl: z.string(),
});
export type PortalAttachment = z.infer<typeof portalAttachment>;
export const portalMessage = z.strictObject({
  id,
  sentAt: instant.nullable(),
  /** A name, never an address. */
  from: z.string(),
  fromTeam: z.boolean(),
  /** Plain text without what is quoted below it: show it as text. */
  text: z.string(),
  attachments: z.array(portalAttachment),
});
export type PortalMessage = z.infer<typeof portalMessage>;
export const portalConversationDetail = z.strictObject({
  id,
  subject: z.string(),
  messages: z.array(portalMessage),
});

export const portalDocument = z.strictObject({
  id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sharedAt: instant,
  /** A path on this server that answers with the file as an attachment. */
  downloadUrl: z.string(),
  fresh: z.boolean(),
});
export type PortalDocument = z.infer<typeof portalDocument>;
export const portalDocuments = z.strictObject({ items: z.array(portalDocument) });

export const portalChangeKinds = ['task_shared', 'task_done', 'message', 'document'] as const;
/** One thing that is new; `id` is that of the task, conversation or document. */
export const portalChange = z.strictObject({ kind: z.enum(portalChangeKinds), id, title: z.string(), at: instant });
export type PortalChange = z.infer<typeof portalChange>;

/** The one next thing: an own task that is due first, else a conversation or a document that is new. */
export const nextThing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('task'), task: portalTask }),
  z.strictObject({ kind: z.literal('conversation'), conversation: portalConversation }),
  z.strictObject({ kind: z.literal('document'), document: portalDocument }),
]);

/** Somebody of the team, by name only. */
export const keyPerson = z.strictObject({ name: z.string(), owner: z.boolean() });

export const portalHome = z.strictObject({
  today: day,
  nextThing: nextThing.nullable(),
  progress: z.strictObject({
    done: z.number().int(),
    total: z.number().int(),
    nextDueOn: day.nullable(),
    finishedLastWeek: z.number().int(),
    inProgress: z.number().int(),
  }),
  /** `since` is null on the first visit: then everything is new and nothing is listed. */
  sinceLastVisit: z.strictObject({ since: instant.nullable(), changes: z.array(portalChange) }),
  /** Open ones by due day, then those finished lately. */
  tasks: z.array(portalTask),
  conversations: z.array(portalConversation),
  documents: z.array(portalDocument),
  people: z.array(keyPerson),
});
export type PortalHome = z.infer<typeof portalHome>;

/** Everything that is shared with the visitor's company, to keep. */
export const portalExport = z.strictObject({
  exportedAt: instant,
  organisation: z.string(),
  company: z.string(),
  tasks: z.array(portalTask),
  conversations: z.array(portalConversationDetail),
  documents: z.array(portalDocument),
  people: z.array(keyPerson),
});

/** Text for the customer, written by the team when it shares a task. */
export const customerText = text(4_000);
