export { drawPicture, type Picture } from './draw-picture.js';
export { showVersion } from './show-limits.js';
export { closeMailShow, showSafely } from './show-safely.js';
export type { MailToShow, ShownImage, ShownMail } from './shown-mail.js';
