import { expect, test } from 'vitest';
import { browserWords } from './browser-words.js';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox', 'Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8.1', null, null],
  ['', null, null],
  [null, null, null],
  ['\u0000<script>', null, null],
])('%s is told in words', (userAgent, browser, system) => {
  expect(browserWords(userAgent)).toEqual({ browser, system });
});
