import '@threadline/shared/styles.css';
import { createRoot } from 'react-dom/client';
import { applySettings } from '../desk/shell/settings.js';
import { App } from './shell/app.js';

applySettings();
const place = document.getElementById('reports');
if (place) createRoot(place).render(<App />);
