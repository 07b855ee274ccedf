import { OauthClient } from '@threadline/shared/mail-host/sign-in/oauth-client';

export const client = new OauthClient('threadline-outlook');
