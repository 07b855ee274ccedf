import { type SignInRulesAnswer, type SignInWay, signInWays } from '@threadline/shared/security/rules';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../writing/use-submit.js';
import { useWrite } from '../../writing/use-write.js';
import { ShutOut, useShutOut } from './shut-out.js';

const hour = 60;
const idleChoices = [15, hour, 8 * hour, 24 * hour, 7 * 24 * hour, 14 * 24 * hour, 30 * 24 * hour];

/** The second factor, the ways in, and how long a session may lie unused. */
export function RulesForm({ rules }: { rules: SignInRulesAnswer }) {
  const { t } = useTranslation('desk');
  const [requireSecondFactor, setRequired] = useState(rules.requireSecondFactor);
  const [ways, setWays] = useState<readonly SignInWay[]>(rules.ways);
  const [idleMinutes, setIdle] = useState(rules.idleMinutes);
  const [asking, setAsking] = useState(false);
  const outside = useShutOut(rules, ways);
  const write = useWrite();
  const { onSubmit, busy, refusal } = useSubmit({
    send: () =>
      write({
        send: (api, options) =>
          api.security.saveRules.mutate({ requireSecondFactor, ways: [...ways], idleMinutes }, options),
        touches: { about: 'security_policy' },
        done: t('rules.saved'),
        quiet: true,
      }),
    onDone: () => setAsking(false),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outside.isNew && outside.count > 0) setAsking(true);
    else onSubmit();
  };
  const change = (way: SignInWay, allowed: boolean) =>
    setWays(signInWays.filter((one) => (one === way ? allowed : ways.includes(one))));
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <p className="text-soft">{t('rules.explanation')}</p>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <div className="flex flex-col gap-1">
        <Checkbox label={t('rules.require')} checked={requireSecondFactor} onChange={setRequired} />
        <p className="pl-8 text-soft">{t('rules.requireHint')}</p>
        {requireSecondFactor && rules.withoutFactor > 0 ? (
          <p className="pl-8 text-soft">{t('rules.without', { count: rules.withoutFactor })}</p>
        ) : null}
      </div>
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-medium">{t('rules.ways')}</legend>
        {signInWays.map((way) => (
          <Checkbox
            key={way}
            label={t(`rules.${way}`)}
            checked={ways.includes(way)}
            onChange={(allowed) => change(way, allowed)}
          />
        ))}
        {ways.length === 0 ? <p className="text-danger-ink">{t('rules.oneWay')}</p> : null}
        <ShutOut outside={outside} />
      </fieldset>
      <SelectField
        label={t('rules.idle')}
        hint={t('rules.idleHint')}
        value={String(idleMinutes)}
        onChange={(minutes) => setIdle(Number(minutes))}
        options={[...new Set([...idleChoices, idleMinutes])]
          .sort((a, b) => a - b)
          .map((minutes) => ({ value: String(minutes), label: durationOf(minutes, t) }))}
      />
      <Button type="submit" variant="primary" busy={busy} disabled={ways.length === 0} className="self-start">
        {t('forms.save')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        busy={busy}
        onOpenChange={setAsking}
        title={t('rules.shutOutTitle', { count: outside.count })}
        confirmLabel={t('rules.shutOut', { count: outside.count })}
        onConfirm={onSubmit}
      >
        {t('rules.shutOutMeaning', { names: outside.names })}
      </ConfirmDialog>
    </form>
  );
}

type Translate = (key: 'rules.days' | 'rules.hours' | 'rules.minutes', values: { count: number }) => string;

function durationOf(minutes: number, t: Translate): string {
  if (minutes % (24 * hour) === 0) return t('rules.days', { count: minutes / (24 * hour) });
  if (minutes % hour === 0) return t('rules.hours', { count: minutes / hour });
  return t('rules.minutes', { count: minutes });
}
