import { expect, test } from 'vitest';
import { type HoursNeed, hoursSource } from './hours-source.js';

const source = (by: HoursNeed['by'], more: Partial<HoursNeed> = {}) =>
  hoursSource({ by, ofCustomers: false, ofPeople: false, ofEverybody: true, summed: true, ...more });

test('each question is put to the smallest roll-up that knows all it asks for', () => {
  expect([source('week'), source('month'), source('category')]).toEqual(['totals', 'totals', 'totals']);
  expect([source('customer'), source('week', { ofCustomers: true })]).toEqual(['customers', 'customers']);
  expect(source('category', { ofCustomers: true })).toBe('customer_categories');
  expect(source('category', { ofPeople: true })).toBe('person_categories');
  expect(source('category', { ofCustomers: true, ofPeople: true })).toBe('entries');
  expect([source('unit'), source('person'), source('week', { ofPeople: true })]).toEqual([
    'people',
    'people',
    'people',
  ]);
  expect(source('customer', { ofPeople: true })).toBe('customer_people');
  expect(source('unit', { ofCustomers: true })).toBe('customer_people');
  expect(source('week', { ofCustomers: true, ofPeople: true })).toBe('entries');
});

test('who may not add up everybody’s hours reads them person by person, and so does everyone before there are sums', () => {
  const member = { ofEverybody: false };
  expect([source('week', member), source('customer', member)]).toEqual(['people', 'customer_people']);
  expect([source('category', member), source('day', { ...member, ofCustomers: true })]).toEqual([
    'person_categories',
    'entries',
  ]);
  const unsummed = { summed: false };
  expect([source('week', unsummed), source('customer', unsummed)]).toEqual(['people', 'entries']);
  expect([source('category', unsummed), source('unit', { ...unsummed, ofCustomers: true })]).toEqual([
    'entries',
    'entries',
  ]);
});
