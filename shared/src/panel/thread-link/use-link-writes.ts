import { useTranslation } from 'react-i18next';
import type { ApiInputs } from '../../api/create-api.js';
import type { OpenThread } from '../../mail-host/port.js';
import { useWrite } from '../offline/use-write.js';
import type { AnswerOf, NewWrite } from '../offline/write.js';
import { usePanel } from '../panel-context.js';
import { referenceOf } from './context-input.js';
import { useOlderMail } from './use-older-mail.js';

type Always = ApiInputs['threads']['link']['always'];
export type Party = { id: string; name: string };

/** What a person can decide about a thread. Each decision can be taken back. */
export function useLinkWrites(thread: OpenThread) {
  const { t } = useTranslation('panel');
  const { host, queue } = usePanel();
  const tellOfOlderMail = useOlderMail();
  const write = useWrite();
  const reference = referenceOf(thread, host.kind);
  const about = (customerId: string) => ({ threadKey: thread.key, customerId });
  const link = async (customer: Party, choice: { primary: boolean; always?: Always }) => {
    const made = await write(
      { path: 'threads.link', input: { thread: reference, customerId: customer.id, ...choice }, ...about(customer.id) },
      { message: t('link.linkedTo', { name: customer.name }), reverse: undoLink },
    );
    const { always } = choice;
    if (always) void queue.answer(made).then((done) => done && tellOfOlderMail({ customerId: customer.id, ...always }));
  };
  const unlink = (customer: Party) =>
    write(
      { path: 'threads.unlink', input: { thread: reference, customerId: customer.id }, ...about(customer.id) },
      { message: t('link.unlinked', { name: customer.name }), reverse: undoLink },
    );
  const ignore = (address: string) =>
    write(
      { path: 'threads.setRule', input: { address, verdict: 'ignore' }, threadKey: thread.key },
      {
        message: t('link.ignored', { address }),
        reverse: (rule) => [{ path: 'threads.removeRule', input: { id: rule.id } }],
      },
    );
  return { link, unlink, ignore, write, reference };
}

function undoLink(change: AnswerOf<'threads.link'>): NewWrite[] {
  return [{ path: 'threads.undo', input: { threadId: change.threadId, undo: change.undo } }];
}
