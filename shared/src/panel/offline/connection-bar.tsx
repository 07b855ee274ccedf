import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { usePanel, useReachable, useWrites } from '../panel-context.js';

/** Says that the server cannot be reached and how many changes wait, for as long as that is so. */
export function ConnectionBar() {
  const { t } = useTranslation('panel');
  const { connection, queue } = usePanel();
  const reachable = useReachable();
  const waiting = useWrites().filter((write) => write.state === 'waiting' || (!reachable && write.state === 'sending'));
  const stuck = waiting.some((write) => write.tries > 1);
  if (reachable && !stuck) return null;
  const tryNow = () => {
    connection.askNow();
    void queue.flush();
  };
  const action = (
    <Button size="small" variant="quiet" onClick={tryNow}>
      {t('states.retry')}
    </Button>
  );
  return (
    <InlineNotice tone="offline" action={action} className="rounded-none">
      {reachable ? t('offline.trouble') : t('offline.lastKnown')}
      {waiting.length > 0 ? (
        <strong className="block font-medium">{t('offline.waiting', { count: waiting.length })}</strong>
      ) : null}
    </InlineNotice>
  );
}
