import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { CopyIcon } from '@threadline/shared/ui/icons/actions';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';

export interface RecoveryCodesProps {
  codes: readonly string[];
  onClose: () => void;
}

/** The codes, this once: to copy, keep as a file or print. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const { t } = useTranslation('desk');
  const footer = (
    <Button variant="primary" onClick={onClose}>
      {t('security.codesKept')}
    </Button>
  );
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('security.recoveryCodes')} footer={footer}>
      <CodeSheet codes={codes} />
    </Dialog>
  );
}

/** The same without a dialog around it. */
export function CodeSheet({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  const text = `${t('security.codesTitle')}\n\n${codes.join('\n')}\n`;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => show({ message: t('security.codesCopied') }),
      () => show({ message: t('apiKeys.copyFailed'), tone: 'error' }),
    );
  return (
    <>
      <InlineNotice tone="warning">{t('security.codesOnce')}</InlineNotice>
      <ol
        aria-label={t('security.recoveryCodes')}
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-sunken p-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon={<CopyIcon />} onClick={() => void copy()}>
          {t('security.copy')}
        </Button>
        <Button onClick={() => keepAsFile(text)}>{t('security.download')}</Button>
        <Button onClick={() => print()}>{t('security.print')}</Button>
      </div>
    </>
  );
}

function keepAsFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'threadline-recovery-codes.txt' });
  link.click();
  URL.revokeObjectURL(address);
}
