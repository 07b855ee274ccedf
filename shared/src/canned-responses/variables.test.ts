import { expect, test } from 'vitest';
import { fillVariables, unknownVariables, type VariableValues } from './variables.js';

const values: VariableValues = {
  'contact.first_name': 'Jane',
  'contact.name': 'Jane Doe',
  'customer.name': 'Acme {{me.name}}',
  'customer.owner': '',
  'me.first_name': 'Mo',
  'me.name': 'Mo Berg',
  'portal.link': 'https://desk.example/portal/acme',
};

test.each([
  ['Hello {{contact.first_name}},', 'Hello Jane,', [], []],
  ['Hello {{ Contact.First_Name | there }},', 'Hello Jane,', [], []],
  ['Ask {{customer.owner|us}}.', 'Ask us.', [], []],
  ['Ask {{customer.owner}}.', 'Ask {{customer.owner}}.', ['customer.owner'], []],
  ['Ask {{customer.owner|}}.', 'Ask {{customer.owner|}}.', ['customer.owner'], []],
  ['{{note.last}} {{customer.health}}', '{{note.last}} {{customer.health}}', [], ['note.last', 'customer.health']],
  ['{{customer.name}}', 'Acme {{me.name}}', [], []],
  ['a {b} {{}} {{ c', 'a {b} {{}} {{ c', [], []],
  ['{{constructor}}', '{{constructor}}', [], ['constructor']],
])('%j becomes %j', (text, expected, empty, unknown) => {
  expect(fillVariables(text, values)).toEqual({ text: expected, empty, unknown });
});

test('a text is told of its words that are no variables, each once', () => {
  expect(unknownVariables('{{a}} {{a|b}} {{me.name}}')).toEqual(['a']);
});

test('long rows of braces are read in a moment', () => {
  expect(unknownVariables('{{'.repeat(10_000))).toEqual([]);
});
