import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { passwordLength } from '@threadline/shared/security/schema';
import type { SeenInvitation } from '@threadline/shared/team/invitations';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from '../sign-in/entry-frame.js';
import { tokenIn } from '../sign-in/token-in.js';
import { askToJoin, lookAtInvitation } from './ask-to-join.js';

/** Behind a mailed invitation: what it is, and a form that joins. Opening the page alone uses nothing up. */
export function JoinPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('join.title'));
  const [token] = useState(() => tokenIn(location.hash));
  if (!token) return <Refusal>{t('join.missing')}</Refusal>;
  return <Invited token={token} />;
}

function Invited({ token }: { token: string }) {
  const { t } = useTranslation('desk');
  const looked = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => lookAtInvitation(token),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!looked.data) {
    return (
      <EntryFrame heading={t('join.title')}>
        <p className="sr-only" role="status">
          {t('join.looking')}
        </p>
        <Skeleton lines={4} />
      </EntryFrame>
    );
  }
  if (looked.data.kind === 'seen') return <JoinForm token={token} invitation={looked.data.invitation} />;
  if (looked.data.kind === 'refused') return <Refusal>{looked.data.message || t('frame.failed')}</Refusal>;
  return (
    <EntryFrame heading={t('join.title')}>
      <InlineNotice tone="error">{t('join.unreachable')}</InlineNotice>
      <Button busy={looked.isFetching} onClick={() => void looked.refetch()}>
        {t('join.again')}
      </Button>
    </EntryFrame>
  );
}

function JoinForm({ token, invitation }: { token: string; invitation: SeenInvitation }) {
  const { t } = useTranslation('desk');
  const { organisation, inviter, email, role } = invitation;
  const form = useJoining(token, invitation);
  return (
    <form onSubmit={form.submit}>
      <EntryFrame heading={t('join.heading', { organisation })}>
        <p className="text-center text-soft">
          {t('join.told', { inviter, role: t(`roles.${role}`) })} {t(`roleMeanings.${role}`)}
        </p>
        {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
        <TextField
          label={t('people.email')}
          type="email"
          autoComplete="username"
          readOnly
          value={email}
          hint={t('join.address', { email })}
        />
        <TextField
          label={t('join.name')}
          autoComplete="name"
          required
          autoFocus
          maxLength={120}
          value={form.name}
          onChange={(event) => form.setName(event.target.value)}
        />
        <TextField
          label={t('join.password')}
          hint={t('newPassword.hint', { count: passwordLength.least })}
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.least}
          maxLength={passwordLength.most}
          value={form.password}
          onChange={(event) => form.setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('join.submit')}
        </Button>
      </EntryFrame>
    </form>
  );
}

function useJoining(token: string, invitation: SeenInvitation) {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const queries = useQueryClient();
  const [name, setName] = useState(invitation.name ?? '');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    const answer = await askToJoin({ token, name: name.trim(), password });
    setBusy(false);
    if (answer.kind === 'unreachable') setRefusal(t('join.unreachable'));
    else if (answer.kind === 'refused') setRefusal(answer.message || t('frame.failed'));
    else {
      queries.clear();
      router.history.replace('/');
    }
  };
  return { name, setName, password, setPassword, refusal, busy, submit };
}

function Refusal({ children }: { children: ReactNode }) {
  const { t } = useTranslation('desk');
  return (
    <EntryFrame heading={t('join.title')}>
      <InlineNotice tone="error">{children}</InlineNotice>
      <p className="text-center">
        <Link to="/sign-in" className="text-accent-ink underline">
          {t('join.goToSignIn')}
        </Link>
      </p>
    </EntryFrame>
  );
}
