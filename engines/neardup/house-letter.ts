/** Latin letters that look like Russian ones count as them: 4A and 4А are one house. */
const LOOKALIKE = new Map<string, string>();
for (const [latin, russian] of ['aа', 'bв', 'eе', 'cс', 'kк', 'mм', 'oо', 'pр', 'xх', 'hн', 'tт', 'yу']) {
  LOOKALIKE.set(latin!, russian!);
}

/** 1–32 for the letter after the number of a house. */
export function houseLetter(code: number): number {
  const russian = LOOKALIKE.get(String.fromCharCode(code))?.charCodeAt(0) ?? code;
  return ((russian >= 0x430 ? russian - 0x430 : russian) & 31) + 1;
}
