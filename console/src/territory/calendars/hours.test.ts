import { describe, expect, it } from 'vitest';
import { hoursFrom, hoursInWords } from './hours.ts';

describe('working hours as people write them', () => {
  it('are read back as they are shown', () => {
    const spans = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    expect(hoursFrom(hoursInWords(spans))).toEqual(spans);
    expect(hoursFrom('9:00-13:00; 14:00 — 18:00')).toEqual(spans);
    expect(hoursFrom(' ')).toEqual([]);
    expect(hoursFrom('20:00–08:00')).toEqual([{ from: '20:00', to: '08:00' }]);
  });
  it('are refused out of order, empty, or as something else', () => {
    for (const text of [
      '09:00–09:00',
      '20:00–08:00, 09:00–18:00',
      '14:00–18:00, 09:00–13:00',
      '09:00–13:00, 12:00–18:00',
      'nine',
      '25:00–26:00',
    ])
      expect(hoursFrom(text)).toBeNull();
  });
});
