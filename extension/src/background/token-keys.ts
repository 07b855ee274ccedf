/** Where tokens lie; watched by the panel page to learn of sign-in and sign-out. */
export const refreshTokenKey = 'auth.refreshToken';
export const sessionTokenKey = 'auth.accessToken';
