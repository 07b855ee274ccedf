import { expect, test } from 'vitest';
import { parseAddressList } from './address-list.js';

test.each([
  ['bea@acme.test', [{ address: 'bea@acme.test' }]],
  ['<Bea@ACME.test>', [{ address: 'bea@acme.test' }]],
  ['Bea Buyer <bea@acme.test>', [{ address: 'bea@acme.test', name: 'Bea Buyer' }]],
  [
    '"Buyer, Bea" <bea@acme.test>, carol@globex.test',
    [{ address: 'bea@acme.test', name: 'Buyer, Bea' }, { address: 'carol@globex.test' }],
  ],
  ['"Bea \\"B\\" Buyer" <bea@acme.test>', [{ address: 'bea@acme.test', name: 'Bea "B" Buyer' }]],
  ['bea@acme.test (Bea, of course)', [{ address: 'bea@acme.test' }]],
  ['Team: a@x.test, b@x.test;', [{ address: 'a@x.test' }, { address: 'b@x.test' }]],
  ['undisclosed-recipients:;', []],
  ['=?UTF-8?B?TcO8bGxlciwgSsO2cmc=?= <legal@globex.test>', [{ address: 'legal@globex.test', name: 'Müller, Jörg' }]],
  ['=?iso-8859-1?Q?J=F6rg_M?= =?iso-8859-1?Q?=FCller?= <j@x.test>', [{ address: 'j@x.test', name: 'Jörg Müller' }]],
  ['=?no-such-charset?B?AAAA?= <j@x.test>', [{ address: 'j@x.test', name: '=?no-such-charset?B?AAAA?=' }]],
  ['not an address, <>, @x.test, a b@x.test', []],
])('%s', (header, addresses) => {
  expect(parseAddressList(header)).toEqual(addresses);
});

test('a hostile header of one megabyte is read in one pass', () => {
  expect(parseAddressList(`${'(('.repeat(250_000)}${'"\\'.repeat(250_000)}`)).toEqual([]);
  expect(parseAddressList(`${'=?a?b?'.repeat(160_000)} <x@y.test>`)).toHaveLength(1);
});
