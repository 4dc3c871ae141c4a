import { describe, expect, it } from 'vitest';
import { createWatcher, type Post } from './index.ts';

/** The highlighted pieces of the text, with the part of the rule each stands for. */
function highlighted(rule: string, post: Post): [string, string][] | undefined {
  const watcher = createWatcher({ forms: 256 });
  watcher.add('rule', rule);
  const explanation = watcher.explain(post, 'rule');
  return explanation?.highlights.map(({ start, end, part }) => [post.text.slice(start, end), part]);
}

describe('the explanation of a match', () => {
  it('shows each word in the form it was written in', () => {
    expect(highlighted('яма двор', { text: '🙂 Ямы во дворе, ЯМА!' })).toEqual([
      ['Ямы', 'яма'],
      ['дворе', 'двор'],
      ['ЯМА', 'яма'],
    ]);
  });

  it('shows a phrase as one piece and a hashtag with its sign', () => {
    expect(highlighted('"во дворе" #двор_5 дорог*', { text: 'Во дворе #двор_5 дороги' })).toEqual([
      ['Во дворе', '"во дворе"'],
      ['#двор_5', '#двор_5'],
      ['дороги', 'дорог*'],
    ]);
  });

  it('shows only those words that are near enough', () => {
    expect(highlighted('яма NEAR/2 двор', { text: 'яма, ещё одна большая яма, двор' })).toEqual([
      ['яма', 'яма'],
      ['двор', 'двор'],
    ]);
  });

  it('shows the alternatives that hold and nothing of those that do not', () => {
    expect(highlighted('(яма снег) | двор', { text: 'яма, двор' })).toEqual([['двор', 'двор']]);
  });

  it('shows nothing for what must be absent', () => {
    expect(highlighted('яма -снег', { text: 'яма' })).toEqual([['яма', 'яма']]);
  });

  it('shows a place once for each part of the rule, however often it is written there', () => {
    expect(highlighted('яма | яма | ям*', { text: 'яма' })).toEqual([
      ['яма', 'ям*'],
      ['яма', 'яма'],
    ]);
  });

  it('names the restrictions', () => {
    const watcher = createWatcher();
    watcher.add('a', 'яма (place:север | place:юг)');
    expect(watcher.explain({ text: 'яма', place: 'Юг' }, 'a')?.restrictions).toEqual(['place:юг']);
  });

  it('is not given where the rule does not match or does not exist', () => {
    expect(highlighted('яма -снег', { text: 'яма, снег' })).toBeUndefined();
    expect(createWatcher().explain({ text: 'яма' }, 'a')).toBeUndefined();
  });
});
