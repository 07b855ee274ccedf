import { expect, test } from 'vitest';
import { findClient } from './clients.js';

const playground = { clientId: 'threadline-playground', redirectUri: 'http://localhost:4100/signed-in' };

test('the program of those who develop is known on their own machine alone', () => {
  expect(findClient(playground, 'http://127.0.0.1:4799')?.id).toBe('threadline-playground');
  expect(findClient(playground, 'https://crm.example.com')).toBeNull();
});

test('the add-in is sent back to the server that serves it, and nowhere else', () => {
  const at = (redirectUri: string) =>
    findClient({ clientId: 'threadline-outlook', redirectUri }, 'https://crm.example.com');
  expect(at('https://crm.example.com/outlook/signed-in.html')?.id).toBe('threadline-outlook');
  expect(at('https://crm.example.com.evil.test/outlook/signed-in.html')).toBeNull();
});
