import type { PlasmoCSConfig } from 'plasmo';
import '../gmail/quiet-sdk.js';
import { startGmail } from '../gmail/start.js';

export const config: PlasmoCSConfig = { matches: ['https://mail.google.com/*'], run_at: 'document_end' };

void startGmail();
