import { reasonAt, type SignReason, type Signs } from './signs.ts';
import { readTemperatures } from './temperature.ts';
import type { Weighed } from './weigh.ts';

export interface ColdDanger {
  /** 1 when cold is no matter here. */
  readonly severity: number;
  /** A dwelling without heat at a temperature that is known: the thresholds below say how grave it is, not the words. */
  readonly settled: boolean;
  readonly reasons: readonly SignReason[];
}

/**
 * A dwelling without heat: critical at −20 °C for anyone, at −10 °C with somebody who cannot bear it, in an institution
 * when its rooms are at 13 °C or less. Below, no heating in frost is serious.
 */
const forAnyone = -20;
const forHelpless = -10;
const coldRoom = 13;

const helpless =
  /^(?:ребен|дет|малыш|младен|грудн|новорожд|недонош|лежач|больн|инвалид|пожил|стар|бабушк|дед|пенсион|беремен|двойн|тройн|baby|babies|infant|newborn|child|kids|toddler|elderly|bed|old|disabled|ill|frail|gran|pregnant|twins|premature|dementia|oxygen|кислород|resident|care|patient)/;
const institution =
  /^(?:больниц|госпитал|палат|интернат|детсад|садик|дом-интернат|хоспис|роддом|роддом|school|care|hospital|ward|nursery|hospice|школ)/;

export function coldDanger(signs: Signs, given: number | undefined, words: Weighed): ColdDanger {
  const hits = signs.of.get('heatless') ?? [];
  if (hits.length === 0 && !signs.looks.degrees) return nothing;
  const read = readTemperatures(signs.text);
  const [hit] = hits;
  const cold = read.inside !== undefined && read.inside <= coldRoom;
  if ((!hit && !cold) || words.calm > 0.3) return nothing;
  const outside = given ?? read.outside;
  const severity = gravityOf(signs, outside, read.inside, hits.length);
  const reasons = hit ? [reasonAt(signs, 'no-heat', hit)] : [];
  if (outside !== undefined) reasons.push({ code: 'frost', params: { degrees: outside } });
  if (read.inside !== undefined) reasons.push({ code: 'cold-room', params: { degrees: read.inside } });
  const settled = hit !== undefined && outside !== undefined;
  return { severity, settled, reasons: severity > 1 ? reasons : [] };
}

const nothing: ColdDanger = { severity: 1, settled: false, reasons: [] };

function gravityOf(
  signs: Signs,
  outside: number | undefined,
  inside: number | undefined,
  hits: number,
): number {
  const weak = signs.words.some(({ text }) => helpless.test(text));
  const tended = signs.words.some(({ text }) => institution.test(text));
  const frozen = inside !== undefined && inside <= coldRoom;
  if (outside !== undefined && outside <= forAnyone) return 5;
  if (outside !== undefined && outside <= forHelpless && weak) return 5;
  if (tended && (frozen || (outside !== undefined && outside <= forHelpless && hits > 1))) return 5;
  if (frozen && weak && inside <= 12) return 5;
  return outside !== undefined && outside <= 0 ? 4 : hits > 0 ? 3 : 1;
}
