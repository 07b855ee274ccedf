import { useQuery } from '@tanstack/react-query';
import { UsersIcon } from '@threadline/shared/ui/icons/people';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/card.js';
import { homeRead } from '../shell/reads.js';
import { Nothing, Shown } from '../shell/states.js';
import { PeopleList } from './people-list.js';

/** The people that one can turn to. */
export function PeoplePage() {
  const { t } = useTranslation('portal');
  const home = useQuery(homeRead);
  return (
    <Page title={t('people.title')}>
      <Shown read={home}>
        {({ people }) =>
          people.length === 0 ? (
            <Nothing icon={<UsersIcon size={24} />} title={t('people.none')}>
              {t('people.noneHint')}
            </Nothing>
          ) : (
            <div className="rounded-md border border-line bg-surface px-4 py-2">
              <PeopleList people={people} />
            </div>
          )
        }
      </Shown>
    </Page>
  );
}
