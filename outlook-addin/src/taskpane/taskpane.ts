import { mountPanel } from '@threadline/shared/panel';
import '@threadline/shared/styles.css';
import { OutlookHost } from '../outlook/outlook-host.js';
import { restoreHistory } from './restore-history.js';
import { showSubject } from './subject-line.js';
import { texts } from './texts.js';

const registration = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

restoreHistory();
void open();

async function open(): Promise<void> {
  const panel = place('panel');
  if (typeof Office === 'undefined') return say(panel, texts().unreachable);
  const { host } = await Office.onReady();
  restoreHistory();
  if (String(host) !== 'Outlook') return say(panel, texts().outside);
  const outlook = new OutlookHost({ office: Office, backendUrl: location.origin, entraClientId: entraClientId() });
  showSubject(place('subject'), outlook);
  mountPanel(panel, outlook);
  await outlook.start();
}

/** The manifest that an administrator made for their organisation names its registration in the pane's address. */
function entraClientId(): string | null {
  const named = new URLSearchParams(location.search).get('entra') ?? '';
  return registration.test(named) ? named : null;
}

function say(element: HTMLElement, sentence: string): void {
  const words = document.createElement('main');
  words.className = 'p-4 text-soft';
  words.append(Object.assign(document.createElement('h1'), { textContent: sentence }));
  element.replaceChildren(words);
}

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no ${id}.`);
  return element;
}
