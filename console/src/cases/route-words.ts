import type { Words } from '../words/use-words.ts';

/** Why a case went where it went; the reason is stored as codes and may be older than this console. */
export function routeInWords({ t }: Words, reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) return t('route.byHand');
  const position = 'position' in reason && typeof reason.position === 'number' ? reason.position : undefined;
  const note = 'note' in reason && typeof reason.note === 'string' ? reason.note : undefined;
  if ('passport' in reason && reason.passport === true) return t('route.passport');
  if ('ruleId' in reason && reason.ruleId === null) return t('route.none');
  if (position === undefined) return t('route.byHand');
  const rule = note ? t('route.ruleWithNote', { position, note }) : t('route.rule', { position });
  const left = 'executorLeft' in reason && reason.executorLeft === true;
  return left ? `${rule}. ${t('route.executorLeft')}` : rule;
}
