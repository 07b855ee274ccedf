import { FakeMailHost } from '../src/mail-host/fake-host.js';
import { mountPanel } from '../src/panel/index.js';

const parameters = new URLSearchParams(location.search);
const kind = parameters.get('host') === 'outlook' ? 'outlook' : 'gmail';
const backendUrl = parameters.get('backend') ?? 'http://localhost:4780';
const host = new FakeMailHost({ kind, backendUrl });

declare global {
  /** The mail client of this page, for the page around it and for tests. */
  var fakeMailHost: FakeMailHost;
}
globalThis.fakeMailHost = host;

const element = document.getElementById('panel');
if (element) mountPanel(element, host);
