import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIndex, createUuidIndex, restoreIndex, restoreUuidIndex, signatureOf } from './index.ts';
import { draw, shown, wordsOf } from './testing/messages.ts';
import { seeded } from './testing/random.ts';

const DAY = 86_400_000;
const YARD = 'Во дворе дома 7 по улице Садовой третий день горит контейнер, дышать нечем, пожарные не едут';
const LIFT = 'Лифт застрял между этажами, инвалид заперт в квартире, мастер обещал приехать вечером';
const messages = (count: number, seed = 1) => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => shown(wordsOf(draw(random))));
};

test('a re-post is found with its similarity, relation and reasons', () => {
  const index = createIndex({ capacity: 100 });
  expect(index.insert(1, signatureOf(YARD), DAY)).toEqual([]);
  expect(index.insert(2, signatureOf(LIFT), DAY)).toEqual([]);
  const third = index.insert(3, signatureOf(`Репост: ${YARD}!!!`), 2 * DAY);
  expect(third).toHaveLength(1);
  expect(third[0]).toMatchObject({ otherId: 1, otherTime: DAY, similarity: 1, relation: 'near' });
  expect(third[0]?.reasons[0]?.code).toBe('shared-words');
});

test('looking up files nothing', () => {
  const index = createIndex({ capacity: 10 });
  index.insert(1, signatureOf(YARD), 0);
  expect(index.lookup(signatureOf(YARD), 0)).toHaveLength(1);
  expect(index.size).toBe(1);
});

test('the oldest make room for the newest', () => {
  const index = createIndex({ capacity: 50 });
  index.insert(1, signatureOf(YARD), 0);
  messages(50).forEach((text, i) => {
    index.insert(100 + i, signatureOf(text), 0);
  });
  expect(index.size).toBe(50);
  expect(index.lookup(signatureOf(YARD), 0)).toEqual([]);
});

test('messages older than maxAge are no matches, and expire forgets them', () => {
  const index = createIndex({ capacity: 10, maxAge: 3 * DAY });
  index.insert(1, signatureOf(YARD), 10 * DAY);
  index.insert(2, signatureOf(LIFT), 12 * DAY);
  expect(index.lookup(signatureOf(YARD), 13 * DAY)).toHaveLength(1);
  expect(index.lookup(signatureOf(YARD), 14 * DAY)).toEqual([]);
  expect(index.expire(11 * DAY)).toBe(1);
  expect(index.size).toBe(1);
  expect(index.lookup(signatureOf(YARD), 10 * DAY)).toEqual([]);
});

test('the most similar come first and no more than the limit', () => {
  const index = createIndex({ capacity: 10, limit: 2 });
  index.insert(1, signatureOf(`${YARD}, соседи возмущены`), 0);
  index.insert(2, signatureOf(YARD), 0);
  index.insert(3, signatureOf(`${YARD}, соседи очень возмущены, ругаются громко`), 0);
  expect(index.lookup(signatureOf(YARD), 0).map((match) => match.otherId)).toEqual([2, 1]);
});

test('a removed message is never given again', () => {
  const index = createIndex({ capacity: 10 });
  index.insert(1, signatureOf(YARD), 0);
  expect(index.remove(2)).toBe(false);
  expect(index.remove(1)).toBe(true);
  expect(index.remove(1)).toBe(false);
  expect(index.lookup(signatureOf(YARD), 0)).toEqual([]);
});

test('UUIDs come back as they went in, other ids are refused', () => {
  const id = '0190f3a2-7c1b-7def-8abc-0123456789ab';
  const index = createUuidIndex({ capacity: 10 });
  index.insert(id, signatureOf(YARD), 0);
  expect(index.lookup(signatureOf(YARD), 0)[0]?.otherId).toBe(id);
  expect(() => index.insert('42', signatureOf(LIFT), 0)).toThrow(/UUID/);
  expect(() => createIndex({ capacity: 10 }).insert(0.5, signatureOf(LIFT), 0)).toThrow(/safe integer/);
  expect(index.size).toBe(1);
});

test('ten million messages fit 260 bytes each, and a smaller budget is refused', () => {
  const index = createUuidIndex({ capacity: 1000, maxBytes: 260_000 });
  expect(index.bytes / index.capacity).toBeLessThanOrEqual(260);
  expect(() => createIndex({ capacity: 1000, maxBytes: 100_000 })).toThrow(/bytes/);
  expect(() => createIndex({ capacity: 0 })).toThrow(/capacity/);
});

test('a phrase that everybody sends pushes no other message out', () => {
  const index = createIndex({ capacity: 5000 });
  index.insert(1, signatureOf(LIFT), 0);
  for (let id = 2; id < 4000; id++) index.insert(id, signatureOf(YARD), 0);
  expect(index.lookup(signatureOf(LIFT), 0).map((match) => match.otherId)).toEqual([1]);
  expect(index.lookup(signatureOf(YARD), 0)[0]?.otherId).toBeGreaterThan(3900);
});

describe('a snapshot', () => {
  test('brings back the window, whatever its fill', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 100 }), (capacity, count) => {
        const texts = messages(count);
        const index = createIndex({ capacity });
        texts.forEach((text, id) => {
          index.insert(id, signatureOf(text), id * 1000);
        });
        const restored = restoreIndex({ capacity }, index.snapshot());
        expect(restored.size).toBe(index.size);
        for (const text of texts) {
          expect(restored.lookup(signatureOf(text), 0)).toEqual(index.lookup(signatureOf(text), 0));
        }
        const next = signatureOf(YARD);
        expect(restored.insert(-1, next, 0)).toEqual(index.insert(-1, next, 0));
      }),
      { numRuns: 50 },
    );
  });

  const saved = () => {
    const index = createIndex({ capacity: 20 });
    for (const [id, text] of messages(30).entries()) index.insert(id, signatureOf(text), 0);
    return [...index.snapshot()];
  };

  test('with any byte changed is refused', () => {
    const chunks = saved();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (c, b, flip) => {
        const damaged = chunks.map((chunk) => chunk.slice());
        const chunk = damaged[c % damaged.length]!;
        chunk[b % chunk.length]! ^= flip;
        expect(() => restoreIndex({ capacity: 20 }, damaged)).toThrow(RangeError);
      }),
    );
  });

  test('cut short, of other ids or another capacity is refused', () => {
    const chunks = saved();
    expect(() => restoreIndex({ capacity: 20 }, chunks.slice(0, -1))).toThrow(/incomplete/);
    expect(() => restoreIndex({ capacity: 20 }, chunks.slice(1))).toThrow(/head/);
    expect(() => restoreIndex({ capacity: 20 }, [])).toThrow(/incomplete/);
    expect(() => restoreIndex({ capacity: 20 }, [chunks[0]!.subarray(0, 9)])).toThrow(/cut short/);
    expect(() => restoreUuidIndex({ capacity: 20 }, chunks)).toThrow(/another type of id/);
    expect(() => restoreIndex({ capacity: 21 }, chunks)).toThrow(/capacity 20/);
  });

  test('taken while messages are filed brings back whole messages only', () => {
    const index = createIndex({ capacity: 300 });
    const texts = messages(600, 9);
    texts.slice(0, 200).forEach((text, id) => {
      index.insert(id, signatureOf(text), 0);
    });
    const chunks: Uint8Array[] = [];
    let id = 200;
    for (const chunk of index.snapshot()) {
      chunks.push(chunk);
      for (const end = id + 200; id < end && id < 600; id++) index.insert(id, signatureOf(texts[id]!), 0);
    }
    const restored = restoreIndex({ capacity: 300 }, chunks);
    texts.forEach((text) => {
      for (const match of restored.lookup(signatureOf(text), 0)) {
        const alone = createIndex({ capacity: 1 });
        alone.insert(match.otherId, signatureOf(texts[match.otherId]!), 0);
        expect(alone.lookup(signatureOf(text), 0)).toHaveLength(1);
      }
    });
  });
});

test('a resized window finds what the old one found, without what was erased, and forgets the oldest first', () => {
  const texts = messages(60, 7);
  const index = createUuidIndex({ capacity: 40 });
  const idOf = (n: number) => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;
  texts.forEach((text, n) => {
    index.insert(idOf(n), signatureOf(text), n * DAY);
  });
  index.remove(idOf(59));
  const found = (of: typeof index, capacity: number) =>
    texts.map((text) =>
      of
        .lookup(signatureOf(text), 60 * DAY)
        .map(({ otherId, otherTime }) => [otherId, otherTime])
        .filter(([id]) => String(id) >= idOf(60 - capacity)),
    );
  const larger = index.resized(80);
  expect([larger.size, larger.capacity]).toEqual([39, 80]);
  expect(found(larger, 40)).toEqual(found(index, 40));
  texts.forEach((text, n) => {
    larger.insert(idOf(100 + n), signatureOf(text), 70 * DAY);
  });
  expect(larger.size).toBe(80);
  expect(index.size).toBe(40);
  expect(found(index.resized(10), 10).flat().length).toBeGreaterThan(0);
});
