// The extension asks for no more than this; anything new is a decision to be made here.
const allowed = {
  permissions: ['storage', 'scripting', 'identity'],
  host_permissions: ['https://mail.google.com/*', 'http://localhost:4780/*'],
  optional_permissions: [],
  optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
};

/** Returns a sentence for every permission, open file or script source that nobody has agreed to. */
export function checkManifest(manifest) {
  const broken = [];
  for (const [field, names] of Object.entries(allowed)) {
    for (const name of manifest[field] ?? []) {
      if (!names.includes(name)) broken.push(`The manifest asks for "${name}" in ${field}, which is not agreed.`);
    }
  }
  for (const { resources, matches, use_dynamic_url: isDynamic } of manifest.web_accessible_resources ?? []) {
    const isPanel =
      resources.join() === 'tabs/panel.html' && matches.join() === 'https://mail.google.com/*' && isDynamic;
    if (!isPanel) broken.push(`Pages may reach ${resources.join(', ')}; only the panel is meant to be open, to Gmail.`);
  }
  const policy = manifest.content_security_policy?.extension_pages ?? '';
  if (!policy.includes("default-src 'none'") || !/script-src 'self';/.test(policy)) {
    broken.push('The content security policy no longer forbids foreign scripts.');
  }
  const pictures = /img-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
  if (!pictures.every((source) => ["'self'", 'data:'].includes(source) || source.endsWith('/mail-files/'))) {
    broken.push('The content security policy lets in pictures that do not come by a server of ours.');
  }
  if (!manifest.key) broken.push('The manifest has no key, so the extension id would change.');
  return broken;
}
