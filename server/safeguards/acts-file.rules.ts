import { createHash, type Hash } from 'node:crypto';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { genesisOf, hashOf, sealStatement } from '../platform/outward-chain.ts';
import { fingerprint, signatureHolds } from '../platform/signing.ts';

const Hex = Type.String({ pattern: '^[0-9a-f]{64}$' });
const strict = { additionalProperties: false };
const NullableText = Type.Union([Type.String(), Type.Null()]);

const FileHead = Type.Object(
  {
    heed: Type.Literal('outward acts'),
    format: Type.Literal(1),
    realm: Type.String(),
    code: Type.String(),
    previous: Hex,
    keys: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() }, strict)),
  },
  strict,
);
export type FileHead = Static<typeof FileHead>;

const Entry = Type.Object(
  {
    seq: Type.Integer(),
    at: Type.String(),
    act: Type.String(),
    actorKind: Type.String(),
    actorId: NullableText,
    actorName: Type.String(),
    subjectId: NullableText,
    data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    previous: Hex,
    hash: Hex,
  },
  strict,
);
type Entry = Static<typeof Entry>;
const EntryLine = Type.Object({ entry: Entry }, strict);

const signed = {
  seq: Type.Integer(),
  hash: Hex,
  at: Type.String(),
  key: Type.String(),
  signature: Type.String(),
};
const SealLine = Type.Object({ seal: Type.Object(signed, strict) }, strict);
const FileEnd = Type.Object({ end: Type.Object({ ...signed, digest: Hex }, strict) }, strict);
export type FileEnd = Static<typeof FileEnd>;
type Signed = Static<typeof SealLine>['seal'];

export type FaultCode =
  | 'not-a-log'
  | 'altered'
  | 'missing'
  | 'reordered'
  | 'not-following'
  | 'bad-seal'
  | 'foreign-key'
  | 'cut-off'
  | 'behind-the-end';

/** The first thing that is wrong: the line of the file, and the entry it concerns. */
export interface Fault {
  readonly code: FaultCode;
  readonly line: number;
  readonly seq: number;
}

export interface Verdict {
  readonly fault: Fault | undefined;
  readonly entries: number;
  readonly seals: number;
  readonly realm: string;
  /** When the file was signed. */
  readonly at: string;
  /** Fingerprints of the keys that signed. */
  readonly signers: readonly string[];
}

/**
 * Checks a file of outward acts line by line, in one pass and constant memory.
 * @param trusted fingerprints to accept; empty: any key the file itself brings, which proves only that it fits together
 */
export function createVerifier(trusted: readonly string[] = []) {
  const state: State = {
    line: 0,
    digest: createHash('sha256'),
    head: undefined,
    seq: 0,
    hash: '',
    seals: 0,
    end: undefined,
    signers: new Set(),
    trusted,
  };
  let fault: Fault | undefined;
  return {
    /** @param text one line without its end */
    line(text: string): void {
      state.line += 1;
      const code = fault ? undefined : step(state, text);
      if (code) fault = { code, line: state.line, seq: concerned(state, code) };
      else if (fault?.code === 'missing' && seqOf(text) === fault.seq)
        fault = { ...fault, code: 'reordered' };
      state.digest.update(`${text}\n`);
    },
    /** Call when the file has ended. */
    end(): Verdict {
      if (!fault && !state.end) fault = { code: 'cut-off', line: state.line + 1, seq: state.seq };
      const { seq, seals, head, end, signers } = state;
      return { fault, entries: seq, seals, realm: head?.code ?? '', at: end ?? '', signers: [...signers] };
    },
  };
}

interface State {
  line: number;
  digest: Hash;
  head: FileHead | undefined;
  seq: number;
  hash: string;
  seals: number;
  end: string | undefined;
  readonly signers: Set<string>;
  readonly trusted: readonly string[];
}

/** Faults of entries concern the one that should stand there; faults of seals the last one below them. */
function concerned(state: State, code: FaultCode): number {
  return ['altered', 'missing', 'reordered', 'not-following'].includes(code) ? state.seq + 1 : state.seq;
}

function step(state: State, text: string): FaultCode | undefined {
  if (state.end) return 'behind-the-end';
  const value = readLine(text);
  if (!state.head) return begin(state, parsed(FileHead, value));
  const entry = parsed(EntryLine, value);
  if (entry) return follow(state, entry.entry);
  const seal = parsed(SealLine, value);
  if (seal) return checkSeal(state, seal.seal);
  const closing = parsed(FileEnd, value);
  return closing ? finish(state, closing.end) : 'altered';
}

/** `undefined` unless it is written exactly as Heed writes it: what says the same in other bytes was altered too. */
function readLine(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An entry that was missed in its place may stand further down. */
function seqOf(text: string): number | undefined {
  return parsed(EntryLine, readLine(text))?.entry.seq;
}

function parsed<T extends TSchema>(schema: T, value: unknown): Static<T> | undefined {
  return Value.Check(schema, value) ? value : undefined;
}

function begin(state: State, head: FileHead | undefined): FaultCode | undefined {
  if (!head) return 'not-a-log';
  state.head = head;
  state.hash = head.previous;
  if (head.previous !== genesisOf(head.realm).toString('hex')) return 'altered';
  return head.keys.every(({ id, publicKey }) => fingerprint(publicKey) === id) ? undefined : 'foreign-key';
}

function follow(state: State, entry: Entry): FaultCode | undefined {
  if (entry.seq <= state.seq) return 'reordered';
  const { hash, ...said } = entry;
  const whole = hashOf(said).toString('hex') === hash;
  if (entry.seq > state.seq + 1) return whole ? 'missing' : 'altered';
  if (!whole) return 'altered';
  if (entry.previous !== state.hash) return 'not-following';
  state.seq = entry.seq;
  state.hash = hash;
  return undefined;
}

function checkSeal(state: State, seal: Signed): FaultCode | undefined {
  const problem = checkSignature(state, seal, Buffer.alloc(0));
  if (!problem) state.seals += 1;
  return problem;
}

function finish(state: State, end: FileEnd['end']): FaultCode | undefined {
  const problem = checkSignature(state, end, Buffer.from(end.digest));
  if (problem) return problem;
  // Last, for it says that something was altered and not what.
  if (state.digest.copy().digest('hex') !== end.digest) return 'bad-seal';
  state.end = end.at;
  return undefined;
}

function checkSignature(state: State, seal: Signed, more: Buffer): FaultCode | undefined {
  if (seal.seq !== state.seq || seal.hash !== state.hash) return 'bad-seal';
  const key = state.head!.keys.find(({ id }) => id === seal.key);
  if (!key || (state.trusted.length > 0 && !state.trusted.includes(seal.key))) return 'foreign-key';
  const { seq, hash, at } = seal;
  const statement = Buffer.concat([sealStatement({ realmId: state.head!.realm, seq, hash, at }), more]);
  if (!signatureHolds(key.publicKey, statement, seal.signature)) return 'bad-seal';
  state.signers.add(seal.key);
  return undefined;
}
