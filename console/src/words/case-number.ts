/** A case's number as people say it and residents read it: 1656-7811. Nothing where there is none. */
export function spoken(number: string | null | undefined): string {
  return number ? `${number.slice(0, 4)}-${number.slice(4)}` : '';
}
