import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView, OpenThread } from '../../mail-host/port.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import { CustomerHeader } from '../customer-header/customer-header.js';
import { useReachable } from '../panel-context.js';
import { CustomerSwitcher } from '../thread-link/customer-switcher.js';
import { usePendingLink } from '../thread-link/use-pending-link.js';
import { useReasonText } from '../thread-link/use-reason-text.js';
import { useThreadContext } from '../thread-link/use-thread-context.js';
import { CannedList } from './canned-list.js';
import { LastTalk } from './last-talk.js';
import { useInsert } from './use-insert.js';
import { WhoseMail } from './whose-mail.js';

export type ComposeView = Extract<HostView, { kind: 'compose' }>;

/** A mail is being written: the customer it goes to, and text to put into it. */
export default function ComposeScreen({ view }: { view: ComposeView }) {
  const { t } = useTranslation('panel');
  const { insert, failed } = useInsert(view.composeId);
  const [customerId, setCustomerId] = useState<string | null>(null);
  const recipient = view.recipients.find(({ role }) => role === 'to')?.address;
  const about = { ...(recipient ? { recipient } : {}), ...(customerId ? { customerId } : {}) };
  return (
    <main className="flex flex-col">
      <Recipient view={view} onInsert={insert} onCustomer={setCustomerId} />
      {failed && (
        <InlineNotice tone="error" className="mx-3 mb-2">
          {t('compose.gone')}
        </InlineNotice>
      )}
      <CannedList about={about} onInsert={insert} />
    </main>
  );
}

interface Hearing {
  onInsert: (text: string) => void;
  /** Whose mail it is, as soon as that is known. */
  onCustomer: (id: string | null) => void;
}

function Recipient({ view, ...hearing }: { view: ComposeView } & Hearing) {
  const { t } = useTranslation('panel');
  const addressee = useMemo(() => addresseeOf(view), [view]);
  if (addressee.participants.length === 0) return <p className="px-3 py-4 text-faint">{t('compose.noRecipients')}</p>;
  return <KnownRecipient key={addressee.key} thread={addressee} isReply={view.thread !== null} {...hearing} />;
}

function KnownRecipient({ thread, isReply, onInsert, onCustomer }: { thread: OpenThread; isReply: boolean } & Hearing) {
  const { t } = useTranslation('panel');
  const reason = useReasonText();
  const [chosenId, choose] = useState<string | null>(null);
  const { context, error } = useThreadContext(thread, chosenId);
  const linking = usePendingLink(thread.key);
  const reachable = useReachable();
  const customerId = context?.customer?.id ?? null;
  useEffect(() => onCustomer(customerId), [customerId, onCustomer]);
  if (!context)
    return error ? (
      <p className="px-3 py-4 text-faint">{t('compose.notRead')}</p>
    ) : (
      <Skeleton lines={3} className="p-3" />
    );
  const { customer, link } = context;
  if (linking && linking.customerId !== customerId && reachable) return <Skeleton lines={3} className="p-3" />;
  if (!customer) return <WhoseMail {...{ thread, context, isReply }} onChoose={choose} />;
  return (
    <div className="flex flex-col gap-2 px-3 pt-3 pb-2">
      {context.state === 'candidates' && (
        <CustomerSwitcher
          label={t('compose.fitting', { count: context.candidates.length })}
          links={context.candidates}
          shownId={customer.id}
          onShow={choose}
        />
      )}
      <CustomerHeader customer={customer} openTasks={context.tasks.length}>
        {link && (
          <p className="break-words text-soft">
            {context.state === 'linked' ? t('reason.linked', { why: reason(link) }) : reason(link)}
          </p>
        )}
      </CustomerHeader>
      <LastTalk items={context.timeline.items} onInsert={onInsert} />
    </div>
  );
}

/** The people a mail goes to, asked for as a thread of their own; a reply is asked for as the thread it replies to. */
function addresseeOf({ thread, mailbox, recipients }: ComposeView): OpenThread {
  if (thread) return thread;
  const addresses = recipients.map(({ address }) => address.toLowerCase()).sort();
  const key = `compose:${mailbox}:${addresses.join(',')}`;
  return { key, mailbox, hostThreadId: null, messageIds: [], subject: '', participants: recipients };
}
