import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { type ChainedAct, genesisOf, hashOf, sealStatement } from '../platform/outward-chain.ts';
import { publicKeys, sign } from '../platform/signing.ts';
import type { StoredAct } from './acts.store.ts';
import { createVerifier, type Verdict } from './acts-file.rules.ts';

const ring = { current: 's1', keys: new Map([['s1', Buffer.alloc(32, 5)]]) };
const otherRing = { current: 's2', keys: new Map([['s2', Buffer.alloc(32, 6)]]) };
const realm = newId();
const at = '2026-11-02T10:00:00.000Z';

type Said = Pick<ChainedAct, 'act' | 'actorName' | 'subjectId' | 'data'>;
const said = fc.record({
  act: fc.constantFrom('publish', 'grant', 'set aside', 'export'),
  actorName: fc.string(),
  subjectId: fc.option(fc.uuid()),
  data: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
    maxKeys: 3,
  }),
});

function chainOf(acts: readonly Said[]): StoredAct[] {
  const chain: StoredAct[] = [];
  for (const { act, actorName, subjectId, data } of acts) {
    const last = chain.at(-1);
    const previous = last?.hash ?? genesisOf(realm).toString('hex');
    const who = { actorKind: 'person', actorId: newId(), actorName };
    const entry = { seq: chain.length + 1, at, act, ...who, subjectId, data, previous };
    chain.push({ ...entry, hash: hashOf(entry).toString('hex') });
  }
  return chain;
}

/** The file as Heed would write it, with a seal behind every third entry. */
function fileOf(chain: readonly StoredAct[], keys = ring): string[] {
  const start = genesisOf(realm).toString('hex');
  const lines = [
    JSON.stringify({
      heed: 'outward acts',
      format: 1,
      realm,
      code: 'small',
      previous: start,
      keys: publicKeys(keys),
    }),
  ];
  for (const entry of chain) {
    lines.push(JSON.stringify({ entry }));
    if (entry.seq % 3 === 0) {
      const { seq, hash } = entry;
      const statement = sealStatement({ realmId: realm, seq, hash, at });
      lines.push(JSON.stringify({ seal: { seq, hash, at, ...sign(keys, statement) } }));
    }
  }
  const end = { seq: chain.length, hash: chain.at(-1)?.hash ?? start, at };
  const digest = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  const statement = Buffer.concat([sealStatement({ realmId: realm, ...end }), Buffer.from(digest)]);
  return [...lines, JSON.stringify({ end: { ...end, digest, ...sign(keys, statement) } })];
}

function verdictOn(lines: readonly string[], trusted: readonly string[] = []): Verdict {
  const verifier = createVerifier(trusted);
  for (const line of lines) verifier.line(line);
  return verifier.end();
}

const some = fc.array(said, { minLength: 2, maxLength: 12 }).map(chainOf);
const placeIn = (lines: readonly unknown[], share: number) => Math.floor(share * lines.length);
const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const entryLine = (lines: readonly string[], seq: number) =>
  lines.findIndex((line) => line.startsWith(`{"entry":{"seq":${seq},`));

describe('a file of outward acts', () => {
  it('is whole as Heed wrote it, an empty log too', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }).map(chainOf), (chain) => {
        const verdict = verdictOn(fileOf(chain));
        expect(verdict.fault).toBeUndefined();
        expect(verdict.entries).toBe(chain.length);
        expect(verdict.seals).toBe(Math.floor(chain.length / 3));
      }),
      { numRuns: 40 },
    );
  });

  it('shows any single character that was altered', () => {
    fc.assert(
      fc.property(some, share, share, fc.integer({ min: 32, max: 126 }), (chain, where, column, code) => {
        const lines = fileOf(chain);
        const index = placeIn(lines, where);
        const line = lines[index]!;
        const place = Math.floor(column * line.length);
        const altered = line.slice(0, place) + String.fromCharCode(code) + line.slice(place + 1);
        fc.pre(altered !== line);
        lines[index] = altered;
        expect(verdictOn(lines).fault).toBeDefined();
      }),
      { numRuns: 400 },
    );
  });

  it('names the entry that says something else than when it was written', () => {
    fc.assert(
      fc.property(some, share, (chain, where) => {
        const index = placeIn(chain, where);
        const entry = chain[index]!;
        const forged = chain.with(index, { ...entry, actorName: `${entry.actorName}!` });
        expect(verdictOn(fileOf(forged)).fault).toMatchObject({ code: 'altered', seq: entry.seq });
      }),
      { numRuns: 60 },
    );
  });

  it('names the entry behind one that was rewritten together with its hash', () => {
    fc.assert(
      fc.property(some, share, (chain, where) => {
        const index = placeIn(chain.slice(1), where);
        const { hash: _, ...entry } = chain[index]!;
        const rewritten = { ...entry, act: 'nothing' };
        const forged = chain.with(index, { ...rewritten, hash: hashOf(rewritten).toString('hex') });
        const lines = fileOf(chain);
        lines[entryLine(lines, index + 1)] = JSON.stringify({ entry: forged[index] });
        const { fault } = verdictOn(lines);
        // A seal right behind it is the first thing that no longer fits.
        if ((index + 1) % 3 === 0) expect(fault).toMatchObject({ code: 'bad-seal', seq: index + 1 });
        else expect(fault).toMatchObject({ code: 'not-following', seq: index + 2 });
      }),
      { numRuns: 60 },
    );
  });

  it('finds a chain rewritten to its end by the seal it no longer fits', () => {
    const honest = chainOf(
      [1, 2, 3, 4].map((n) => ({ act: 'grant', actorName: `${n}`, subjectId: null, data: {} })),
    );
    const forged = chainOf(honest.map((entry) => ({ ...entry, act: 'nothing' })));
    const lines = fileOf(honest).map((line) => {
      const seq = forged.find((entry) => line.startsWith(`{"entry":{"seq":${entry.seq},`));
      return seq ? JSON.stringify({ entry: seq }) : line;
    });
    expect(verdictOn(lines).fault).toMatchObject({ code: 'bad-seal', seq: 3 });
  });

  it('names an entry that is missing, and one that stands elsewhere', () => {
    fc.assert(
      fc.property(some, share, (chain, where) => {
        const seq = placeIn(chain.slice(1), where) + 1;
        const lines = fileOf(chain);
        const without = lines.filter((_, index) => index !== entryLine(lines, seq));
        const expected = seq % 3 === 0 ? { code: 'bad-seal' } : { code: 'missing', seq };
        expect(verdictOn(without).fault).toMatchObject(expected);
        const [one, other] = [entryLine(lines, seq), entryLine(lines, seq + 1)];
        const swapped = lines.with(one, lines[other]!).with(other, lines[one]!);
        const { fault } = verdictOn(swapped);
        if (other === one + 1) expect(fault).toMatchObject({ code: 'reordered', seq });
        else expect(fault).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('shows an entry that stands there twice, a line cut off and a line put behind the end', () => {
    fc.assert(
      fc.property(some, share, (chain, where) => {
        const lines = fileOf(chain);
        const index = placeIn(lines, where);
        expect(verdictOn(lines.toSpliced(index, 0, lines[index]!)).fault).toBeDefined();
        expect(verdictOn(lines.toSpliced(index, 1)).fault).toBeDefined();
        expect(verdictOn(lines.slice(0, index)).fault).toBeDefined();
        expect(verdictOn([...lines, lines[index]!]).fault).toMatchObject({ code: 'behind-the-end' });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when somebody else signed the whole of it anew', () => {
    const chain = chainOf([{ act: 'publish', actorName: 'Centre', subjectId: null, data: {} }]);
    const [own] = publicKeys(ring);
    expect(verdictOn(fileOf(chain), [own!.id]).fault).toBeUndefined();
    expect(verdictOn(fileOf(chain, otherRing), [own!.id]).fault).toMatchObject({ code: 'foreign-key' });
  });
});
