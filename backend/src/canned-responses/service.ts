export { fillResponse } from './verbs/fill-response.js';
export {
  createResponse,
  listResponses,
  removeResponse,
  restoreResponse,
  updateResponse,
} from './verbs/write-response.js';

declare module '../platform/db/in-org.js' {
  interface Runtime {
    /** The product's public address, where customers sign in; unknown to tools. */
    publicBaseUrl?: string;
  }
}
