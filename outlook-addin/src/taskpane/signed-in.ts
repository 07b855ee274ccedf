import '@threadline/shared/styles.css';
import type { DialogAnswer } from '../sign-in/dialog-road.js';
import { restoreHistory } from './restore-history.js';
import { texts } from './texts.js';

/** The page that sign-in ends on, inside Outlook's dialog: hands the code to the pane, and keeps none of it. */
const answer: DialogAnswer = { threadline: 'signed-in', search: location.search };
restoreHistory();
history.replaceState(null, '', location.pathname);
void Office.onReady().then(() => {
  const words = document.getElementById('words');
  if (words) words.textContent = texts().signedIn;
  Office.context.ui.messageParent(JSON.stringify(answer), { targetOrigin: location.origin });
});
