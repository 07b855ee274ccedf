import { expect, test } from 'vitest';
import { useBench } from './setup.js';

const bench = useBench();
const ours = 'http://localhost:4780';

const pictures = {
  'a picture of a mail, by our server': `${ours}/mail-files/token.png`,
  'a picture of the extension': '/icon.png',
  'a picture in words': 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
  'another address of our server': `${ours}/elsewhere.png`,
  'a picture at its sender’s': 'https://sender.example/a.png',
  'another server, where ours has pictures': 'https://sender.example/mail-files/a.png',
  'another port of this computer': 'http://localhost:4781/mail-files/a.png',
};

/** Of these pictures, those that a page of the extension refuses to ask for. */
async function refusedBy(path: string): Promise<string[]> {
  const page = await bench.browser.context.newPage();
  await page.goto(`chrome-extension://${bench.browser.extensionId}/${path}`);
  if (path.includes('panel'))
    await page.locator('meta[http-equiv="content-security-policy" i]').waitFor({ state: 'attached' });
  const refused = await page.evaluate(async (addresses) => {
    const blocked = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => blocked.add(blockedURI));
    const load = (src: string) =>
      new Promise((resolve) => Object.assign(new Image(), { onload: resolve, onerror: resolve, src }));
    await Promise.all(addresses.map(load));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [...blocked];
  }, Object.values(pictures));
  await page.close();
  return Object.entries(pictures).flatMap(([name, address]) => (refused.includes(address) ? [name] : []));
}

test('the panel asks for pictures at the server that it is set to alone', async () => {
  expect(await refusedBy('tabs/panel.html')).toEqual([
    'another address of our server',
    'a picture at its sender’s',
    'another server, where ours has pictures',
    'another port of this computer',
  ]);
});

test('no page of the extension asks senders for pictures, whatever it is set to', async () => {
  expect(await refusedBy('options.html')).toEqual(['another address of our server', 'a picture at its sender’s']);
});

test('the panel calls no server but its own', async () => {
  const page = await bench.browser.context.newPage();
  await page.goto(`chrome-extension://${bench.browser.extensionId}/tabs/panel.html`);
  await page.locator('meta[http-equiv="content-security-policy" i]').waitFor({ state: 'attached' });
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => blocked.push(blockedURI));
    for (const address of ['http://localhost:4780/health', 'https://sender.example/call'])
      await fetch(address, { mode: 'no-cors' }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return blocked;
  });
  await page.close();
  expect(refused).toEqual(['https://sender.example/call']);
});
