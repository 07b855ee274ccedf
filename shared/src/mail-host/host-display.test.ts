import { expect, test } from 'vitest';
import { HostDisplay } from './host-display.js';
import type { HostTheme, HostView } from './port.js';

const inbox: HostView = { kind: 'none', mailbox: 'alice@example.com' };

test('nothing is known until the host has said so, and the theme is the one it began with', () => {
  const display = new HostDisplay('dark');
  expect([display.view(), display.theme()]).toEqual([null, 'dark']);
});

test('who listens hears of every change until they stop, and everybody may ask again', () => {
  const display = new HostDisplay('light');
  const heard: (HostView | HostTheme)[] = [];
  const stop = [display.onView((view) => heard.push(view)), display.onTheme((theme) => heard.push(theme))];
  display.show(inbox);
  display.showTheme('dark');
  for (const unsubscribe of stop) unsubscribe();
  display.show({ ...inbox, mailbox: 'bob@example.com' });
  display.showTheme('light');
  expect(heard).toEqual([inbox, 'dark']);
  expect([display.view(), display.theme()]).toEqual([{ kind: 'none', mailbox: 'bob@example.com' }, 'light']);
});
