import { describe, expect, it } from 'vitest';
import type { Words } from '../words/use-words.ts';
import { particularsOf } from './act-particulars.ts';
import type { Act } from './safeguards.api.ts';

const words = {
  code: (kind: string, value: string) => `${kind}.${value}`,
  said: (_prefix: string, key: string) => key,
} as unknown as Words;
const dates = { moment: (iso: string | null | undefined) => `on ${iso?.slice(0, 10)}` };
const said = (act: string, data: Act['data']) => particularsOf(words, dates, { act, data } as Act);

describe('the particulars of an outward act', () => {
  it('say codes in words, by the act where one name means several things', () => {
    expect(said('pass case', { kind: 'passed' })).toBe('kind: letter.passed');
    expect(said('publish', { kind: 'answer' })).toBe('kind: outgoing.answer');
    expect(said('grant', { role: 'operator' })).toBe('role: role.operator');
  });
  it('say what is so by its name alone, and nothing of what is not', () => {
    expect(said('pass case', { contact: true })).toBe('contact');
    expect(said('pass case', { contact: false, reason: null })).toBe('');
  });
  it('write moments as dates and leave names and fingerprints to the file', () => {
    expect(said('grant', { until: '2027-03-01T00:00:00.000Z' })).toBe('until: on 2027-03-01');
    expect(said('publish', { text: 'a3'.repeat(32), case: '0190a1b2-0000-7000-8000-000000000001' })).toBe('');
  });
});
