import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, loadModel, type Model, ModelFormatError, trainModel } from './index.ts';
import { sampleMessages } from './sample.ts';

const OPTIONS = {
  labels: ['topic', 'topic_group'],
  hierarchy: { child: 'topic', parent: 'topic_group' },
  seed: 7,
} as const;
const EXAMPLES = sampleMessages(300, 1);
const UNSEEN = sampleMessages(60, 2);
let model: Model;

beforeAll(() => {
  model = trainModel(EXAMPLES, OPTIONS);
});

describe('a trained model', () => {
  it('proposes the right topic and group for messages of a kind it knows', () => {
    const report = evaluate(model, UNSEEN);
    expect(report.topic!.accuracy).toBeGreaterThan(0.95);
    expect(report.topic_group!.accuracy).toBeGreaterThan(0.95);
  });

  it('gives as many candidates as asked for, and all probabilities add up to 1', () => {
    const { topic = [] } = model.predict('нет горячей воды', { top: 6 });
    expect(topic).toHaveLength(6);
    expect(topic[0]!.value).toBe('Вода');
    expect(topic.reduce((sum, each) => sum + each.probability, 0)).toBeCloseTo(1, 9);
    expect(model.predict('нет горячей воды', { top: 2 }).topic).toEqual(topic.slice(0, 2));
  });

  it('predicts only the labels asked for, the same as among all', () => {
    const text = 'светофор сломан';
    const alone = model.predict(text, { labels: ['topic'] });
    expect(Object.keys(alone)).toEqual(['topic']);
    expect(alone.topic).toEqual(model.predict(text).topic);
  });

  it('answers an empty text and one of unknown words with the same low certainty', () => {
    const empty = model.predict('').topic![0]!;
    expect(empty.probability).toBeLessThan(0.6);
    expect(model.predict('zzz qqq').topic![0]).toEqual(empty);
  });

  it('predicts a batch as it predicts one by one', () => {
    const texts = UNSEEN.map((example) => example.text);
    expect(model.predictBatch(texts)).toEqual(texts.map((text) => model.predict(text)));
  });

  it('refuses labels and values it does not have', () => {
    expect(() => model.predict('вода', { labels: ['mood'] })).toThrow('no label "mood"');
    expect(() => model.explain('вода', 'topic', 'Погода')).toThrow('no value "Погода"');
  });
});

describe('training', () => {
  it('gives the same bytes for the same seed', () => {
    expect(trainModel(EXAMPLES, OPTIONS).toBytes()).toEqual(model.toBytes());
  });

  it('gives another model for another seed', () => {
    expect(trainModel(EXAMPLES, { ...OPTIONS, seed: 8 }).toBytes()).not.toEqual(model.toBytes());
  });

  it('uses examples that lack one of the labels', () => {
    const halves = EXAMPLES.map(({ text, labels }, i) => ({
      text,
      labels: i % 2 === 0 ? { topic: labels.topic } : { topic_group: labels.topic_group },
    }));
    const report = evaluate(trainModel(halves, { labels: ['topic', 'topic_group'] }), UNSEEN);
    expect(report.topic!.accuracy).toBeGreaterThan(0.9);
    expect(report.topic_group!.accuracy).toBeGreaterThan(0.9);
  });

  it('makes do with three messages', () => {
    const three = [
      { text: 'яма на дороге', labels: { topic: 'Ямы' } },
      { text: 'холодные батареи', labels: { topic: 'Тепло' } },
      { text: 'опять яма', labels: { topic: 'Ямы' } },
    ];
    const tiny = trainModel(three, { labels: ['topic'] });
    expect(tiny.predict('дорога, яма').topic![0]!.value).toBe('Ямы');
    expect(tiny.predict('батареи').topic![0]!.probability).toBeLessThan(0.9);
  });

  it('keeps the weights within the bytes allowed', () => {
    const small = trainModel(EXAMPLES, { ...OPTIONS, maxBytes: 2_000 });
    expect(small.toBytes().length).toBeLessThan(10_000);
    expect(evaluate(small, UNSEEN).topic!.accuracy).toBeGreaterThan(0.8);
  });

  it('refuses a label with a single value and a hierarchy of labels not trained', () => {
    expect(() => trainModel(EXAMPLES, { labels: ['authority'] })).toThrow('needs at least 2');
    const hierarchy = { child: 'topic', parent: 'topic_group' };
    expect(() => trainModel(EXAMPLES, { labels: ['topic'], hierarchy })).toThrow('"topic_group"');
  });
});

describe('an explanation', () => {
  it('points at places of the text, and the telling word comes first', () => {
    const text = 'Добрый день! У дома 5 не работает СВЕТОФОР, примите меры';
    const { fragments } = model.explain(text, 'topic', 'Светофоры');
    for (const { start, end, text: piece } of fragments) expect(piece).toBe(text.slice(start, end));
    expect(fragments[0]!.text).toContain('СВЕТОФОР');
    expect(fragments[0]!.weight).toBeGreaterThan(0);
  });

  it('shows the words that speak against a value with negative weights', () => {
    const { fragments } = model.explain('светофор не работает', 'topic', 'Вода');
    expect(fragments.find((each) => each.text === 'светофор')!.weight).toBeLessThan(0);
  });
});

describe('a stored model', () => {
  it('predicts exactly as the one it was made from', () => {
    const copy = loadModel(model.toBytes());
    for (const { text } of UNSEEN) {
      expect(copy.predict(text, { top: 3 })).toEqual(model.predict(text, { top: 3 }));
      expect(copy.novelty(text)).toEqual(model.novelty(text));
    }
  });

  it('is refused when a byte has changed, the end is missing, or it is something else', () => {
    const bytes = model.toBytes();
    const damaged = bytes.slice();
    damaged[bytes.length >> 1]! ^= 1;
    expect(() => loadModel(damaged)).toThrow('damaged');
    expect(() => loadModel(bytes.subarray(0, bytes.length - 8))).toThrow('cut');
    expect(() => loadModel(new TextEncoder().encode('{"model": true, "rows": []}'))).toThrow(
      ModelFormatError,
    );
    const older = bytes.slice();
    older[7] = 0;
    expect(() => loadModel(older)).toThrow('train it again');
  });
});
