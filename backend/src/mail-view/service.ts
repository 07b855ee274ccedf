export { plainFileName } from './attachments.js';
export { mailFileRoutes, makeInert, sendAttachmentOf } from './mail-files.js';
export { conversation } from './verbs/conversation.js';
export { openMail, prepareMail } from './verbs/open-mail.js';
