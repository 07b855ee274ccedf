import '@threadline/shared/styles.css';
import './portal.css';
import { createRoot } from 'react-dom/client';
import { workerUpdates } from '../offline/worker-updates.js';
import { placeOf } from './shell/address.js';
import { App } from './shell/app.js';
import { applyBrand, readBrand } from './shell/brand.js';
import { queries } from './shell/client.js';
import { installing } from './shell/installing.js';
import { readLanguage } from './shell/language.js';
import { homeRead, visitorRead } from './shell/reads.js';

const place = placeOf(location.pathname);
if (place.page !== 'enter' && place.page !== 'unsubscribe') {
  // Asked for in one breath, they leave as the one request that the page has preloaded.
  void queries.prefetchQuery(visitorRead);
  if (place.page === 'home') void queries.prefetchQuery(homeRead);
}
const brand = readBrand(place.slug);
if (brand) applyBrand(brand);
document.documentElement.lang = readLanguage();
installing.listen();
workerUpdates.listen('/portal/service-worker.js', '/portal/');
const root = document.getElementById('portal');
if (root) createRoot(root).render(<App />);
