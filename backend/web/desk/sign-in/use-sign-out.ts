import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRecent } from '../search/recent.js';
import { forgetDrafts } from '../writing/draft-store.js';

/** Ends the session, and leaves nothing of the person in this browser. */
export function useSignOut(): () => void {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { show } = useToasts();
  return useCallback(() => {
    const leave = async () => {
      const response = await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin' });
      if (!response.ok) throw new Error('The server did not end the session.');
      forgetDrafts();
      forgetRecent();
      await navigate({ to: '/sign-in' });
      queries.clear();
    };
    leave().catch(() => show({ message: t('signIn.signOutFailed'), tone: 'error' }));
  }, [navigate, queries, show, t]);
}
