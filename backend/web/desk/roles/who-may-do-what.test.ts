import { type Permission, permissions, provenPermissions, scopeOf } from '@threadline/shared/kernel/permissions';
import { teamRoles } from '@threadline/shared/kernel/roles';
import { expect, test } from 'vitest';
import { keyOf, permissionTexts } from '../locales/permission-texts.js';
import { wordTexts } from '../locales/word-texts.js';
import { permissionGroups, permissionsOf } from './permission-groups.js';

const { permissions: names, access } = permissionTexts.en;
const roleNames = wordTexts.en.roles;

test('every permission stands on the page once', () => {
  const listed = permissionGroups.flatMap(permissionsOf);
  expect([...listed].sort()).toEqual(Object.keys(permissions).sort());
});

test('the document says what the table says; it is written anew with --update', async () => {
  await expect(document()).toMatchFileSnapshot('../../../docs/who-may-do-what.md');
});

function document(): string {
  const sections = permissionGroups.map((group) => [`## ${access.groups[group]}`, '', ...table(permissionsOf(group))]);
  const rules = Object.values(access.rules).map((rule) => `- ${rule}`);
  return [
    '# Who may do what',
    '',
    `${access.explanation} A star ${access.proven}.`,
    '',
    ...sections.flatMap((lines) => [...lines, '']),
    `## ${access.narrower}`,
    '',
    ...rules,
    '',
  ].join('\n');
}

function table(rows: readonly Permission[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = [access.permission, ...teamRoles.map((role) => roleNames[role])];
  return [line(head), line(head.map(() => '---')), ...rows.map((permission) => line(cellsOf(permission)))];
}

function cellsOf(permission: Permission): string[] {
  const star = provenPermissions.has(permission) ? ' *' : '';
  const scopes = teamRoles.map((role) => access.scopes[scopeOf(role, permission) ?? 'none']);
  return [`${names[keyOf(permission)]}${star}`, ...scopes];
}
