interface Person {
  emailAddress: string;
  displayName: string;
}

export interface FakeMail {
  messageId: string | null;
  conversationId?: string;
  itemId?: string;
  subject: string;
  from: Person;
  to?: Person[];
  cc?: Person[];
  /** The owner of the shared mailbox that the mail lies in. */
  owner?: string;
  isAppointment?: boolean;
}

export interface FakeDraft {
  bodyType: 'html' | 'text';
  to: Person[];
  cc?: Person[];
  bcc?: Person[];
  subject?: string;
  /** What is written, with what it quotes. */
  text?: string;
  conversationId?: string;
  inReplyTo?: string;
  composeType?: 'reply' | 'newMail' | 'forward';
  owner?: string;
}

export interface Inserted {
  data: string;
  coercionType: string;
}

/** What Office.js hands to a callback when a call has succeeded. */
export function answered<Value>(value: Value): Office.AsyncResult<Value> {
  const status = 'succeeded' as unknown as Office.AsyncResultStatus;
  return {
    value,
    status,
    asyncContext: undefined,
    diagnostics: undefined,
    error: undefined as unknown as Office.Error,
  };
}

/** What Office.js hands to a callback when a call has failed. */
export function refused<Value>(message: string): Office.AsyncResult<Value> {
  const status = 'failed' as unknown as Office.AsyncResultStatus;
  const error = { code: 9000, message, name: 'Refused' } satisfies Office.Error;
  return { value: undefined as Value, status, asyncContext: undefined, diagnostics: undefined, error };
}

type Callback<Value> = (result: Office.AsyncResult<Value>) => void;

/** A call of Office.js: options may stand before the callback, which is called later. */
function callFor<Value>(answer: () => Office.AsyncResult<Value>): (...given: unknown[]) => void {
  return (...given) => {
    const callback = given.find((one) => typeof one === 'function') as Callback<Value> | undefined;
    setTimeout(() => callback?.(answer()), 5);
  };
}

/** A mail being read. */
export function fakeMail(mail: FakeMail): Office.MessageRead {
  const item = {
    itemType: mail.isAppointment ? 'appointment' : 'message',
    subject: mail.subject,
    internetMessageId: mail.messageId === null ? '' : `<${mail.messageId}>`,
    itemId: mail.itemId ?? `item-${mail.messageId ?? ''}`,
    conversationId: mail.conversationId ?? '',
    from: details(mail.from),
    sender: details(mail.from),
    to: (mail.to ?? []).map(details),
    cc: (mail.cc ?? []).map(details),
    ...sharedBy(mail.owner),
  } satisfies Partial<Office.MessageRead>;
  return item as unknown as Office.MessageRead;
}

/** A mail being written. */
export function fakeDraft(draft: FakeDraft, insert: (inserted: Inserted) => void): Office.MessageCompose {
  const item = {
    itemType: 'message',
    conversationId: draft.conversationId ?? '',
    inReplyTo: draft.inReplyTo ? `<${draft.inReplyTo}>` : '',
    subject: field<Office.Subject>({ getAsync: callFor(() => answered(draft.subject ?? '')) }),
    to: field<Office.Recipients>({ getAsync: callFor(() => answered(draft.to.map(details))) }),
    cc: field<Office.Recipients>({ getAsync: callFor(() => answered((draft.cc ?? []).map(details))) }),
    bcc: field<Office.Recipients>({ getAsync: callFor(() => answered((draft.bcc ?? []).map(details))) }),
    body: fakeBody(draft, insert),
    getComposeTypeAsync: callFor(() => answered({ composeType: draft.composeType ?? 'reply' })),
    ...sharedBy(draft.owner),
  } satisfies Partial<Office.MessageCompose>;
  return item as unknown as Office.MessageCompose;
}

/** Refuses text of the kind that it does not hold, as Outlook for Windows does. */
function fakeBody({ bodyType, text = '' }: FakeDraft, insert: (inserted: Inserted) => void): Office.Body {
  const setSelectedDataAsync = (data: string, options: unknown, done?: unknown) => {
    const coercionType = String((options as Office.CoercionTypeOptions).coercionType);
    const fits = coercionType === bodyType;
    if (fits) insert({ data, coercionType });
    callFor(() => (fits ? answered(undefined) : refused('Not of this kind.')))(done);
  };
  return field<Office.Body>({
    getTypeAsync: callFor(() => answered(bodyType as unknown as Office.CoercionType)),
    getAsync: callFor(() => answered(text)),
    setSelectedDataAsync,
  });
}

/** Only items of a shared mailbox know the call at all. */
function sharedBy(owner: string | undefined): Partial<Pick<Office.MessageRead, 'getSharedPropertiesAsync'>> {
  if (!owner) return {};
  const shared = { owner, targetMailbox: owner, targetRestUrl: '', delegatePermissions: 1 as never };
  return { getSharedPropertiesAsync: callFor(() => answered(shared satisfies Office.SharedProperties)) };
}

function details({ emailAddress, displayName }: Person): Office.EmailAddressDetails {
  return { emailAddress, displayName, appointmentResponse: '', recipientType: '' };
}

/** A part of Office.js of which only some calls are made. */
function field<Type>(calls: Partial<Type>): Type {
  return calls as Type;
}
