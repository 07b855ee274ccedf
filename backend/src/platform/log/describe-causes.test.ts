import { expect, test } from 'vitest';
import { describeCauses } from './describe-causes.js';

test('the log names the statement and PostgreSQL’s code, and none of the values', () => {
  const postgres = Object.assign(new Error('invalid input syntax for type uuid: "jane@secret.example"'), {
    code: '22P02',
    severity: 'ERROR',
    query: 'select secret',
  });
  const drizzle = Object.assign(
    new Error('Failed query: select 1 from people where id = $1\nparams: jane@secret.example'),
    {
      query: 'select 1 from people\n where id = $1',
      params: ['jane@secret.example'],
      cause: postgres,
    },
  );
  const causes = describeCauses(new Error('Something went wrong', { cause: drizzle }));
  expect(causes).toEqual(['query: select 1 from people where id = $1', 'PostgreSQL {"code":"22P02"}']);
});

test('an error of our own keeps its stack', () => {
  const [cause] = describeCauses(new Error('outer', { cause: new Error('The router has no procedure x.') }));
  expect(cause).toContain('describe-causes.test');
});
