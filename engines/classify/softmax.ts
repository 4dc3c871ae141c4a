/** Log-probabilities of scores in place. Safe for any finite scores. */
export function logSoftmax(scores: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > largest) largest = scores[i]!;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += Math.exp(scores[i]! - largest);
  const log = largest + Math.log(sum);
  for (let i = 0; i < scores.length; i++) scores[i]! -= log;
}
