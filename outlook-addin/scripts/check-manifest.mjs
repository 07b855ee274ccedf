// Converts and validates a manifest without asking anybody on the network, then holds it against what we promise:
//   npm run -w outlook-addin check-manifest [-- FILE]
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brokenPromises } from './manifest-promises.mjs';

const require = createRequire(import.meta.url);
const { OfficeAddinManifest, validateManifest } = require('office-addin-manifest');
const { convert } = require('office-addin-manifest-converter');

/** A sentence for everything that keeps Microsoft's own tools from taking the manifest. */
export async function checkFormat(path) {
  try {
    await OfficeAddinManifest.readManifestFile(path);
    return path.endsWith('.json') ? await schemaProblems(path) : await conversionProblems(path);
  } catch (error) {
    return [`It cannot be read: ${messageOf(error)}`];
  }
}

/** The format, and everything our own manifest promises. */
export async function checkManifest(path) {
  const problems = await checkFormat(path);
  return problems.length > 0 ? problems : brokenPromises(readFileSync(path, 'utf8'));
}

async function conversionProblems(path) {
  const long = [...readFileSync(path, 'utf8').matchAll(/\bresid="([^"]{33,})"/g)];
  if (long.length > 0) return long.map(([, id]) => `The resource id "${id}" is longer than 32 characters.`);
  const folder = mkdtempSync(join(tmpdir(), 'threadline-manifest-'));
  try {
    await convert(path, folder);
    const converted = join(folder, 'manifest.json');
    return existsSync(converted) ? await schemaProblems(converted) : ['It could not be converted.'];
  } catch (error) {
    return [`It could not be converted: ${messageOf(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function schemaProblems(path) {
  const { isValid, report } = await validateManifest(path);
  return isValid ? [] : (report?.errors ?? [{ content: 'It is not valid.' }]).map(({ content }) => String(content));
}

function messageOf(error) {
  return String(error?.message ?? error).split('\n')[0];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = process.argv[2] ? await checkManifest(process.argv[2]) : await checkSource();
  process.stdout.write(problems.length === 0 ? 'The manifest is valid.\n' : `${problems.join('\n')}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** The source, filled for some server. */
async function checkSource() {
  const { fillManifest } = await import('./fill-manifest.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'threadline-manifest-'));
  const path = join(folder, 'manifest.xml');
  writeFileSync(path, fillManifest({ baseUrl: 'https://threadline.example.com', entraClientId: null }));
  return checkManifest(path).finally(() => rmSync(folder, { recursive: true, force: true }));
}
