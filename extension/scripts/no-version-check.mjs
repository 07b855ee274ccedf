// Preloaded into Plasmo, which asks the package registry for its newest version at every start. Nothing in a build may
// depend on the network, so every request is answered here: there is no newer version.
globalThis.fetch = async () =>
  Response.json({ 'dist-tags': { latest: '0.0.0' }, versions: { '0.0.0': { version: '0.0.0' } } });
