import { type Permission, provenPermissions, scopeOf } from '@threadline/shared/kernel/permissions';
import { teamRoles } from '@threadline/shared/kernel/roles';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../locales/permission-texts.js';
import { useMe } from '../shell/me.js';
import { Card, Page } from '../shell/page.js';
import { type PermissionGroup, permissionGroups, permissionsOf } from './permission-groups.js';

const rules = ['contractor', 'sensitive', 'personalMail', 'hours', 'portal', 'lastOwner'] as const;

/** Who may do what, read from the table that decides it. */
export function RolesPage() {
  const { t } = useTranslation('desk');
  return (
    <Page title={t('sections.roles')} wide>
      <p className="max-w-180 pb-4 text-soft">{t('access.explanation')}</p>
      <div className="flex flex-col gap-6">
        {permissionGroups.map((group) => (
          <GroupTable key={group} group={group} />
        ))}
        <section>
          <h2 className="pb-2 font-semibold">{t('access.narrower')}</h2>
          <ul className="flex max-w-180 list-disc flex-col gap-1 pl-5">
            {rules.map((rule) => (
              <li key={rule}>{t(`access.rules.${rule}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

function GroupTable({ group }: { group: PermissionGroup }) {
  const { t } = useTranslation('desk');
  const name = t(`access.groups.${group}`);
  return (
    <div>
      <h2 className="pb-2 font-semibold">{name}</h2>
      <Card>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reached by keyboard. */}
        <section aria-label={name} tabIndex={0} className="overflow-x-auto">
          <table className="w-full min-w-180 table-fixed text-left">
            <RoleHeads />
            <tbody className="divide-y divide-line">
              {permissionsOf(group).map((permission) => (
                <PermissionRow key={permission} permission={permission} />
              ))}
            </tbody>
          </table>
        </section>
      </Card>
    </div>
  );
}

function RoleHeads() {
  const { t } = useTranslation('desk');
  const { person } = useMe();
  return (
    <thead className="border-line border-b text-soft">
      <tr>
        <th scope="col" className="w-2/7 px-3 py-2 font-medium">
          {t('access.permission')}
        </th>
        {teamRoles.map((role) => (
          <th key={role} scope="col" className="px-2 py-2 font-medium">
            {t(`roles.${role}`)}
            {role === person.role ? <span className="block text-accent-ink text-small">{t('people.you')}</span> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PermissionRow({ permission }: { permission: Permission }) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <th scope="row" className="px-3 py-2 font-normal">
        {t(`permissions.${keyOf(permission)}`)}
        {provenPermissions.has(permission) ? (
          <LockIcon size={14} className="ml-1 inline text-faint" title={t('access.proven')} />
        ) : null}
      </th>
      {teamRoles.map((role) => {
        const scope = scopeOf(role, permission);
        return (
          <td key={role} className={scope ? 'px-2 py-2' : 'px-2 py-2 text-faint'}>
            {t(`access.scopes.${scope ?? 'none'}`)}
          </td>
        );
      })}
    </tr>
  );
}
