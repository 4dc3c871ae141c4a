/** Any prime far above the sizes met: a vector outside the space is taken for one inside with a chance of about 1 in p. */
const prime = 2_147_483_647n;

interface Basis {
  /** In reduced form: each row has a 1 where no other row has anything. */
  readonly vector: bigint[];
  /** Which of the given rows it is made of. */
  readonly of: bigint[];
  readonly pivot: number;
}

/**
 * The space that rows of integers span, for asking what can be computed from them by adding and subtracting.
 * @param rows all of one length
 */
export function rowSpace(rows: readonly (readonly number[])[]) {
  const basis: Basis[] = [];
  for (const [index, row] of rows.entries()) {
    const start = { vector: row.map(modulo), of: rows.map((_, other) => (other === index ? 1n : 0n)) };
    const { vector, of } = reduce(basis, start.vector, start.of);
    const pivot = vector.findIndex((value) => value !== 0n);
    if (pivot < 0) continue;
    const scale = inverse(vector[pivot]!);
    basis.push({ vector: times(vector, scale), of: times(of, scale), pivot });
  }
  return {
    /** The indices of the rows a vector is made of; `undefined` when it cannot be made. */
    madeOf(vector: readonly number[]): number[] | undefined {
      const zero = rows.map(() => 0n);
      const left = reduce(basis, vector.map(modulo), zero);
      if (left.vector.some((value) => value !== 0n)) return undefined;
      return left.of.flatMap((value, index) => (value === 0n ? [] : [index]));
    },
  };
}

function reduce(basis: readonly Basis[], vector: bigint[], of: bigint[]): { vector: bigint[]; of: bigint[] } {
  let [left, made] = [vector, of];
  for (const row of basis) {
    const factor = left[row.pivot]!;
    if (factor === 0n) continue;
    left = left.map((value, index) => mod(value - factor * row.vector[index]!));
    made = made.map((value, index) => mod(value - factor * row.of[index]!));
  }
  return { vector: left, of: made };
}

const mod = (value: bigint): bigint => ((value % prime) + prime) % prime;
const modulo = (value: number): bigint => mod(BigInt(value));
const times = (vector: readonly bigint[], factor: bigint): bigint[] =>
  vector.map((value) => mod(value * factor));

/** Fermat: a^(p−2) is the inverse of a modulo a prime p. */
function inverse(value: bigint): bigint {
  let [result, base, exponent] = [1n, value, prime - 2n];
  while (exponent > 0n) {
    if (exponent & 1n) result = mod(result * base);
    base = mod(base * base);
    exponent >>= 1n;
  }
  return result;
}
