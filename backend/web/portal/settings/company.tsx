import { SelectField } from '@threadline/shared/ui/select-field';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';
import { api, queries } from '../shell/client.js';
import { useFailureText } from '../shell/failure.js';
import { useVisitor } from '../shell/visit.js';

/** Which company one looks at; shown to those who belong to several. */
export function Company() {
  const { t } = useTranslation('portal');
  const { company, companies } = useVisitor();
  const { show } = useToasts();
  const textOf = useFailureText();
  if (companies.length < 2) return null;
  const choose = async (companyId: string): Promise<void> => {
    try {
      await api.visit.choose.mutate({ companyId });
      await queries.resetQueries();
    } catch (error) {
      show({ message: textOf(error), tone: 'error', retry: () => void choose(companyId) });
    }
  };
  return (
    <SelectField
      label={t('settings.company')}
      value={company.id}
      onChange={(companyId) => void choose(companyId)}
      options={companies.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
