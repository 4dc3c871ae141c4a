/** Kinds of personal data that are taken away by time, and what the time is counted from. */
export const retentionKinds = [
  // How to reach an author, from the end of their last case, or from setting the message aside.
  'contacts',
  // The words of messages set aside, from when they came.
  'set-aside words',
  // Rows of files that could not go in, from the end of the import.
  'rejected rows',
  // Signatures of near-duplicates, from when the message came.
  'signatures',
  // Private and public links, from the end of the case.
  'links',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/**
 * Days, unless a realm decides otherwise. A year for contacts: an objection, a repeat within 90 days and a complaint to a
 * court (three months, article 219 of the Russian code of administrative procedure) come within it.
 */
const defaults: Readonly<Record<RetentionKind, number>> = {
  contacts: 365,
  'set-aside words': 365,
  'rejected rows': 30,
  signatures: 180,
  links: 365,
};

/** What a realm has decided; a kind it has not decided on has no entry. Null: kept for good. */
export type Terms = ReadonlyMap<string, number | null>;

export function daysOf(terms: Terms, kind: RetentionKind): number | null {
  const decided = terms.get(kind);
  return decided === undefined ? defaults[kind] : decided;
}
