/**
 * An array as PostgreSQL reads it, of values that hold no comma, quote, brace or space: ids, numbers, codes. The driver
 * looks twice at every character of every element for what to escape, which for thousands of ids is half of a write.
 */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join()}}`;
}

/** JSON values, a line each: written JSON holds no line break, so `string_to_table(…, E'\n')` takes them apart again. */
export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
