export { resetRoutes } from './reset-routes.js';
export { answerResetRequests } from './resets.js';
export { notifyOfSignIn } from './subscribers.js';
export { beginApp, confirmApp, removeApp, renewCodes } from './verbs/app.js';
export { changePassword } from './verbs/change-password.js';
export { clearFactors } from './verbs/clear-factors.js';
export { endDevice, endOtherDevices, listDevices } from './verbs/devices.js';
export { readOwnSecurity } from './verbs/own-security.js';
export { readRules, saveRules } from './verbs/rules.js';
