import type { FakeMailHost } from '../src/mail-host/fake-host.js';
import type { HostView } from '../src/mail-host/port.js';
import { composing, demoThreads, nothingOpen } from './demo-threads.js';

const frame = element('panel', HTMLIFrameElement);
frame.src = `./panel.html${location.search}`;

const views: [string, HostView][] = [
  ...demoThreads.map((thread): [string, HostView] => [thread.subject, { kind: 'thread', thread }]),
  ['Nothing open', nothingOpen],
  ['Writing a mail', composing],
];
for (const [label, view] of views) {
  const button = document.createElement('button');
  button.textContent = label;
  button.addEventListener('click', () => host().show(view));
  element('threads', HTMLElement).append(button);
}
frame.addEventListener('load', () => host().show(nothingOpen));

const width = element('width', HTMLInputElement);
width.addEventListener('input', () => frame.setAttribute('width', width.value));
const dark = element('dark', HTMLInputElement);
dark.addEventListener('change', () => host().showTheme(dark.checked ? 'dark' : 'light'));
const offline = element('offline', HTMLInputElement);
offline.addEventListener('change', () => host().setConnected(!offline.checked));
element('sign-out', HTMLButtonElement).addEventListener('click', () => void host().auth.signOut());

function host(): FakeMailHost {
  const inside = frame.contentWindow as (Window & { fakeMailHost?: FakeMailHost }) | null;
  if (!inside?.fakeMailHost) throw new Error('The panel has not loaded.');
  return inside.fakeMailHost;
}

function element<Type extends HTMLElement>(id: string, type: { new (): Type; prototype: Type }): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}
