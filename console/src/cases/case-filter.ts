import type { Static } from 'typebox';
import type { CaseQuery } from '../../../server/cases/case.schema.ts';

type Asked = Static<typeof CaseQuery>;

export const views = ['due', 'mine', 'unassigned', 'followed', 'answered', 'closed', 'all'] as const;
export const risks = ['critical', 'heightened', 'ordinary'] as const;
export type CaseView = (typeof views)[number];

/** The queue as the address of the page says it: a filter can be sent to a colleague. */
export type CaseFilter = Omit<Asked, 'cursor' | 'limit' | 'view' | 'risk' | 'sort' | 'number'> & {
  /** Words, or a number: found among the cases of the view; "due" names an order, and then all are searched. */
  readonly q?: string;
  readonly view?: CaseView;
  readonly risk?: (typeof risks)[number];
  readonly sort?: 'due' | 'newest';
  /** A saved view whose own filters and condition come first. */
  readonly saved?: string;
};

export type ChangeFilter = (fields: { [K in keyof CaseFilter]?: CaseFilter[K] | undefined }) => void;

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  (values as readonly unknown[]).includes(value);
const text = (value: unknown) => {
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && words !== '' ? words.slice(0, 200) : undefined;
};

/** Reads a filter from an address somebody may have typed; what makes no sense is left out. */
export function readCaseFilter(search: Record<string, unknown>): CaseFilter {
  const named = [
    'centre',
    'authority',
    'executor',
    'topic',
    'group',
    'area',
    'state',
    'tag',
    'q',
    'saved',
  ] as const;
  const given = named.flatMap((name) => {
    const value = text(search[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(isOneOf(views, search.view) ? { view: search.view } : {}),
    ...(isOneOf(risks, search.risk) ? { risk: search.risk } : {}),
    ...(isOneOf(['due', 'newest'] as const, search.sort) ? { sort: search.sort } : {}),
    ...Object.fromEntries(given),
  };
}

/** Filters set beyond the view and the order. */
export function narrowedBy(filter: CaseFilter): (keyof CaseFilter)[] {
  const keys = Object.keys(filter) as (keyof CaseFilter)[];
  return keys.filter((key) => key !== 'view' && key !== 'sort');
}
