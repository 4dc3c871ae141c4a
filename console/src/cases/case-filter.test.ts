import { describe, expect, it } from 'vitest';
import { narrowedBy, readCaseFilter } from './case-filter.ts';

describe('the filter in the address', () => {
  it('keeps what the server understands', () => {
    const search = { view: 'answered', risk: 'critical', sort: 'newest', topic: 'a-topic', q: 'snow' };
    expect(readCaseFilter(search)).toEqual(search);
  });
  it('leaves out what makes no sense', () => {
    expect(readCaseFilter({ view: 'everything', risk: 7, topic: { deep: true }, q: '', more: 'x' })).toEqual(
      {},
    );
  });
  it('reads a number typed as a search as words', () => {
    expect(readCaseFilter({ q: 10423 })).toEqual({ q: '10423' });
  });
  it('says what narrows the view', () => {
    expect(narrowedBy({ view: 'due', sort: 'due', topic: 'a', q: 'b' })).toEqual(['topic', 'q']);
  });
});
