import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGatherer } from './gather.ts';
import { idFloor, isId, newId } from './ids.ts';
import { type ChainedAct, hashOf } from './outward-chain.ts';
import { evaluate, inItsAuthority, inItsCentre, policy } from './policy.ts';
import { newPublicNumber, readPublicNumber, showPublicNumber } from './public-number.ts';
import { pseudonymOf, seal, unseal } from './vault.ts';

describe('ids', () => {
  it('are UUIDs of version 7 that sort in the order they were made', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect(ids.every((id) => id[14] === '7' && /[89ab]/.test(id[19]!))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('begin with their time, so that a floor divides them', () => {
    expect(newId() > idFloor(new Date(Date.now() - 60_000))).toBe(true);
    expect(newId() < idFloor(new Date(Date.now() + 60_000))).toBe(true);
  });
});

describe('public numbers', () => {
  it('are read back as people say them', () => {
    const number = newPublicNumber();
    expect(readPublicNumber(showPublicNumber(number))).toBe(number);
    expect(readPublicNumber(` ${number.slice(0, 4)} ${number.slice(4)} `)).toBe(number);
  });

  it('show every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const number = newPublicNumber();
        const wrong = [...number];
        wrong[place] = String((Number(wrong[place]) + shift) % 10);
        expect(readPublicNumber(wrong.join(''))).toBeUndefined();
        const swapped = [...number];
        const next = Math.min(place + 1, 7);
        [swapped[place], swapped[next]] = [swapped[next]!, swapped[place]!];
        if (swapped.join('') !== number) expect(readPublicNumber(swapped.join(''))).toBeUndefined();
      }),
    );
  });
});

describe('the vault', () => {
  const ring = {
    current: 'b',
    keys: new Map([
      ['b', Buffer.alloc(32, 2)],
      ['a', Buffer.alloc(32, 1)],
    ]),
  };

  it('gives back what was sealed, with old keys as well', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { keyId, sealed } = seal({ ...ring, current: 'a' }, 'row', Buffer.from(bytes));
        expect(unseal(ring, 'row', keyId, sealed)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('refuses bytes that were altered, moved to another row, or sealed with a key that is gone', () => {
    const { keyId, sealed } = seal(ring, 'row', Buffer.from('+7 900'));
    const altered = Buffer.from(sealed);
    altered[altered.length - 1]! ^= 1;
    expect(() => unseal(ring, 'row', keyId, altered)).toThrow();
    expect(() => unseal(ring, 'other row', keyId, sealed)).toThrow();
    expect(() => unseal({ current: 'c', keys: new Map() }, 'row', keyId, sealed)).toThrow('key ring');
  });

  it('never seals the same words alike', () => {
    const sealed = Array.from({ length: 2000 }, () =>
      seal(ring, 'row', Buffer.from('same')).sealed.toString('hex'),
    );
    expect(new Set(sealed).size).toBe(sealed.length);
  });

  it('names an author alike within a realm and otherwise in another', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(pseudonymOf(one, 'tg:1')).toEqual(pseudonymOf(one, 'tg:1'));
    expect(pseudonymOf(one, 'tg:1')).not.toEqual(pseudonymOf(other, 'tg:1'));
  });
});

describe('group commit', () => {
  it('gives everyone their own result, and writes together what came together', async () => {
    const groups: number[] = [];
    const gatherer = createGatherer<number, number>(
      async (items) => {
        groups.push(items.length);
        return items.map((item) => item * 2);
      },
      { atOnce: 1, largest: 100 },
    );
    const results = await Promise.all(Array.from({ length: 250 }, (_, index) => gatherer.add(index)));
    expect(results).toEqual(Array.from({ length: 250 }, (_, index) => index * 2));
    expect(groups).toEqual([100, 100, 50]);
  });

  it('writes beside a group only one that is no smaller, and what is left when that has ended', async () => {
    const written: number[][] = [];
    const endings: (() => void)[] = [];
    const gatherer = createGatherer<number, number>(
      async (items) => {
        written.push([...items]);
        await new Promise<void>((resolve) => endings.push(resolve));
        return items;
      },
      { atOnce: 2, largest: 100 },
    );
    const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const add = async (...items: number[]) => {
      for (const item of items) void gatherer.add(item);
      await turn();
    };
    await add(1, 2, 3);
    await add(4, 5);
    expect(written).toEqual([[1, 2, 3]]);
    await add(6);
    expect(written).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    await add(7);
    endings[0]?.();
    endings[1]?.();
    await turn();
    expect(written.at(-1)).toEqual([7]);
    endings[2]?.();
    await gatherer.drain();
  });

  it('tells everyone of a group that failed, and goes on with the next', async () => {
    let fail = true;
    const gatherer = createGatherer<string, string>(
      async (items) => {
        if (fail) throw new Error('the disk is full');
        return items;
      },
      { atOnce: 1, largest: 10 },
    );
    const both = await Promise.allSettled([gatherer.add('a'), gatherer.add('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await gatherer.add('c')).toBe('c');
    await gatherer.drain();
  });
});

describe('policies', () => {
  const rule = policy('things.read', inItsCentre('curator'), inItsAuthority('executor'));
  const person = (grant: {
    role: 'curator' | 'executor';
    centreIds: string[];
    authorityId: string | null;
  }) => ({
    kind: 'person' as const,
    id: 'p',
    realmId: 'r',
    name: 'P',
    language: 'en',
    grants: [grant],
  });
  const thing = { realmId: 'r', centreId: 'c', authorityId: 'a' };

  it('say which sentence allowed, or who would have been', () => {
    const curator = person({ role: 'curator', centreIds: ['c'], authorityId: null });
    expect(evaluate(rule, curator, thing)).toEqual({
      allowed: true,
      because: ['curator of its centre or of a centre above it'],
    });
    const stranger = person({ role: 'executor', centreIds: [], authorityId: 'b' });
    expect(evaluate(rule, stranger, thing)).toEqual({
      allowed: false,
      because: ['curator of its centre or of a centre above it', 'executor of its authority'],
    });
  });

  it('let nobody reach into another realm, whatever they hold', () => {
    const curator = person({ role: 'curator', centreIds: ['c'], authorityId: null });
    expect(evaluate(rule, curator, { ...thing, realmId: 'other' }).allowed).toBe(false);
  });
});

describe('the chain of outward acts', () => {
  const entry: ChainedAct = {
    seq: 1,
    at: '2026-11-02T10:00:00.000Z',
    act: 'publish',
    actorKind: 'system',
    actorId: null,
    actorName: 'Centre',
    subjectId: 's',
    data: { b: 1, a: 'x' },
    previous: '00',
  };

  it('hashes an entry by what it says and not by the order of its fields', () => {
    expect(hashOf({ ...entry, data: { a: 'x', b: 1 } })).toEqual(hashOf(entry));
  });

  it('hashes otherwise whatever was altered', () => {
    const altered: ChainedAct[] = [
      { ...entry, act: 'grant' },
      { ...entry, seq: 2 },
      { ...entry, previous: '01' },
      { ...entry, data: { a: 'x', b: 2 } },
      { ...entry, actorName: 'Somebody' },
    ];
    for (const other of altered) expect(hashOf(other)).not.toEqual(hashOf(entry));
  });
});
