import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run-step.mjs';

/** Every path that a document links to, or names in code marks as a path of this project, exists. */
export function checkDocuments() {
  const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: root,
  })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(`${root}${file}`));
  const problems = documents.flatMap((document) =>
    pathsIn(readFileSync(`${root}${document}`, 'utf8'))
      .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(document), path)))
      .map((path) => `${document} names ${path}, which does not exist.`),
  );
  return { name: 'documents', ok: problems.length === 0, output: problems.join('\n'), seconds: 0 };
}

function pathsIn(text) {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]);
  const named = [...text.matchAll(/`((?:backend|shared|extension|outlook-addin)\/[\w./-]+)`/g)]
    .map((match) => match[1])
    .filter((path) => !/(^|\/)(dist|build)(\/|$)/.test(path));
  return [...links, ...named];
}
