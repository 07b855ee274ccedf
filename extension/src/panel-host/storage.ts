import type { HostStorage } from '@threadline/shared/mail-host/port';

const home = 'panel:';

/** Drafts and unsent writes in the extension's own storage, apart from its settings and tokens. */
export const panelStorage: HostStorage = {
  get: async (key) => (await chrome.storage.local.get(home + key))[home + key],
  set: (key, value) => chrome.storage.local.set({ [home + key]: value }),
  remove: (key) => chrome.storage.local.remove(home + key),
  keys: async (prefix) => {
    const all = Object.keys(await chrome.storage.local.get(null));
    return all.filter((key) => key.startsWith(home + prefix)).map((key) => key.slice(home.length));
  },
};
