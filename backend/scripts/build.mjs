import { run, tell } from './run-step.mjs';

const parts = {
  styles: () =>
    run('styles', 'tailwindcss', ['-i', 'shared/styles/threadline.css', '-o', 'shared/dist/styles.css', '--minify']),
  server: () => run('server', 'node', ['backend/scripts/build-server.mjs']),
  desk: () => run('desk', 'vite', ['build', '--config', 'backend/web/desk/vite.config.ts', '--logLevel', 'warn']),
  portal: () => run('portal', 'vite', ['build', '--config', 'backend/web/portal/vite.config.ts', '--logLevel', 'warn']),
  reports: () =>
    run('reports', 'vite', ['build', '--config', 'backend/web/reports/vite.config.ts', '--logLevel', 'warn']),
  outlook: () => run('outlook', 'npm', ['run', 'build', '--silent', '--workspace', 'outlook-addin']),
  extension: () => run('extension', 'npm', ['run', 'build', '--silent', '--workspace', 'extension']),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(parts);
for (const name of names) {
  if (!tell(await parts[name]())) process.exit(1);
}
