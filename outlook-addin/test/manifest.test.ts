import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFormat, checkManifest } from '../scripts/check-manifest.mjs';
import { fillManifest } from '../scripts/fill-manifest.mjs';

const fixtures = join(
  import.meta.dirname,
  '../../../shared/fixtures/office/OfficeDev__Office-Addin-Scripts/packages/office-addin-manifest/test/manifests',
);
const folder = mkdtempSync(join(tmpdir(), 'threadline-manifests-'));
const own = fillManifest({ baseUrl: 'https://threadline.example.com', entraClientId: null });

function written(text: string, name = 'manifest.xml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('our manifest is converted, valid, and keeps every promise', async () => {
  expect(await checkManifest(written(own))).toEqual([]);
});

test('an organisation’s registration travels in the address of the pane', () => {
  const entraClientId = '11111111-2222-3333-4444-555555555555';
  const filled = fillManifest({ baseUrl: 'https://threadline.example.com/', entraClientId });
  expect(filled).toContain(`https://threadline.example.com/outlook/taskpane.html?entra=${entraClientId}"`);
});

test.each([
  ['an address without https', { baseUrl: 'http://threadline.example.com', entraClientId: null }],
  ['a registration that is none', { baseUrl: 'https://threadline.example.com', entraClientId: '"/><evil' }],
])('%s is refused', (_name, options) => {
  expect(() => fillManifest(options)).toThrow();
});

test.each([
  ['a description left out', (xml: string) => xml.replace(/<Description[\s\S]*?<\/Description>/, '')],
  ['a tag that is not closed', (xml: string) => xml.replace('</ProviderName>', '')],
  ['a resource that is not there', (xml: string) => xml.replace('<bt:Url id="pane"', '<bt:Url id="pain"')],
  ['a resource id that is too long', (xml: string) => xml.replaceAll('"readTip"', `"${'r'.repeat(33)}"`)],
  [
    'a script from elsewhere',
    (xml: string) => xml.replace(/"https:[^"]*taskpane.html"/, '"https://evil.example/a.html"'),
  ],
  ['an address without encryption', (xml: string) => xml.replaceAll('https://threadline', 'http://threadline')],
  ['more rights', (xml: string) => xml.replace('ReadWriteItem', 'ReadWriteMailbox')],
  ['a pane that cannot be pinned', (xml: string) => xml.replaceAll('<SupportsPinning>true', '<SupportsPinning>false')],
  ['no button on phones', (xml: string) => xml.replace(/<MobileFormFactor>[\s\S]*<\/MobileFormFactor>/, '')],
  ['no shared mailboxes', (xml: string) => xml.replace(/<SupportsSharedFolders>.*?<\/SupportsSharedFolders>/, '')],
  ['a placeholder', (xml: string) => xml.replace('"Threadline"', '"{{name}}"')],
  ['nothing at all', () => '<?xml version="1.0"?><OfficeApp />'],
])('a manifest with %s is refused', async (_name, damage) => {
  const damaged = damage(own);
  expect(damaged).not.toBe(own);
  expect(await checkManifest(written(damaged))).not.toEqual([]);
});

test.skipIf(!existsSync(fixtures))(
  'every invalid manifest of the public collection is refused (needs ../shared/fixtures)',
  async () => {
    const invalid = readdirSync(join(fixtures, 'invalid'));
    expect(invalid.length).toBeGreaterThan(0);
    for (const name of invalid) expect(await checkFormat(join(fixtures, 'invalid', name)), name).not.toEqual([]);
  },
);

test.skipIf(!existsSync(fixtures))(
  'a valid manifest of the public collection is in order, and yet not ours (needs ../shared/fixtures)',
  async () => {
    const path = join(fixtures, 'TaskPane.Outlook.manifest.xml');
    expect(await checkFormat(path)).toEqual([]);
    expect(await checkManifest(path)).not.toEqual([]);
  },
);
