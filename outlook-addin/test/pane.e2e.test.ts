import { test } from 'vitest';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();

test('the customer of a known contact stands beside the mail, with the reason and the mail’s subject', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
  await outlook.customer('ACME Tools').waitFor();
  await outlook.pane.getByText('Linked: bea@acme.test is a contact').waitFor();
  await outlook.pane.getByText('Mail: Question first').waitFor();
  await outlook.page.close();
});
