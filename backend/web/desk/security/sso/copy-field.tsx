import { IconButton } from '@threadline/shared/ui/icon-button';
import { CopyIcon } from '@threadline/shared/ui/icons/actions';
import { TextField } from '@threadline/shared/ui/text-field';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';

/** Something to be entered elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => show({ message: t('sso.copied') }),
      () => show({ message: t('sso.copyFailed'), tone: 'error' }),
    );
  return (
    <div className="flex items-end gap-1">
      <TextField
        label={label}
        readOnly
        value={value}
        className="min-w-0 flex-1"
        onFocus={(event) => event.target.select()}
      />
      <IconButton label={`${t('sso.copy')}: ${label}`} icon={<CopyIcon />} onClick={() => void copy()} />
    </div>
  );
}
