import { redact } from '../../engines/text/index.ts';
import type { FileAlong, PublicDocument } from './letters.schema.ts';

type Names = Readonly<Record<string, string>>;

/** What of a case its public part is made from: nothing else is read for it. */
export interface DocumentSource {
  readonly number: string;
  readonly title: string;
  readonly language: string;
  readonly type: 'solve' | 'explain';
  readonly severity: number;
  readonly registeredAt: Date | null;
  readonly topic: {
    readonly code: string;
    readonly name: Names;
    readonly nationalCode: string | null;
    readonly visibility: 'public' | 'private';
  };
  readonly area: Names | null;
  readonly placeText: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly messages: readonly {
    readonly id: string;
    readonly text: string;
    readonly at: Date | null;
    readonly private: boolean;
    readonly takenBack: boolean;
    readonly files: readonly FileAlong[];
  }[];
  readonly answers: readonly {
    readonly state: string;
    readonly kind: 'interim' | 'final';
    readonly outcome: PublicDocument['answers'][number]['outcome'];
    readonly text: string;
    readonly promisedOn: string | null;
    readonly responsible: string | null;
    readonly whatResidentCanDo: string | null;
    readonly publishedAt: Date | null;
  }[];
  readonly promises: readonly {
    readonly promisedOn: string;
    readonly responsible: string;
    readonly state: string;
  }[];
}

export interface Passing {
  readonly from: { readonly realm: Names; readonly centre: Names };
  readonly why: string;
  readonly withContact: boolean;
  /** Whether pictures that were sent in private go along: a person looked at them. */
  readonly withPictures: boolean;
  readonly refusals: PublicDocument['refusals'];
  /** Stands where personal data stood, in the language of the case: "[hidden]". */
  readonly hidden: string;
}

const longestWords = 8000;

/**
 * What another centre is told of a case. Contacts, names and flats are taken out of the residents' words wherever they
 * were written; where the topic is private, the place is told no nearer than its area.
 */
export function publicDocument(source: DocumentSource, passing: Passing): PublicDocument {
  const clean = (text: string) => cleaned(text, passing.hidden);
  const isPrivate = source.topic.visibility === 'private';
  const attached = filesAlong(source, passing.withPictures);
  return {
    number: source.number,
    title: clean(source.title),
    language: source.language,
    words: source.messages
      .filter(({ takenBack }) => !takenBack)
      .map((message) => ({
        message: message.id,
        text: clean(message.text).slice(0, longestWords),
        at: message.at?.toISOString() ?? null,
        public: !message.private && !isPrivate,
      })),
    topic: {
      code: source.topic.code,
      name: { ...source.topic.name },
      nationalCode: source.topic.nationalCode,
    },
    type: source.type,
    severity: source.severity,
    place: {
      area: source.area && { ...source.area },
      text: isPrivate || source.placeText === null ? null : clean(source.placeText),
      lon: isPrivate ? null : source.lon,
      lat: isPrivate ? null : source.lat,
    },
    registeredAt: source.registeredAt?.toISOString() ?? null,
    promises: source.promises.map(({ promisedOn, responsible, state }) => ({
      promisedOn,
      responsible,
      state,
    })),
    answers: source.answers
      .filter(({ state }) => state === 'published')
      .map(({ kind, outcome, text, promisedOn, responsible, whatResidentCanDo, publishedAt }) => ({
        kind,
        outcome,
        text,
        promisedOn,
        responsible,
        whatResidentCanDo,
        publishedAt: publishedAt?.toISOString() ?? null,
      })),
    attached,
    files: source.messages.reduce((sum, { files }) => sum + files.length, 0) - attached.length,
    from: { realm: { ...passing.from.realm }, centre: { ...passing.from.centre } },
    why: passing.why.trim(),
    withContact: passing.withContact,
    refusals: passing.refusals,
  };
}

/** What browsers show, and is drawn anew when it comes: nothing but pixels crosses. */
const pictures = /^image\/(jpeg|png|gif|webp)$/;
const mostAlong = 20;

/**
 * What was sent in public goes along. Of what was sent in private only pictures, and only where a person said so: words
 * can be cleaned, a paper that was photographed cannot; their names may be somebody's and stay.
 */
function filesAlong(source: DocumentSource, withPictures: boolean): FileAlong[] {
  const isPrivate = source.topic.visibility === 'private';
  return source.messages
    .filter(({ takenBack }) => !takenBack)
    .flatMap((message) => {
      if (!message.private && !isPrivate) return message.files;
      return withPictures ? message.files.filter(({ type }) => pictures.test(type)).map(unnamed) : [];
    })
    .slice(0, mostAlong);
}

/** A picture under a name that says nothing. */
export function unnamed(file: FileAlong, at: number): FileAlong {
  return { ...file, name: `${at + 1}.${file.name.split('.').at(-1)}` };
}

/** Residents' words without what points at a person. */
export function cleaned(text: string, hidden: string): string {
  return redact(text, { replacement: () => hidden }).text;
}

/**
 * What the receiving realm calls a topic: by the national list where both are mapped to it or one keeps it, otherwise
 * by the same code. Where several of ours are one of theirs, a person chooses.
 */
export function topicHere(
  topics: readonly { readonly id: string; readonly code: string; readonly nationalCode: string | null }[],
  told: { readonly code: string; readonly nationalCode: string | null },
): string | null {
  const national = told.nationalCode ?? told.code;
  const mapped = topics.filter(({ nationalCode }) => nationalCode === national);
  const same = (code: string) => topics.find((topic) => topic.code === code)?.id ?? null;
  if (mapped.length === 1) return mapped[0]!.id;
  if (mapped.length > 1) return mapped.find(({ code }) => code === told.code)?.id ?? null;
  return (told.nationalCode === null ? null : same(told.nationalCode)) ?? same(told.code);
}
