import { declareRefusals } from '../platform/refusal.ts';

/** What can be wrong with a whole file. */
export const importRefusals = declareRefusals({
  'import-unknown': 404,
  'import-not-possible': 409,
  'import-file-missing': 400,
  'import-file-too-large': 413,
  'import-empty': 400,
  'import-no-rows': 400,
  'import-not-a-table': 400,
  'import-old-excel': 400,
  'import-broken-xlsx': 400,
  'import-locked-xlsx': 400,
  'import-not-xlsx': 400,
  'import-bomb': 400,
  'import-too-many-columns': 400,
  'import-too-many-rows': 400,
  'import-record-too-large': 400,
  'import-quote-open': 400,
  'import-text-missing': 400,
  'import-topic-missing': 400,
  'import-field-unknown': 400,
  'import-column-unknown': 400,
  'import-column-twice': 400,
  'import-too-many-names': 400,
  'import-interrupted': 409,
  'import-file-gone': 410,
});

/** What can be wrong with one row: it goes to the rejects, the rows around it go in. */
export const rowRefusals = declareRefusals({
  'row-text-missing': 400,
  'row-topic-missing': 400,
  'row-cell-too-long': 400,
  'row-date-unreadable': 400,
  'row-date-ambiguous': 400,
  'row-date-unlikely': 400,
  'row-number-unreadable': 400,
  'row-too-many-cells': 400,
  'row-not-kept': 400,
});
