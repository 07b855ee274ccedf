import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/toasts.js';
import { usePanel } from '../panel-context.js';

/** Puts text at the cursor of this compose window. When that window is gone, says so and writes nowhere else. */
export function useInsert(composeId: string): { insert: (text: string) => void; failed: boolean } {
  const { t } = useTranslation('panel');
  const { host } = usePanel();
  const { show } = useToasts();
  const [failed, setFailed] = useState(false);
  const insert = (text: string) => {
    host.insertText(composeId, text).then(
      () => {
        setFailed(false);
        show({ message: t('compose.inserted') });
      },
      () => setFailed(true),
    );
  };
  return { insert, failed };
}
