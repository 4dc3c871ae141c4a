import {
  type Gazetteer,
  type GazetteerInput,
  type NameEnd,
  type Names,
  type Place,
  type PlaceKind,
  WORD_SPAN,
} from './gazetteer.ts';
import { buildLexicon, type Lexicon, type PlaceLanguage } from './language.ts';
import { english } from './language-en.ts';
import { russian } from './language-ru.ts';
import { createNameReader, type NameVariant, type NameWord } from './name-variants.ts';
import { scanPlaces } from './scan.ts';
import { indexForTypos } from './typo.ts';

/**
 * Likelihood grows with the logarithm of residents: a town of 100,000 against a village of 100 counts 0.36. Kept
 * below the margin of ambiguity, so that size puts the larger place first but never hides the smaller one.
 */
const PRIOR_PER_DIGIT = 0.12;

/** Residents assumed where none are given. */
const USUAL_POPULATION: Readonly<Record<string, number>> = {
  city: 30_000,
  town: 5_000,
  settlement: 1_500,
  village: 500,
  hamlet: 100,
  station: 200,
};

/**
 * Makes a gazetteer searchable: two to four seconds for 100,000 streets. Ids must be unique among all places; rows that
 * point at an unknown area or settlement are kept without it. Languages default to Russian and English.
 */
export function compileGazetteer(
  input: GazetteerInput,
  languages: readonly PlaceLanguage[] = [russian, english],
): Gazetteer {
  const lexicon = buildLexicon(languages);
  const compiler = createCompiler(languages, lexicon);
  for (const area of input.areas) compiler.add('area', area, { sort: areaSort(area.names, lexicon) });
  for (const settlement of input.settlements) {
    const sort = canonicalKind(settlement.kind, lexicon, 'settlementKinds') ?? '';
    const residents = Math.max(1, settlement.population ?? USUAL_POPULATION[sort] ?? 1);
    compiler.add('settlement', settlement, {
      sort,
      areaId: settlement.areaId,
      prior: PRIOR_PER_DIGIT * Math.log10(residents),
    });
  }
  for (const street of input.streets) {
    const sort = canonicalKind(street.kind, lexicon, 'streetKinds') ?? 'street';
    compiler.add('street', street, { sort, settlementId: street.settlementId });
  }
  for (const landmark of input.landmarks) compiler.add('landmark', landmark, landmark);
  return compiler.finish();
}

/** The kind an area's name says it has: `district`, `okrug`; empty when it says none. */
function areaSort(names: Names, lexicon: Lexicon): string {
  for (const name of Object.values(names)) {
    for (const { fold } of scanPlaces(name)) {
      const kind = lexicon.get(fold)?.areaKinds.find((known) => known !== 'any');
      if (kind !== undefined) return kind;
    }
  }
  return '';
}

/** `avenue` for "avenue", "проспект" or "пр-т". */
function canonicalKind(kind: string | undefined, lexicon: Lexicon, list: 'streetKinds' | 'settlementKinds') {
  if (kind === undefined) return undefined;
  const word = kind.toLowerCase().replaceAll('ё', 'е').replace(/\.$/, '');
  return lexicon.get(word)?.[list][0] ?? word;
}

interface Named {
  id: string;
  names: Names;
  aliases?: readonly string[];
}

function createCompiler(languages: readonly PlaceLanguage[], lexicon: Lexicon) {
  const readers = languages.map((language) => ({
    code: language.code,
    read: createNameReader(language, lexicon),
  }));
  const places: Place[] = [];
  const placeById = new Map<string, number>();
  const trie = createTrie();
  const nodesOfName = new Map<string, Array<{ node: number; variant: NameVariant }>>();

  function nodesFor(name: string, kind: PlaceKind, sort: string, code: string) {
    const key = `${code}|${kind}|${sort}|${name}`;
    let nodes = nodesOfName.get(key);
    if (nodes === undefined) {
      const read = (readers.find((reader) => reader.code === code) ?? readers[0])?.read;
      nodes = (read?.(name, kind, sort) ?? []).map((variant) => ({
        node: trie.path(variant.words),
        variant,
      }));
      nodesOfName.set(key, nodes);
    }
    return nodes;
  }

  function namesOf({ names, aliases = [] }: Named): Array<[code: string, name: string]> {
    return [
      ...Object.entries(names),
      ...aliases.map((alias): [string, string] => [/\p{Script=Cyrillic}/u.test(alias) ? 'ru' : 'en', alias]),
    ];
  }

  return {
    add(
      kind: PlaceKind,
      row: Named,
      link: { sort?: string; areaId?: string; settlementId?: string; prior?: number },
    ) {
      const index = places.length;
      const settlement = placeById.get(link.settlementId ?? '') ?? -1;
      const area = placeById.get(link.areaId ?? '') ?? places[settlement]?.area ?? -1;
      const sort = link.sort ?? '';
      places.push({ id: row.id, kind, sort, area, settlement, prior: link.prior ?? 0 });
      placeById.set(row.id, index);
      for (const [code, name] of namesOf(row)) {
        for (const { node, variant } of nodesFor(name, kind, sort, code))
          trie.end(node, variant, kind, index);
      }
    },
    finish(): Gazetteer {
      const prior = (place: number) => places[places[place]!.settlement]?.prior ?? places[place]!.prior;
      for (const end of [...trie.data.ends.values()].flat())
        end.places.sort((a, b) => prior(b) - prior(a) || a - b);
      return { places, placeById, lexicon, ...trie.data, ...indexForTypos(trie.data) };
    },
  };
}

function createTrie() {
  const data = {
    words: [] as string[],
    forms: new Map<string, number[]>(),
    edges: new Map<number, number>(),
    ends: new Map<number, NameEnd[]>(),
  };
  const idOfKey = new Map<string, number>();
  let nodes = 1;

  function idOf(word: NameWord): number {
    const known = idOfKey.get(word.key);
    if (known !== undefined) return known;
    const id = data.words.length;
    idOfKey.set(word.key, id);
    data.words.push(word.key.slice(word.key.indexOf(':') + 1));
    for (const { text, weak } of word.forms) {
      const packed = id * 2 + (weak ? 1 : 0);
      const list = data.forms.get(text);
      if (list === undefined) data.forms.set(text, [packed]);
      else if (!list.some((other) => other >> 1 === id)) list.push(packed);
    }
    return id;
  }

  return {
    data,
    /** The node at the end of these words, made where it is missing. */
    path(words: readonly NameWord[]): number {
      let node = 0;
      for (const word of words) {
        const edge = node * WORD_SPAN + idOf(word);
        const next = data.edges.get(edge) ?? nodes++;
        data.edges.set(edge, next);
        node = next;
      }
      return node;
    },
    end(node: number, variant: NameVariant, kind: PlaceKind, place: number): void {
      const { words, ...flags } = variant;
      const ends = data.ends.get(node) ?? [];
      data.ends.set(node, ends);
      const same = ends.find(
        (end) =>
          end.kind === kind && end.quality === flags.quality && end.needsAreaWord === flags.needsAreaWord,
      );
      if (same === undefined) {
        ends.push({ places: [place], kind, ...flags, length: words.length });
      } else if (same.places.at(-1) !== place) same.places.push(place);
    },
  };
}
