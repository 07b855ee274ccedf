import { contrastWithWhite, leastContrast } from '@threadline/shared/portal/contrast';
import { useLocale } from '@threadline/shared/ui/clock';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';

export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/.test(value);
export const isReadable = (value: string): boolean => contrastWithWhite(value) >= leastContrast;

/** A colour in letters and by eye, with what white text upon it is like. */
export function ColourField({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const known = isColour(value);
  const contrast = known ? contrastWithWhite(value).toLocaleString(locale, { maximumFractionDigits: 1 }) : '';
  const error = known ? (isReadable(value) ? null : t('branding.tooBright', { contrast })) : t('branding.colourWrong');
  return (
    <div className="flex items-start gap-2">
      <input
        type="color"
        aria-label={t('branding.colour')}
        value={known ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
        className="mt-5 h-control w-12 shrink-0 rounded-md border border-control bg-surface"
      />
      <TextField
        className="flex-1"
        label={t('branding.colour')}
        hint={t('branding.colourHint', { contrast })}
        error={error}
        spellCheck={false}
        maxLength={7}
        value={value}
        onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
      />
    </div>
  );
}
