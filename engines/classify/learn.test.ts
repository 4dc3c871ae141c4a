import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, learn, loadModel, type Model, trainModel } from './index.ts';
import { sampleMessages } from './sample.ts';

const UNSEEN = sampleMessages(60, 2);
let model: Model;

beforeAll(() => {
  model = trainModel(sampleMessages(300, 1), {
    labels: ['topic', 'topic_group'],
    hierarchy: { child: 'topic', parent: 'topic_group' },
  });
});

const dogs = (text: string) => ({ text, labels: { topic: 'Бродячие собаки', topic_group: 'Чистота' } });
const CORRECTIONS = [
  dogs('стая бродячих собак у школы'),
  dogs('бродячие собаки кидаются на детей'),
  dogs('отловите собак во дворе'),
  dogs('собаки без хозяев бегают стаей'),
];

describe('learning corrections', () => {
  it('brings in a topic and words that training had never seen', () => {
    const taught = learn(model, CORRECTIONS);
    expect(taught.values('topic')).toContain('Бродячие собаки');
    expect(taught.predict('на площадке стая собак').topic![0]!.value).toBe('Бродячие собаки');
    expect(taught.predict('на площадке стая собак').topic_group![0]!.value).toBe('Чистота');
  });

  it('leaves what was known as it was', () => {
    const report = evaluate(learn(model, CORRECTIONS), UNSEEN);
    expect(report.topic!.accuracy).toBeGreaterThan(0.95);
  });

  it('does not touch the model it starts from', () => {
    const before = model.toBytes();
    learn(model, CORRECTIONS);
    expect(model.toBytes()).toEqual(before);
  });

  it('survives storing, and goes on from there', () => {
    const taught = loadModel(learn(model, CORRECTIONS).toBytes());
    const further = learn(taught, [{ text: 'стая собак', labels: { topic_group: 'Чистота' } }]);
    expect(further.predict('на площадке стая собак').topic![0]!.value).toBe('Бродячие собаки');
    expect(loadModel(further.toBytes()).predict('яма')).toEqual(further.predict('яма'));
  });

  it('moves a message it is corrected on from one topic to another', () => {
    const text = 'снег с крыши упал на дорогу, яма завалена';
    const topics = model.values('topic');
    for (const topic of topics) {
      const taught = learn(
        model,
        Array.from({ length: 5 }, () => ({ text, labels: { topic } })),
      );
      expect(taught.predict(text).topic![0]!.value).toBe(topic);
    }
  });
});
