import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import { OtherWays } from './other-ways.js';
import { useLinkWrites } from './use-link-writes.js';
import { useReasonText } from './use-reason-text.js';

/** Evidence points to several customers, or weakly to one: a person decides. */
export default function Candidates({ thread, context }: { thread: OpenThread; context: ThreadContext }) {
  const { t } = useTranslation('panel');
  const reason = useReasonText();
  const { link } = useLinkWrites(thread);
  const [picking, setPicking] = useState(false);
  const sender = context.counterpart?.address ?? '';
  return (
    <main className="flex flex-col gap-3 px-3 py-4">
      <h1 className="font-semibold text-title">{t('candidates.title', { count: context.candidates.length })}</h1>
      <p className="break-words text-soft">{t('candidates.hint', { sender })}</p>
      <ul className="flex flex-col gap-2">
        {context.candidates.map((candidate) => (
          <li
            key={candidate.customer.id}
            data-item
            className="flex items-center gap-2 rounded-md border border-line p-2"
          >
            <Avatar name={candidate.customer.name} size={24} square />
            <div className="min-w-0 flex-1">
              <p className="break-words font-medium">{candidate.customer.name}</p>
              <p className="break-words text-faint text-small">{reason(candidate)}</p>
            </div>
            {context.abilities.link && (
              <Button
                data-row
                onClick={() => void link(candidate.customer, { primary: true })}
                aria-label={t('candidates.linkTo', { name: candidate.customer.name })}
              >
                {t('candidates.link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <OtherWays {...{ thread, context, picking, setPicking }} />
    </main>
  );
}
