import { Button } from '@threadline/shared/ui/button';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranding } from './use-branding.js';

const mostBytes = 100_000;

/** The organisation's logo, chosen from a file. */
export function LogoField({ logoUrl }: { logoUrl: string | null }) {
  const { t } = useTranslation('desk');
  const field = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const { setLogo, removeLogo } = useBranding();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > mostBytes);
    if (file.size <= mostBytes) await setLogo(await inBase64(file));
    if (field.current) field.current.value = '';
  };
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="pb-1 font-medium text-small text-soft">{t('branding.logo')}</legend>
      {logoUrl ? (
        <img src={logoUrl} alt={t('branding.logo')} className="h-12 max-w-48 rounded-sm bg-[#fff] object-contain" />
      ) : null}
      <input
        ref={field}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <div className="flex gap-2">
        <Button onClick={() => field.current?.click()}>{t('branding.chooseLogo')}</Button>
        {logoUrl ? (
          <Button variant="quiet" onClick={() => void removeLogo()}>
            {t('branding.removeLogo')}
          </Button>
        ) : null}
      </div>
      <p
        role={tooLarge ? 'alert' : undefined}
        className={tooLarge ? 'text-danger-ink text-small' : 'text-faint text-small'}
      >
        {t(tooLarge ? 'branding.logoTooLarge' : 'branding.logoHint')}
      </p>
    </fieldset>
  );
}

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
