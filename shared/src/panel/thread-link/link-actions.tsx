import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { LinkIcon, PlusIcon, UnlinkIcon } from '../../ui/icons/actions.js';
import { GlobeIcon } from '../../ui/icons/navigation.js';
import { ClockIcon, FollowUpIcon } from '../../ui/icons/work.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePermission } from '../panel-context.js';
import { CustomerPicker } from './customer-picker.js';
import { LinkHistory } from './link-history.js';
import { useLinkWrites } from './use-link-writes.js';

export interface LinkActionsProps {
  thread: OpenThread;
  context: ThreadContext;
  onClose: () => void;
}

type Step = 'choose' | 'change' | 'also' | 'share' | 'why';

const ThreadSharing = lazy(() => import('../sharing/thread-sharing.js'));

/** Change, also link, unlink, always do this, and why: opens below the reason it speaks of. */
export default function LinkActions({ thread, context, onClose }: LinkActionsProps) {
  const { t } = useTranslation('panel');
  const [step, setStep] = useState<Step>('choose');
  const { link, unlink } = useLinkWrites(thread);
  const shown = context.customer;
  const mayShare = usePermission('portal.share');
  const { threadId } = context;
  const then = (action: Promise<unknown>) => void action.then(onClose);
  const always = alwaysOf(context);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any control inside.
    <div
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="-mx-1 flex flex-col rounded-md border border-line bg-raised p-1"
    >
      {step === 'choose' && (
        <>
          <Action icon={<LinkIcon />} onClick={() => setStep('change')} focus>
            {t('link.changeTo')}
          </Action>
          <Action icon={<PlusIcon />} onClick={() => setStep('also')}>
            {t('link.also')}
          </Action>
          {shown && context.link && (
            <Action icon={<UnlinkIcon />} onClick={() => then(unlink(shown))}>
              {t('link.unlink', { name: shown.name })}
            </Action>
          )}
          {shown && always && (
            <Action icon={<FollowUpIcon />} onClick={() => then(link(shown, { primary: true, always: always.rule }))}>
              {t('link.always', { sender: always.sender, name: shown.name })}
            </Action>
          )}
          {shown && threadId && mayShare && (
            <Action icon={<GlobeIcon />} onClick={() => setStep('share')}>
              {t('sharing.share')}
            </Action>
          )}
          <Action icon={<ClockIcon />} onClick={() => setStep('why')}>
            {t('link.why')}
          </Action>
        </>
      )}
      {(step === 'change' || step === 'also') && (
        <CustomerPicker
          label={step === 'change' ? t('link.changeTo') : t('link.also')}
          onPick={(customer) => then(link(customer, { primary: step === 'change' }))}
          onCancel={() => setStep('choose')}
        />
      )}
      {step === 'share' && shown && threadId && (
        <Suspense fallback={<Skeleton lines={3} className="p-2" />}>
          <ThreadSharing thread={{ customerId: shown.id, threadId }} onClose={onClose} />
        </Suspense>
      )}
      {step === 'why' && <LinkHistory context={context} onClose={() => setStep('choose')} />}
    </div>
  );
}

function alwaysOf({ counterpart, link }: ThreadContext) {
  if (!counterpart || link?.reason === 'contact' || link?.reason === 'rule') return null;
  return { sender: counterpart.address, rule: { address: counterpart.address } };
}

interface ActionProps {
  icon: ReactNode;
  onClick: () => void;
  focus?: boolean;
  children: ReactNode;
}

function Action({ icon, onClick, focus, children }: ActionProps) {
  return (
    <button
      type="button"
      // biome-ignore lint/a11y/noAutofocus: The person has just opened these actions.
      autoFocus={focus}
      onClick={onClick}
      className="flex min-h-7 items-center gap-2 rounded-sm px-2 py-1 text-left hover:bg-hover"
    >
      <span className="text-faint">{icon}</span>
      <span className="min-w-0 flex-1 break-words">{children}</span>
    </button>
  );
}
