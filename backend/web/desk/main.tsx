import '@threadline/shared/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { applySettings } from './shell/settings.js';

applySettings();
const place = document.getElementById('desk');
if (place) createRoot(place).render(<App />);
