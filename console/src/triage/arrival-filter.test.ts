import { describe, expect, it } from 'vitest';
import { readArrivalFilter } from './arrival-filter.ts';

const watch = '01900000-0000-7000-8000-000000000001';

describe('the list of arrivals in the address', () => {
  it('keeps what may be chosen', () => {
    const filter = { show: 'set aside', watch, sort: 'newest' };
    expect(readArrivalFilter(filter)).toEqual(filter);
  });

  it('leaves out what makes no sense, and what is so anyway', () => {
    expect(readArrivalFilter({ show: 'open', watch: 'all', sort: 'severity', q: 'x' })).toEqual({});
    expect(readArrivalFilter({ show: 7, watch: `${watch}/..` })).toEqual({});
  });
});
