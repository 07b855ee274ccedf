import { handBack } from '../src/mail-host/fake-auth.js';

handBack(location.search);
close();
