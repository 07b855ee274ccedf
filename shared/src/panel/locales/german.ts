import { frameDe } from './frame-de.js';
import { workDe } from './work-de.js';

export const german = { ...frameDe, ...workDe };
