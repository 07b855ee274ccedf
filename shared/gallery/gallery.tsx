import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { chooseLanguage, createI18n } from '../src/i18n/setup.js';
import { uiArea } from '../src/i18n/ui-area.js';
import { UiProvider } from '../src/ui/ui-provider.js';
import '../dist/styles.css';
import { Controls } from './controls.js';
import { Fields } from './fields.js';
import { Lists } from './lists.js';
import { Overlays } from './overlays.js';
import { States } from './states.js';

const wanted = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
dataset.theme = wanted.get('theme') ?? 'light';
dataset.density = wanted.get('density') ?? (innerWidth < 480 ? 'panel' : 'page');

const language = chooseLanguage(wanted.get('language'));
document.documentElement.lang = language;

createRoot(document.getElementById('gallery') as HTMLElement).render(
  <I18nextProvider i18n={createI18n({ language, resources: { ui: uiArea } })}>
    <UiProvider timeZone="Europe/Berlin" frozenAt={new Date('2026-03-27T13:00:00Z')}>
      <div className="mx-auto grid max-w-300 gap-8 p-3 lg:grid-cols-2 lg:p-8">
        <h1 className="font-semibold text-heading lg:col-span-2">Primitives</h1>
        <Controls />
        <Fields />
        <States />
        <Lists />
        <Overlays />
      </div>
    </UiProvider>
  </I18nextProvider>,
);
