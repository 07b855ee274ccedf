import '@inboxsdk/core/background';
import { answerAuthRequests } from './auth-requests.js';
import { answerGmailStart } from './gmail-start.js';

// Tokens are for the extension's own pages: content scripts lose the access that storage grants them by default.
void chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
void chrome.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });

answerAuthRequests();
answerGmailStart();
