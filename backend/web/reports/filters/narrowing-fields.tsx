import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { arrBands, sizes, stages } from '@threadline/shared/customers/choices';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { useReportSearch } from './use-report-search.js';

const words = ['industry', 'region', 'plan', 'tag'] as const;
const offered = { industry: 'industries', region: 'regions', plan: 'plans', tag: 'tags' } as const;

/** Whom and what a report speaks of: people by unit, customers by owner, stage and segment. */
export function NarrowingFields() {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  const options = useQuery({ ...useApi().reports.options.queryOptions({}), staleTime: 300_000 }).data;
  const textsOf = (known: readonly string[] = [], chosen: string | undefined) => {
    const all = chosen && !known.includes(chosen) ? [...known, chosen] : known;
    return [{ value: '', label: t('filters.any') }, ...all.map((value) => ({ value, label: value }))];
  };
  return (
    <div className="grid max-h-[70dvh] w-64 gap-3 overflow-y-auto p-0.5 sm:w-120 sm:grid-cols-2">
      <SelectField
        label={t('filters.owner')}
        value={search.owner ?? ''}
        onChange={(owner) => change({ owner: owner || undefined })}
        options={[
          { value: '', label: t('filters.anybody') },
          ...(options?.owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label={t('filters.unit')}
        value={search.unit ?? ''}
        onChange={(unit) => change({ unit: unit || undefined })}
        options={textsOf(options?.units, search.unit)}
      />
      {words.map((name) => (
        <SelectField
          key={name}
          label={t(`filters.${name}`)}
          value={search[name] ?? ''}
          onChange={(value) => change({ [name]: value || undefined })}
          options={textsOf(options?.[offered[name]], search[name])}
        />
      ))}
      <SegmentFields />
      <StageChoices />
    </div>
  );
}

function SegmentFields() {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const { search, change } = useReportSearch();
  const any = { value: '' as const, label: t('filters.any') };
  return (
    <>
      <SelectField
        label={t('filters.size')}
        value={search.size ?? ''}
        onChange={(size) => change({ size: size || undefined })}
        options={[any, ...sizes.map((value) => ({ value, label: word(`sizes.${value}`) }))]}
      />
      <SelectField
        label={t('filters.arr')}
        value={search.arr ?? ''}
        onChange={(arr) => change({ arr: arr || undefined })}
        options={[any, ...arrBands.map((value) => ({ value, label: word(`arrBands.${value}`) }))]}
      />
    </>
  );
}

function StageChoices() {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const { search, change } = useReportSearch();
  const chosen = search.stage ?? [];
  const toggle = (stage: (typeof stages)[number], checked: boolean) => {
    const next = stages.filter((one) => (one === stage ? checked : chosen.includes(one)));
    change({ stage: next.length > 0 ? next : undefined });
  };
  return (
    <fieldset className="sm:col-span-2">
      <legend className="pb-1 font-medium text-small text-soft">{t('filters.stage')}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {stages.map((stage) => (
          <Checkbox
            key={stage}
            label={word(`stages.${stage}`)}
            checked={chosen.includes(stage)}
            onChange={(checked) => toggle(stage, checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}
