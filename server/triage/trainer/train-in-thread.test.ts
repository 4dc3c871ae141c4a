import { expect, it } from 'vitest';
import { trainInThread } from './train-in-thread.ts';

it('gives a training up when the program ends, whatever is under way in its thread', async () => {
  const words = ['яма дорога асфальт', 'лампа свет фонарь'];
  const examples = Array.from({ length: 400 }, (_, n) => ({
    text: `${words[n % 2]} номер ${n}`,
    labels: { topic: String(n % 2) },
  }));
  const order = {
    examples,
    judgedOn: [],
    labels: ['topic'],
    hierarchy: undefined,
    rival: undefined,
    compareOn: [],
  };
  const stopping = new AbortController();
  const training = trainInThread(order, () => stopping.abort(), stopping.signal);
  await expect(training).rejects.toThrow(/the training thread ended/);
  await expect(trainInThread(order, () => {}, stopping.signal)).rejects.toThrow(/aborted/);
});
