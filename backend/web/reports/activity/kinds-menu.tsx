import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ChevronDownIcon } from '@threadline/shared/ui/icons/navigation';
import { Menu, MenuCheckItem } from '@threadline/shared/ui/menu';
import { useTranslation } from 'react-i18next';
import { timelineKinds } from '../../desk/timeline/timeline-words.js';
import { useReportSearch } from '../filters/use-report-search.js';

/** Which kinds of activity count. */
export function KindsMenu() {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const { search, change } = useReportSearch();
  const chosen = search.kinds ?? [];
  const toggle = (kind: (typeof timelineKinds)[number], checked: boolean) => {
    const kinds = timelineKinds.filter((one) => (one === kind ? checked : chosen.includes(one)));
    change({ kinds: kinds.length > 0 ? kinds : undefined });
  };
  const trigger = (
    <Button>
      {t('activity.kinds')}
      {chosen.length > 0 ? <Badge tone="accent">{chosen.length}</Badge> : null}
      <ChevronDownIcon className="text-faint" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={t('activity.kinds')} align="start">
      {timelineKinds.map((kind) => (
        <MenuCheckItem key={kind} checked={chosen.includes(kind)} onChange={(checked) => toggle(kind, checked)}>
          {word(`kinds.${kind}`)}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}
