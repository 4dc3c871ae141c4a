/** What learns the weights in `learned.json`: used by bench/severity-learning.bench.ts and by tests, not by who reads messages. */
import { coldDanger } from './cold.ts';
import { featuresOf, neutralBase } from './features.ts';
import type { Marked } from './fit.ts';
import { readSigns } from './signs.ts';
import { weigh } from './weigh.ts';

export { fitSeverity, type Marked } from './fit.ts';
export { logOdds } from './gravity.ts';

/** A message as the weights are learnt from it. `base` is the severity of its topic, `temperature` outside in °C. */
export function markMessage(
  text: string,
  { base, temperature }: { readonly base: number; readonly temperature?: number | undefined },
  critical: boolean,
): Marked {
  const signs = readSigns(text);
  const weighed = weigh(signs, neutralBase);
  const cold = coldDanger(signs, temperature, weighed).severity === 5;
  return { features: featuresOf(signs, weighed, cold, base), critical };
}
