import '@threadline/shared/styles.css';
import { createRoot } from 'react-dom/client';
import { applySettings } from '../desk/shell/settings.js';
import { workerUpdates } from '../offline/worker-updates.js';
import { App } from './shell/app.js';

applySettings();
workerUpdates.listen('/reports/service-worker.js', '/reports/');
const place = document.getElementById('reports');
if (place) createRoot(place).render(<App />);
