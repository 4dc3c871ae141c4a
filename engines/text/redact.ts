import { findFlats } from './redact-flats.ts';
import { type Finding, REDACTION_KINDS, type RedactionKind } from './redact-kinds.ts';
import { findAddresses } from './redact-links.ts';
import { findNames } from './redact-names.ts';
import { findNumbers } from './redact-numbers.ts';

/** A place in the original (UTF-16 offsets) that is replaced. */
export interface RedactionSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
  readonly replacement: string;
}

export interface Redaction {
  readonly text: string;
  /** In order, without overlaps. */
  readonly spans: readonly RedactionSpan[];
}

export interface RedactionOptions {
  /** Kinds to look for; all when left out. */
  readonly kinds?: readonly RedactionKind[];
  /** What stands instead; `[phone]` and so on when left out. */
  readonly replacement?: (kind: RedactionKind, original: string) => string;
}

/** Earlier ones win where two findings overlap: a number in a link is no phone. */
const DETECTORS: readonly ((text: string) => Finding[])[] = [
  findAddresses,
  findNumbers,
  findNames,
  findFlats,
];

/**
 * Takes personal data out of a message: phones, e-mail addresses, profile links and mentions, payment cards,
 * accounts and document numbers, names in greetings, signatures and introductions (and full names and
 * initials anywhere), numbers of flats. Streets, houses, road numbers, prices and dates stay: the problem
 * must remain readable. It errs on the side of taking out, yet it is a filter, not a guarantee: a name in
 * the middle of a sentence without patronymic or initials is not recognised.
 */
export function redact(text: string, options: RedactionOptions = {}): Redaction {
  const { kinds = REDACTION_KINDS, replacement = (kind) => `[${kind}]` } = options;
  const spans = withoutOverlaps(
    DETECTORS.flatMap((detect) => detect(text)),
    text.length,
  )
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, kind }) => ({
      start,
      end,
      kind,
      replacement: replacement(kind, text.slice(start, end)),
    }));
  return { text: replaced(text, spans), spans };
}

/** The findings that overlap none before them. Taken characters are marked, which keeps many findings cheap. */
function withoutOverlaps(findings: readonly Finding[], length: number): Finding[] {
  if (findings.length === 0) return [];
  const taken = new Uint8Array(length);
  return findings.filter(({ start, end }) => {
    const free = !taken.subarray(start, end).includes(1);
    if (free) taken.fill(1, start, end);
    return free;
  });
}

function replaced(text: string, spans: readonly RedactionSpan[]): string {
  let result = '';
  let last = 0;
  for (const { start, end, replacement } of spans) {
    result += text.slice(last, start) + replacement;
    last = end;
  }
  return result + text.slice(last);
}

/** Offset in the original of an offset in the redacted text; within a replacement, where the redacted place begins. */
export function toOriginal({ spans }: Redaction, offset: number): number {
  let shift = 0;
  for (const { start, end, replacement } of spans) {
    const at = start + shift;
    if (offset < at) break;
    if (offset < at + replacement.length) return start;
    shift += replacement.length - (end - start);
  }
  return offset - shift;
}
