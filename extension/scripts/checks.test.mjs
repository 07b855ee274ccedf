import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkManifest } from './check-manifest.mjs';
import { checkServiceWorker } from './check-service-worker.mjs';
import { checkSize } from './check-size.mjs';

const agreed = {
  key: 'abc',
  permissions: ['storage', 'identity'],
  host_permissions: ['https://mail.google.com/*'],
  web_accessible_resources: [
    { resources: ['tabs/panel.html'], matches: ['https://mail.google.com/*'], use_dynamic_url: true },
  ],
  content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'; connect-src https:" },
};

function folderWith(files) {
  const folder = mkdtempSync(join(tmpdir(), 'threadline-checks-'));
  mkdirSync(join(folder, 'tabs'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('an agreed manifest passes', () => {
  expect(checkManifest(agreed)).toEqual([]);
});

test.each([
  ['a new permission', { permissions: ['tabs'] }],
  ['a new host', { host_permissions: ['https://*/*'] }],
  [
    'another open file',
    { web_accessible_resources: [{ resources: ['x.js'], matches: ['https://mail.google.com/*'] }] },
  ],
  [
    'a panel open to every page',
    { web_accessible_resources: [{ ...agreed.web_accessible_resources[0], matches: ['https://*/*'] }] },
  ],
  [
    'a foreign script source',
    { content_security_policy: { extension_pages: "default-src 'none'; script-src 'self' https:;" } },
  ],
  [
    'pictures from anywhere',
    { content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'; img-src 'self' https:" } },
  ],
  ['a missing key', { key: undefined }],
])('%s is found', (_name, change) => {
  expect(checkManifest({ ...agreed, ...change })).toHaveLength(1);
});

test('a service worker that throws while it starts is found', () => {
  const folder = folderWith({ 'good.js': 'chrome.runtime.onMessage.addListener(() => 1)', 'bad.js': 'missing.call()' });
  const check = (name) => checkServiceWorker(folder, { background: { service_worker: name } });
  expect(check('good.js')).toEqual([]);
  expect(check('bad.js')[0]).toContain('missing is not defined');
});

test('a panel over its budget is found', () => {
  const noise = Array.from({ length: 60_000 }, (_, index) => Math.sin(index).toString(36)).join('');
  const folder = folderWith({ 'tabs/panel.html': '<script src="/big.js"></script>', 'big.js': noise });
  expect(checkSize(folder)).toHaveLength(1);
});
