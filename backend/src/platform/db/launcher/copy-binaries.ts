import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Copies the package's programs to `target`, once, and forgets the copies of other releases. */
export async function copyBinaries(source: string, target: string, log: (message: string) => void): Promise<void> {
  if (await exists(target)) return;
  log(`Copying the PostgreSQL programs to ${target}, where the database's user can run them.`);
  const shelf = dirname(target);
  const draft = `${target}.new`;
  await rm(shelf, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cp(join(source, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: isNeeded,
  });
  await openUp(shelf);
  await rename(draft, target);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Static libraries and build files are a compiler's business. */
function isNeeded(path: string): boolean {
  return !/\.a$|\/(pkgconfig|pgxs)$/.test(path);
}

/** The account that runs the database is not the one that copied, and the umask may have been strict. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}
