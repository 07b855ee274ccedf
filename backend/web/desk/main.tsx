import '@threadline/shared/styles.css';
import { createRoot } from 'react-dom/client';
import { workerUpdates } from '../offline/worker-updates.js';
import { App } from './shell/app.js';
import { applySettings } from './shell/settings.js';

applySettings();
workerUpdates.listen('/service-worker.js', '/');
const place = document.getElementById('desk');
if (place) createRoot(place).render(<App />);
