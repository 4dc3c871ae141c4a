import type { useWords } from '../words/use-words.ts';

/** What is done to an instruction, as its button and its dialog say it. */
export function actWords(t: ReturnType<typeof useWords>['t'], act: string): string {
  const words = {
    accept: t('order.accept'),
    report: t('order.doReport'),
    confirm: t('order.confirm'),
    return: t('order.return'),
    extend: t('order.extend'),
    withdraw: t('order.withdraw'),
  };
  return Object.hasOwn(words, act) ? words[act as keyof typeof words] : act;
}
