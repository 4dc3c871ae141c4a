export const REDACTION_KINDS = [
  ...(['email', 'profile', 'card', 'passport', 'snils', 'inn', 'policy', 'account', 'phone'] as const),
  ...(['name', 'flat'] as const),
] as const;

/** What was recognised. passport, snils, inn and policy (OMS) are Russian document numbers. */
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** A place found by one of the detectors. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
}
