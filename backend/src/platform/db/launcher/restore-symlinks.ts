import { chmod, lstat, mkdir, readdir, readFile, rename, symlink, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode } from './launcher-error.js';

interface MissingLink {
  /** Absolute path of the library itself. */
  source: string;
  /** Absolute path of the name under which the programs look for it. */
  target: string;
}

/**
 * npm packages cannot hold symbolic links; the package makes them in an install script, which may have been blocked.
 * Makes those that are missing. False when some are missing still, because the package may not be written.
 */
export async function restoreSymlinks(native: string): Promise<boolean> {
  try {
    for (const { source, target } of await listMissing(native)) {
      await symlink(relative(dirname(target), source), target).catch(ignoreExisting);
    }
    return true;
  } catch {
    return false;
  }
}

/** Puts a link to every library into `folder`, for a package that cannot be written; returns the folder. */
export async function linkLibraries(native: string, folder: string): Promise<string> {
  const lib = join(native, 'lib');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const links = (await readLinks(native)).map(({ source, target }) => [source, basename(target)] as const);
  const files = (await readdir(lib)).map((name) => [join(lib, name), name] as const);
  for (const [source, name] of [...files, ...links]) {
    if (/\.so\b|\.dylib$/.test(name)) await replaceLink(source, join(folder, name));
  }
  return folder;
}

async function replaceLink(source: string, path: string): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await unlink(draft).catch(() => undefined);
  await symlink(source, draft);
  await rename(draft, path);
}

async function listMissing(native: string): Promise<MissingLink[]> {
  const links = await readLinks(native);
  const present = await Promise.all(
    links.map(({ target }) =>
      lstat(target).then(
        () => true,
        () => false,
      ),
    ),
  );
  return links.filter((_, index) => present[index] === false);
}

/** The list names paths from the package's root, such as `native/lib/libpq.so.5`. */
async function readLinks(native: string): Promise<MissingLink[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  const root = dirname(native);
  return links.map(({ source, target }) => ({
    source: join(root, source),
    target: join(root, target),
  }));
}

function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}
