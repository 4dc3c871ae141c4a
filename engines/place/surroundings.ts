import type { PlaceLanguage, WordRole } from './language.ts';
import type { NameMatch, Reading } from './match-names.ts';
import { GAP } from './scan.ts';

/** What stands around a name: the ground on which it is believed or not. */
export interface Surroundings {
  /** The kind word beside it ("ул.", "село", "district") and the kinds it stands for. */
  streetWord?: KindWord;
  settlementWord?: KindWord;
  areaWord?: KindWord;
  /** The name of something larger than a municipality: "Заречный край". */
  wide: boolean;
  preposition?: WordRole;
  /** A crossing is spoken of within a few words before. */
  atCrossing: boolean;
  /** A capitalised adjective agrees with it: the name is longer than the one known ("Верхняя | Каменка"). */
  longer: boolean;
  /** A title before it or a patronymic after it. */
  personal: boolean;
  capital: boolean;
  sentenceStart: boolean;
  /** First and one after the last token of name and kind words. */
  from: number;
  to: number;
}

/** First and one after the last tokens of all names matched. */
export interface NameEdges {
  starts: ReadonlySet<number>;
  ends: ReadonlySet<number>;
}

export interface KindWord {
  kinds: readonly string[];
  at: number;
}

const PREPOSITIONS: readonly WordRole[] = ['in', 'on', 'from', 'to', 'near', 'between'];
const CROSSING_REACH = 4;

/** Reads what stands around a match. `names` says where other names begin and end. */
export function readSurroundings(
  reading: Reading,
  match: NameMatch,
  languages: readonly PlaceLanguage[],
  names: NameEdges,
): Surroundings {
  const { tokens, roles } = reading;
  const first = tokens[match.from]!;
  const before = skipSilent(reading, match.from - 1);
  const streetWord = streetWordBefore(reading, before, match) ?? streetWordAfter(reading, match.to, names);
  const settlementWord =
    settlementWordBefore(reading, before, match) ?? settlementWordAfter(reading, match.to, names);
  const area = areaSpan(reading, match, names);
  const from = Math.min(
    match.from,
    streetWord?.at ?? match.from,
    settlementWord?.at ?? match.from,
    area.from,
  );
  const to = Math.max(match.to, (streetWord?.at ?? 0) + 1, (settlementWord?.at ?? 0) + 1, area.to);
  const preposition = prepositionBefore(reading, from);
  const next = tokens[match.to];
  const title =
    before >= 0 && roles[before]?.roles.includes('title') && !(first.gap & (GAP.comma | GAP.break));
  return {
    ...(streetWord && { streetWord }),
    ...(settlementWord && { settlementWord }),
    ...(preposition && { preposition }),
    ...(area.kinds && { areaWord: { kinds: area.kinds, at: area.from < match.from ? area.from : match.to } }),
    wide: isWide(reading, match),
    atCrossing: crossingBefore(reading, from),
    longer: belongsToLonger(reading, match, languages),
    personal:
      title === true ||
      (next !== undefined &&
        joined(next.gap) &&
        languages.some((language) => language.isPersonal(next.fold))),
    capital: tokens.slice(match.from, match.to).some((token) => token.isCapital),
    sentenceStart: match.from === 0 || (first.gap & GAP.break) !== 0,
    from,
    to,
  };
}

function belongsToLonger(
  { tokens, roles }: Reading,
  match: NameMatch,
  languages: readonly PlaceLanguage[],
): boolean {
  const before = tokens[match.from - 1];
  const first = tokens[match.from]!;
  if (before === undefined || !before.isCapital || !first.isCapital || first.gap & ~GAP.space) return false;
  if (roles[match.from - 1] !== undefined || before.fold.length < 5 || before.isNumber) return false;
  return languages.some((language) => language.continuesPhrase(before.fold, first.fold, false));
}

function joined(gap: number): boolean {
  return (gap & (GAP.comma | GAP.break | GAP.slash | GAP.colon)) === 0;
}

function skipSilent({ roles }: Reading, at: number): number {
  return roles[at]?.roles.includes('silent') ? at - 1 : at;
}

function streetWordBefore({ tokens, roles }: Reading, at: number, match: NameMatch): KindWord | undefined {
  const token = tokens[at];
  const kinds = roles[at]?.streetKinds;
  if (token === undefined || !kinds?.length || !joined(tokens[match.from]!.gap)) return undefined;
  // "Dr Lenin" and "1 St Petersburg" are no streets; romanised words ("ul. Lenina") are.
  const latin = /^[a-z]/.test(token.fold);
  if (token.fold.length === 1 && !(tokens[match.from]!.gap & GAP.dot)) return undefined;
  return latin && token.fold.length < 4 && token.fold !== 'ul' ? undefined : { kinds, at };
}

function streetWordAfter(reading: Reading, at: number, names: NameEdges): KindWord | undefined {
  const { tokens, roles } = reading;
  const kinds = roles[at]?.streetKinds;
  if (tokens[at] === undefined || !kinds?.length || tokens[at].gap & ~GAP.space) return undefined;
  return names.starts.has(at + 1) && joined(tokens[at + 1]?.gap ?? 0) ? undefined : { kinds, at };
}

function settlementWordBefore(
  { tokens, roles }: Reading,
  at: number,
  match: NameMatch,
): KindWord | undefined {
  const token = tokens[at];
  const entry = roles[at];
  const first = tokens[match.from]!;
  if (token === undefined || !entry?.settlementKinds.length || !joined(first.gap) || first.isNumber)
    return undefined;
  const stop = (first.gap & GAP.dot) !== 0;
  if (token.fold.length > 1 || stop) return { kinds: entry.settlementKinds, at };
  // Without a stop "с" is a preposition, and other single letters need a name with a capital.
  return entry.roles.includes('from') || !first.isCapital ? undefined : { kinds: entry.settlementKinds, at };
}

function settlementWordAfter(reading: Reading, at: number, names: NameEdges): KindWord | undefined {
  const { tokens, roles } = reading;
  const token = tokens[at];
  const entry = roles[at];
  if (token === undefined || !entry?.settlementKinds.length || token.gap & ~GAP.space) return undefined;
  if (names.starts.has(at + 1) && joined(tokens[at + 1]?.gap ?? 0)) return undefined;
  const next = tokens[at + 1];
  const closes = next === undefined || (next.gap & (GAP.comma | GAP.break | GAP.dot)) !== 0;
  if (token.fold.length > 2 && !entry.roles.includes('house')) return { kinds: entry.settlementKinds, at };
  return closes && token.fold === 'г' ? { kinds: entry.settlementKinds, at } : undefined;
}

/** Name and district words around it: "муниципальный округ Заречный", "Заречный городской округ". */
function areaSpan(
  { tokens, roles }: Reading,
  match: NameMatch,
  names: NameEdges,
): { from: number; to: number; kinds?: string[] } {
  let { from, to } = match;
  const says = (at: number) => (roles[at]?.areaKinds.length ?? 0) > 0;
  while (tokens[to] !== undefined && says(to) && joined(tokens[to]!.gap)) to++;
  if (to === match.to) while (from > 0 && says(from - 1) && joined(tokens[from]!.gap)) from--;
  // "Каменский район Заречный": the word belongs to the name before it.
  if (from < match.from && names.ends.has(from) && joined(tokens[from]!.gap)) from = match.from;
  if (to === match.to && from === match.from) return { from, to };
  const words = [...roles.slice(from, match.from), ...roles.slice(match.to, to)];
  return { from, to, kinds: words.flatMap((entry) => entry?.areaKinds ?? []) };
}

function isWide({ tokens, roles }: Reading, match: NameMatch): boolean {
  const next = tokens[match.to];
  const after = next !== undefined && joined(next.gap) && roles[match.to]?.roles.includes('wide');
  const before = joined(tokens[match.from]!.gap) && roles[match.from - 1]?.roles.includes('wide');
  return after === true || (before === true && !tokens[match.from]!.isNumber);
}

function prepositionBefore({ tokens, roles }: Reading, from: number): WordRole | undefined {
  const at = from - 1;
  if (tokens[at] === undefined || tokens[from]!.gap & (GAP.break | GAP.comma | GAP.dot)) return undefined;
  return PREPOSITIONS.find((role) => roles[at]?.roles.includes(role));
}

function crossingBefore({ tokens, roles }: Reading, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - CROSSING_REACH); at--) {
    if (tokens[at + 1]!.gap & GAP.break) return false;
    if (roles[at]?.roles.includes('crossing')) return true;
  }
  return false;
}
