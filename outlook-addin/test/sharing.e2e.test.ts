import { expect, test } from 'vitest';
import type { FakeMail } from './fake-items.js';
import { keepMail } from './kept-mail.js';
import { look } from './look-at.js';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const words = 'We go live on the 14th.\n\nIs anything left for us to do?';

const keep = (mail: FakeMail) => keepMail(house.world.server, mail, { words });

async function openSharing(outlook: OutlookPage): Promise<void> {
  await outlook.pane.getByRole('button', { name: 'Change the customer' }).click();
  await outlook.pane.getByRole('button', { name: 'Share this mail with the customer' }).click();
}

test('a mail is shared from the pane after a look at every word, hidden again, and that is undone', async () => {
  const mail = mailFrom(0, 'share');
  await keep(mail);
  const outlook = await OutlookPage.open(house.reader, { shown: { mail } });
  const { pane } = outlook;
  await outlook.customer('ACME Tools').waitFor();
  await openSharing(outlook);
  const seen = pane.getByRole('list', { name: 'What the customer will see' });
  await seen.waitFor();
  expect(await seen.innerText()).toContain(words);
  expect(await seen.innerText()).toContain('Question share');
  await look(outlook, 'sharing');
  await pane.getByRole('button', { name: 'Share', exact: true }).click();
  await pane.getByText('Shared with the customer').waitFor();
  await openSharing(outlook);
  await pane.getByText('The customer sees this mail in the portal.').waitFor();
  await pane.getByRole('button', { name: 'Stop sharing' }).click();
  await pane.getByText('No longer shared').waitFor();
  await pane.getByRole('button', { name: 'Undo' }).last().click();
  await openSharing(outlook);
  await pane.getByRole('button', { name: 'Stop sharing' }).waitFor();
  await outlook.page.close();
});

test('what the customer would see is asked again after a failure, and nothing is shared unseen', async () => {
  const mail = mailFrom(1, 'share');
  await keep(mail);
  const outlook = await OutlookPage.open(house.reader, { shown: { mail } });
  const { pane } = outlook;
  await outlook.customer('Globex Mills').waitFor();
  await outlook.page.route('**/trpc/sharing.**', (route) => route.abort());
  await openSharing(outlook);
  await pane.getByText(/could not be read/).waitFor();
  await look(outlook, 'sharing-failed');
  expect(await pane.getByRole('button', { name: 'Share', exact: true }).count()).toBe(0);
  await outlook.page.unroute('**/trpc/sharing.**');
  // The panel may have heard before that the server is back, and have asked by itself.
  const again = pane.getByRole('region', { name: /^Share/ }).getByRole('button', { name: 'Try again' });
  await again.click({ timeout: 2_000 }).catch(() => undefined);
  await pane.getByRole('list', { name: 'What the customer will see' }).waitFor();
  await outlook.page.close();
});
