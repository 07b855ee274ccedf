import { afterAll, beforeAll, expect, test } from 'vitest';
import { endMailWorkers, storeHostileMails } from '../../backend/test/hostile/stored-hostile-mails.js';
import { nothingSeen, watch } from '../../backend/test/hostile/watched-browser.js';
import { chosenMails, openInPanel } from '../../extension/test/hostile-panel.js';
import { customers, mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const mails = chosenMails(15);

beforeAll(async () => {
  const from = customers[0]?.contact.address ?? '';
  await storeHostileMails(house.world.server.runtime, 'example', { from, mails });
}, 240_000);
afterAll(endMailWorkers);

test('hostile mails are read in Outlook’s pane, with all their pictures, and do nothing', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0, 'hostile') } });
  await outlook.customer('ACME Tools').waitFor();
  const seen = nothingSeen();
  const homes = ['https://outlook.office.com/', 'https://appsforoffice.microsoft.com/', `${house.world.server.url}/`];
  const isForeign = (url: string) => !homes.some((home) => url.startsWith(home));
  const settled = watch(house.reader, outlook.page, { seen, isForeign });
  const figures = await openInPanel(outlook.pane, mails.length);
  await settled();
  process.stderr.write(`Pane in Outlook: ${JSON.stringify({ mails: mails.length, ...figures, ...seen })}\n`);
  expect(figures.opened).toBeGreaterThan(mails.length * 0.95);
  expect({ ...seen, escapes: figures.escapes }).toEqual({ ...nothingSeen(), escapes: 0 });
  await outlook.page.close();
}, 900_000);
