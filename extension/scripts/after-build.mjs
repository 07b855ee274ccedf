// What Plasmo leaves undone, and the promises about the finished build. Run by build.mjs; a broken promise ends it.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkManifest } from './check-manifest.mjs';
import { checkServiceWorker } from './check-service-worker.mjs';
import { checkSize } from './check-size.mjs';

/** InboxSDK's script for Gmail's own world, which the service worker injects by name from the extension's root. */
export function pageWorld() {
  return join(dirname(createRequire(import.meta.url).resolve('@inboxsdk/core')), 'pageWorld.js');
}

export function finishBuild(folder) {
  copyFileSync(pageWorld(), join(folder, 'pageWorld.js'));
  const path = join(folder, 'manifest.json');
  const manifest = withoutPageWorld(JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  const broken = [...checkManifest(manifest), ...checkServiceWorker(folder, manifest), ...checkSize(folder)];
  for (const sentence of broken) console.error(sentence);
  if (broken.length > 0) process.exit(1);
}

/** The script is injected by the service worker: a page need not be able to fetch it. */
function withoutPageWorld(manifest) {
  const open = (manifest.web_accessible_resources ?? [])
    .map((entry) => ({ ...entry, resources: entry.resources.filter((name) => name !== 'pageWorld.js') }))
    .filter((entry) => entry.resources.length > 0);
  return { ...manifest, web_accessible_resources: open };
}
