import * as sso from '@threadline/shared/security/sso';
import { mutation, query, router } from '../../platform/http/procedure.js';
import * as connections from './verbs/connections.js';
import * as domains from './verbs/domains.js';

export const ssoRouter = router({
  list: query({
    permission: 'person.manage',
    rest: ['GET', '/single-sign-on'],
    summary: 'Where your organisation’s people sign in elsewhere',
    input: sso.nothing,
    output: sso.connectionList,
    run: connections.listConnections,
  }),
  save: mutation({
    permission: 'security_policy.manage',
    rest: ['PUT', '/single-sign-on'],
    summary: 'Set whose word counts for who your people are',
    input: sso.saveConnection,
    output: sso.ssoConnection,
    run: connections.saveConnection,
    secretInput: true,
  }),
  switch: mutation({
    permission: 'security_policy.manage',
    rest: ['POST', '/single-sign-on/{id}/switch'],
    summary: 'Turn a connection on or off',
    input: sso.switchConnection,
    output: sso.ssoConnection,
    run: connections.switchConnection,
  }),
  remove: mutation({
    permission: 'security_policy.manage',
    rest: ['DELETE', '/single-sign-on/{id}'],
    summary: 'Take a connection away',
    input: sso.connectionId,
    output: sso.connectionId,
    run: connections.removeConnection,
  }),
  restore: mutation({
    permission: 'security_policy.manage',
    rest: ['POST', '/single-sign-on/{id}/restore'],
    summary: 'Bring a connection back',
    input: sso.connectionId,
    output: sso.ssoConnection,
    run: connections.restoreConnection,
  }),
  addDomain: mutation({
    permission: 'security_policy.manage',
    rest: ['POST', '/single-sign-on/{id}/domains'],
    summary: 'Name a domain of your organisation',
    input: sso.nameDomain,
    output: sso.ssoConnection,
    run: domains.addDomain,
  }),
  checkDomain: mutation({
    permission: 'security_policy.manage',
    rest: ['POST', '/single-sign-on/{id}/domains/check'],
    summary: 'Look whether a domain is proven',
    input: sso.nameDomain,
    output: sso.ssoConnection,
    prepare: domains.lookUpDomain,
    run: domains.checkDomain,
  }),
  removeDomain: mutation({
    permission: 'security_policy.manage',
    rest: ['DELETE', '/single-sign-on/{id}/domains/{domain}'],
    summary: 'Forget a domain',
    input: sso.nameDomain,
    output: sso.ssoConnection,
    run: domains.removeDomain,
  }),
});
