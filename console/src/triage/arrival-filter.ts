export type Disposition = 'open' | 'set aside' | 'accepted';

/** The list of arrivals as the address of the page says it: undecided ones, the most dangerous first, where it says nothing. */
export interface ArrivalFilter {
  readonly show?: Exclude<Disposition, 'open'>;
  /** Only what this watch has found. */
  readonly watch?: string;
  readonly sort?: 'newest';
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Reads a filter from an address somebody may have typed; what makes no sense is left out. */
export function readArrivalFilter({ show, watch, sort }: Record<string, unknown>): ArrivalFilter {
  return {
    ...(show === 'set aside' || show === 'accepted' ? { show } : {}),
    ...(isId(watch) ? { watch } : {}),
    ...(sort === 'newest' ? { sort } : {}),
  };
}
