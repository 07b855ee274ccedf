import { describe, expect, it } from 'vitest';
import { canonicalSubject } from './canonical-subject.js';

describe('canonicalSubject', () => {
  it.each([
    ['Delivery', 'delivery'],
    ['Re: Delivery', 'delivery'],
    ['RE : Delivery', 'delivery'],
    ['Re[2]: Delivery', 'delivery'],
    ['Re^3: Delivery', 'delivery'],
    ['Re (4): Fwd: AW: WG: Delivery', 'delivery'],
    ['SV: VS: TR: RV: Antw: Odp: YNT: R: I: Delivery', 'delivery'],
    ['回复：转发: 納期', '納期'],
    ['Ответ: Пересл: Насос', 'насос'],
    ['Trả lời: Chuyển tiếp: Giao hàng', 'giao hàng'],
    ['[Kontor-Help] Re: [List] Delivery', 'delivery'],
    ['Re:Re:Re:Delivery', 'delivery'],
    ['Delivery (fwd)', 'delivery'],
    ['Delivery (fwd) (Fwd)', 'delivery'],
    ['  Re:\u00a0\u2003Delivery\u3000 today ', 'delivery today'],
    ['Re\u200b: Delivery', 'delivery'],
    ['ＲＥ： Delivery', 'delivery'],
    ['[Urgent]', '[urgent]'],
    ['Re: [Urgent]', '[urgent]'],
    ['Re:', ''],
    ['', ''],
    ['Recipe: bread', 'recipe: bread'],
    ['Order 17: pumps', 'order 17: pumps'],
    ['Area: north', 'area: north'],
    ['STRASSE', 'strasse'],
  ])('reads %j as %j', (subject, canonical) => {
    expect(canonicalSubject(subject)).toBe(canonical);
  });

  it('gives its own result back unchanged', () => {
    for (const subject of ['Re: [x] Fwd: y (fwd)', '[[x]] a', 'AW: [b', 're re: x']) {
      const once = canonicalSubject(subject);
      expect(canonicalSubject(once)).toBe(once);
    }
  });

  it('bounds what it reads', () => {
    expect(canonicalSubject('['.repeat(1_000_000)).length).toBeLessThanOrEqual(2_000);
    expect(canonicalSubject(`${'Re: '.repeat(400)}end`)).toBe('end');
  });
});
