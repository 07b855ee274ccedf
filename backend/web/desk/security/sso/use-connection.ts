import type { SsoConnection } from '@threadline/shared/security/sso';
import { useTranslation } from 'react-i18next';
import type { Write } from '../../writing/use-write.js';
import { draftOf, inputOf } from './connection-form.js';

/** Turns a connection on or off. */
export function useSwitch({ id, name }: SsoConnection): (enabled: boolean) => Write<SsoConnection> {
  const { t } = useTranslation('desk');
  return (enabled) => ({
    send: (api, options) => api.sso.switch.mutate({ id, enabled }, options),
    touches: { about: 'sso' },
    done: t(enabled ? 'sso.turnedOn' : 'sso.turnedOff', { name }),
  });
}

/** Lets owners in by a connection, whose certificates have been compared. */
export function useVouching(connection: SsoConnection): Write<SsoConnection> {
  const { t } = useTranslation('desk');
  const { id, name, fingerprints } = connection;
  const input = { ...inputOf(draftOf(connection), id), vouchFor: fingerprints };
  return {
    send: (api, options) => api.sso.save.mutate(input, options),
    touches: { about: 'sso' },
    done: t('sso.vouched', { name }),
  };
}

/** Takes a connection away, and brings it back by Undo. */
export function useRemoval({ id, name }: SsoConnection): Write<{ id: string }> {
  const { t } = useTranslation('desk');
  return {
    send: (api, options) => api.sso.remove.mutate({ id }, options),
    touches: { about: 'sso' },
    done: t('sso.removed', { name }),
    undo: () => ({
      send: (api, options) => api.sso.restore.mutate({ id }, options),
      touches: { about: 'sso' },
    }),
  };
}
