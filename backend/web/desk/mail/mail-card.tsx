import type { MailHead } from '@threadline/shared/mail-view/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { useMailTexts } from '@threadline/shared/ui/mail-texts';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { AnswerButtons } from '../mail-writing/answer-buttons.js';
import { Card } from '../shell/page.js';
import { ArrangeMenu } from './arrange-menu.js';
import { OpenMail } from './open-mail.js';

export interface MailCardProps {
  mail: MailHead;
  open: boolean;
  onToggle: () => void;
  /** The mails after it, for those who may arrange conversations; null for others. */
  arranging: { laterIds: readonly string[] } | null;
}

/** One mail of a conversation, open or folded to its first words. */
export function MailCard({ mail, open, onToggle, arranging }: MailCardProps) {
  const { t } = useTranslation('desk');
  const { t: talk } = useTranslation('conversation');
  const name = mail.from?.name || mail.from?.address || t('mail.unknownSender');
  return (
    <Card className="overflow-hidden">
      <article data-mail>
        <button
          type="button"
          data-row
          aria-expanded={open}
          onClick={onToggle}
          className="flex w-full cursor-pointer items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 hover:bg-hover"
        >
          <Avatar name={name} size={24} />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="min-w-0 truncate font-medium" title={mail.from?.address}>
                {name}
              </span>
              <Marks mail={mail} />
            </span>
            <span className="block truncate text-faint text-small">
              {open ? <Recipients mail={mail} /> : mail.snippet}
            </span>
          </span>
          {mail.attachmentCount > 0 && !open ? (
            <span className="hidden shrink-0 text-faint text-small sm:inline">
              {talk('attachments', { count: mail.attachmentCount })}
            </span>
          ) : null}
          {mail.sentAt ? <RelativeTime at={mail.sentAt} className="shrink-0 text-faint text-small" /> : null}
        </button>
        {open ? <OpenMail messageId={mail.id} /> : null}
        {open ? (
          <AnswerButtons
            threadId={mail.threadId}
            messageId={mail.id}
            beside={
              arranging ? (
                <ArrangeMenu threadId={mail.threadId} messageId={mail.id} laterIds={arranging.laterIds} />
              ) : null
            }
          />
        ) : null}
      </article>
    </Card>
  );
}

const mostNamed = 4;

function Recipients({ mail }: { mail: MailHead }) {
  const { t: talk } = useTranslation('conversation');
  const all = mail.recipients.map(({ name, address }) => name || address);
  const names = all.slice(0, mostNamed).join(', ');
  const more = all.length - mostNamed;
  if (all.length === 0) return null;
  return <>{talk('to', { names: more > 0 ? talk('andMore', { names, count: more }) : names })}</>;
}

/** What kind of mail it is, where it is not simply one from somebody to somebody. */
function Marks({ mail }: { mail: MailHead }) {
  const { t } = useMailTexts();
  const first = mail.forwardedFrom?.name || mail.forwardedFrom?.address;
  return (
    <>
      {mail.kind === 'normal' ? null : <Badge tone="outline">{t(`kinds.${mail.kind}`)}</Badge>}
      {mail.personal ? <Badge tone="outline">{t('personal')}</Badge> : null}
      {first ? <Badge tone="outline">{t('forwarded', { name: first })}</Badge> : null}
    </>
  );
}
