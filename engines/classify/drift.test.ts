import { beforeAll, describe, expect, it } from 'vitest';
import { driftMonitor, type Model, trainModel } from './index.ts';
import { sampleMessages } from './sample.ts';

let model: Model;

beforeAll(() => {
  model = trainModel(sampleMessages(400, 1), { labels: ['topic', 'topic_group'] });
});

describe('novelty', () => {
  it('is higher for a topic never seen than for known ones', () => {
    const known = sampleMessages(50, 3).map(({ text }) => model.novelty(text).score);
    const strange = model.novelty('когда откроют музей и библиотеку после концерта');
    expect(strange.score).toBeGreaterThan(known.toSorted((a, b) => a - b)[45]!);
    expect(strange.unknownWords).toBeGreaterThan(0.5);
  });
});

describe('the drift monitor', () => {
  it('is quiet while the stream is like the training messages', () => {
    const monitor = driftMonitor(model);
    for (const { text } of sampleMessages(300, 4)) monitor.observe(text);
    const report = monitor.report();
    expect(report.messages).toBe(300);
    expect(report.labels.topic!.index).toBeLessThan(0.1);
    expect(report.alarm).toBe(false);
  });

  it('raises an alarm when one topic floods the stream, and names it', () => {
    const monitor = driftMonitor(model);
    const snow = sampleMessages(900, 5).filter(({ labels }) => labels.topic === 'Снег');
    for (const { text } of snow) monitor.observe(text);
    const report = monitor.report();
    expect(report.alarm).toBe(true);
    expect(report.labels.topic!.moved[0]!.value).toBe('Снег');
  });

  it('raises an alarm for a new topic and shows its recurring words', () => {
    const monitor = driftMonitor(model);
    for (let i = 0; i < 80; i++) monitor.observe(`закрыли музей, концерт ${i} отменили, верните билеты`);
    const report = monitor.report();
    expect(report.alarm).toBe(true);
    expect(report.newWords.map(({ word }) => word)).toContain('музей');
  });

  it('does not judge from a handful of messages', () => {
    const monitor = driftMonitor(model);
    for (let i = 0; i < 10; i++) monitor.observe('музей');
    expect(monitor.report().alarm).toBe(false);
  });
});
