import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let panel: SidePanel;

const promise = (title: string) => panel.frame.getByRole('checkbox', { name: `Complete: ${title}` });

beforeAll(async () => {
  panel = await openMail(await house.browser(), { hash: addressOf.invoice });
  await signIn(panel, alice.email);
  await panel.customer('Globex Mills').waitFor();
  await panel.begin('f', 'Ask about the roll-out');
  await panel.save();
  await panel.settled();
  await promise('Ask about the roll-out').waitFor();
}, 120_000);

test('a completed follow-up keeps what came of it and offers the next, without a mouse', async () => {
  await panel.walkTo('Ask about the roll-out');
  await panel.press('x');
  await panel.tabTo('What came of it');
  await panel.type('All sites are live');
  await panel.tabTo('Next step');
  await panel.type('Ask for a reference');
  await panel.frame.getByLabel('Due').waitFor();
  await panel.save();
  await promise('Ask for a reference').waitFor();
  expect(await promise('Ask about the roll-out').count()).toBe(0);
  await panel.settled();
  await panel.walkTo('completed');
  await panel.press('Enter');
  await panel.text('All sites are live').waitFor();
});

test('Ctrl+Z opens it again and takes the next step back', async () => {
  await panel.press('Control+z');
  await promise('Ask about the roll-out').waitFor();
  await promise('Ask for a reference').waitFor({ state: 'detached' });
  await panel.settled();
  await panel.reload();
  await promise('Ask about the roll-out').waitFor();
  expect(await promise('Ask for a reference').count()).toBe(0);
});

test('Escape closes the form and keeps what was typed', async () => {
  await panel.walkTo('Ask about the roll-out');
  await panel.press('Enter');
  await panel.tabTo('What came of it');
  await panel.type('Half a thought');
  await panel.press('Escape');
  await panel.frame.getByLabel('What came of it').waitFor({ state: 'detached' });
  await panel.walkTo('Ask about the roll-out');
  await panel.press('x');
  await panel.tabTo('What came of it');
  expect(await panel.frame.getByLabel('What came of it').inputValue()).toBe('Half a thought');
});
