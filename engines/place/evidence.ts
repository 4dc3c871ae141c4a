import type { NameEnd, PlaceKind } from './gazetteer.ts';
import type { NameMatch } from './match-names.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What is believed of a name, 0 to 1. The steps were set on the labelled sentences beside this file: a kind word
 * or a house number settles it, a preposition and a capital nearly do, a bare common word proves nothing.
 */
export interface Ground {
  match: NameMatch;
  end: NameEnd;
  around: Surroundings;
  /** A house stands right beside the name. */
  house: boolean;
  /** The word after an adjective continues its phrase: "в Заречном | парке". */
  continues: boolean;
}

/** Below this a name is not reported. */
export const EVIDENCE_FLOOR = 0.3;

/** A word one letter off is believed this much less. */
const TYPO = 0.75;

/** The name seems to be the end of a longer one that is not in the gazetteer. */
const LONGER = 0.5;

/** How far the text can be believed to mean a place of this kind by this name. */
export function weigh(ground: Ground): number {
  const { around, end, match } = ground;
  if (around.wide && end.adjective && !around.streetWord) return 0;
  const cut = around.longer && !around.streetWord && end.kind !== 'landmark';
  return WEIGH[end.kind](ground) * (match.typo ? TYPO : 1) * (cut ? LONGER : 1);
}

const WEIGH: Readonly<Record<PlaceKind, (ground: Ground) => number>> = {
  street: weighStreet,
  settlement: weighSettlement,
  area: weighArea,
  landmark: weighLandmark,
};

function weighStreet(ground: Ground): number {
  const { around, end, match, house } = ground;
  if (around.settlementWord && !around.streetWord) return 0;
  if (around.streetWord) return isPlainPhrase(ground) ? 0.2 : match.weak ? 0.8 : 0.95;
  if (around.areaWord) return 0;
  const person = around.personal ? 0.2 : 1;
  if (end.date) return weighDate(ground);
  const believed = house ? weighHouse(ground) : weighLooseStreet(ground);
  return believed * person * (match.weak ? 0.5 : 1);
}

/** "новую улицу обещали": an ordinary adjective before its noun, and no capital that means anything. */
function isPlainPhrase({ around, end, match, house }: Ground): boolean {
  if (house || !end.plain || around.streetWord!.at < match.to) return false;
  return !around.capital || around.sentenceStart;
}

/** "1 Мая" is a street with a house or as "на 1 Мая"; else it is a day. */
function weighDate({ around, house }: Ground): number {
  const { preposition, capital, atCrossing } = around;
  if (!capital || preposition === 'from' || preposition === 'to') return 0;
  if (house) return 0.8;
  return preposition === 'on' || preposition === 'near' || atCrossing ? 0.5 : 0;
}

function weighHouse({ around, end }: Ground): number {
  if (around.preposition === 'in' && !end.adjective) return 0.6;
  if (around.capital || !end.common) return around.preposition === 'on' ? 0.9 : 0.85;
  return around.preposition === 'on' ? 0.7 : 0.5;
}

function weighLooseStreet({ around, end, match, continues }: Ground): number {
  const { preposition, capital, atCrossing } = around;
  if (match.typo || continues) return 0.1;
  const plain = !end.common && !end.adjective;
  if (atCrossing && (capital || plain)) return 0.8;
  if (preposition === 'in') return 0.2;
  if (preposition) {
    if (capital) return plain ? 0.7 : end.adjective ? 0.55 : 0.6;
    return plain ? 0.55 : 0.2;
  }
  if (end.length > 1 && plain && end.quality === 1) return 0.55;
  if (!capital) return 0.1;
  return around.sentenceStart ? 0.2 : 0.25;
}

function weighSettlement(ground: Ground): number {
  const { around, end, match } = ground;
  if (around.settlementWord) return match.weak ? 0.85 : 0.95;
  if (around.streetWord) return 0;
  if (around.areaWord) return 0.15;
  if (ground.continues) return 0.1;
  if (match.weak) return weakGenitive(around);
  const person = around.personal ? 0.2 : 1;
  if (around.preposition) return person * weighAfterPreposition(ground);
  if (match.typo) return 0;
  if (!around.capital) return !end.common && !end.adjective && match.base ? 0.45 : 0.1;
  if (end.common) return around.sentenceStart ? 0.25 : 0.35;
  return person * (end.adjective ? 0.4 : 0.6);
}

function weakGenitive({ preposition, capital }: Surroundings): number {
  const governs = preposition === 'from' || preposition === 'to' || preposition === 'near';
  return governs && capital ? 0.6 : 0;
}

function weighAfterPreposition({ around, end, match }: Ground): number {
  if (match.typo) return around.capital && !end.common ? 0.8 : 0;
  if (around.capital) return end.common ? 0.75 : end.adjective ? 0.8 : 0.85;
  if (!end.common) return 0.7;
  // An adjective without a noun ("в первомайском нет света") is hardly anything but a name.
  return end.adjective && around.preposition === 'in' ? 0.4 : 0.25;
}

function weighArea(ground: Ground): number {
  const { around, end } = ground;
  if (around.areaWord) return 0.95;
  if (!end.needsAreaWord) return 0.95 * weighSettlement(ground);
  const named = around.preposition && around.capital && !ground.continues && !around.streetWord;
  return named && !around.settlementWord ? 0.3 : 0;
}

function weighLandmark({ around, end, match }: Ground): number {
  if (around.streetWord || around.settlementWord) return 0.1;
  const doubt = (match.weak ? 0.6 : 1) * (around.personal ? 0.3 : 1);
  if (end.length > 1) return doubt * (around.capital || !end.common ? 0.8 : 0.6);
  if (match.typo) return 0;
  if (around.capital) return doubt * (around.preposition ? (end.common ? 0.6 : 0.7) : end.common ? 0.3 : 0.5);
  return doubt * (end.common ? 0.1 : 0.5);
}
