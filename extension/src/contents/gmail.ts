import type { PlasmoCSConfig } from 'plasmo';
export const config: PlasmoCSConfig = { matches: ['https://mail.google.com/*'], run_at: 'document_end' };
void import('@inboxsdk/core').then((sdk) => console.log(sdk));
