import type { NamedFieldName, NumberFieldName } from './condition.schema.ts';

interface Named {
  /** One of these; `undefined`: any, or unknown. */
  readonly in?: ReadonlySet<string>;
  readonly out: ReadonlySet<string>;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Numbered extends Span {
  /** It has to be known, for something positive is said of it. */
  readonly known: boolean;
  readonly holes: readonly Span[];
}

/** All facts for which every one of several plain statements holds. */
export interface Box {
  readonly named: ReadonlyMap<NamedFieldName, Named>;
  readonly numbers: ReadonlyMap<NumberFieldName, Numbered>;
  /** What may be there or not independently of everything else: phrases of the text, tags. */
  readonly marks: ReadonlyMap<string, boolean>;
}

export const everything: Box = { named: new Map(), numbers: new Map(), marks: new Map() };

/** The part of a box where a name is, or is not, among these; `undefined` when nothing is left. */
export function withName(
  box: Box,
  field: NamedFieldName,
  values: readonly string[],
  sign: boolean,
): Box | undefined {
  const before = box.named.get(field) ?? { out: new Set<string>() };
  const out = sign ? before.out : new Set([...before.out, ...values]);
  const wanted = sign ? values.filter((value) => before.in?.has(value) ?? true) : before.in && [...before.in];
  const left = wanted?.filter((value) => !out.has(value));
  if (left?.length === 0) return undefined;
  const after: Named = left ? { in: new Set(left), out } : { out };
  return { ...box, named: new Map(box.named).set(field, after) };
}

/** The part where a number is, or is not, between two ends, both included. */
export function withNumber(box: Box, field: NumberFieldName, span: Span, sign: boolean): Box | undefined {
  const whole = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, known: false, holes: [] };
  const before = box.numbers.get(field) ?? whole;
  const after: Numbered = sign
    ? {
        known: true,
        from: Math.max(before.from, span.from),
        to: Math.min(before.to, span.to),
        holes: before.holes,
      }
    : { ...before, holes: [...before.holes, span] };
  // An unknown number is in no hole.
  if (after.known && !hasPoint(after)) return undefined;
  return { ...box, numbers: new Map(box.numbers).set(field, after) };
}

/** Whether anything of a closed span is left outside its closed holes. */
function hasPoint({ from, to, holes }: Numbered): boolean {
  if (from > to) return false;
  let reached = from;
  let passed = false;
  for (const hole of holes.toSorted((a, b) => a.from - b.from)) {
    if (hole.from > reached) break;
    if (hole.to < reached) continue;
    reached = hole.to;
    passed = true;
  }
  return passed ? reached < to : true;
}

/** The part where a phrase stands in the text, or a tag on the case; or where it does not. */
export function withMark(box: Box, mark: string, sign: boolean): Box | undefined {
  const before = box.marks.get(mark);
  if (before !== undefined && before !== sign) return undefined;
  return { ...box, marks: new Map(box.marks).set(mark, sign) };
}
