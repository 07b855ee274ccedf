import { type ApiError, readApiError } from '@threadline/shared/api/api-error';
import { useTranslation } from 'react-i18next';

/** What a failed call means to a screen. Never throws. */
export function readFailure(error: unknown): ApiError {
  return readApiError(error);
}

/** The sentence for a failure, in the reader's language. */
export function useFailureText(): (error: unknown) => string {
  const { t } = useTranslation('portal');
  return (error) => {
    const { code } = readFailure(error);
    if (code === 'unreachable') return t('states.unreachable');
    if (code === 'not_found') return t('states.gone');
    if (code === 'limit_reached') return t('states.tooMany');
    return t('states.failed');
  };
}
