import type { Condition } from '../../../server/conditions/index.ts';
import type { Words } from '../words/use-words.ts';
import type { Directory } from './directory.ts';

export type { Condition };

/** The shape the form can edit: all of these, each optional. Anything richer is shown in words and edited as text. */
export interface SimpleCondition {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly areas: readonly string[];
  readonly words: readonly string[];
}

export const everything: SimpleCondition = { topics: [], groups: [], areas: [], words: [] };

const fields = { topic: 'topics', group: 'groups', area: 'areas' } as const;

export function toCondition(simple: SimpleCondition): Condition {
  const named = (field: keyof typeof fields): Condition[] =>
    simple[fields[field]].length > 0 ? [{ field, in: simple[fields[field]] }] : [];
  return {
    all: [
      ...named('topic'),
      ...named('group'),
      ...named('area'),
      ...(simple.words.length > 0 ? [{ words: simple.words }] : []),
    ],
  };
}

/** @returns undefined when the form cannot show all of it */
export function toSimple(condition: unknown): SimpleCondition | undefined {
  const parts = partsOf(condition);
  let simple: SimpleCondition | undefined = everything;
  for (const part of parts ?? [condition]) simple = simple && withPart(simple, part);
  return simple;
}

function partsOf(condition: unknown): readonly unknown[] | undefined {
  if (typeof condition !== 'object' || condition === null || !('all' in condition)) return undefined;
  return Array.isArray(condition.all) ? condition.all : undefined;
}

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

function withPart(simple: SimpleCondition, part: unknown): SimpleCondition | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('words' in part) {
    const words = texts(part.words);
    return words && simple.words.length === 0 ? { ...simple, words } : undefined;
  }
  if (!('field' in part) || !('in' in part)) return undefined;
  const name = fields[part.field as keyof typeof fields];
  const values = texts(part.in);
  return name && values && simple[name].length === 0 ? { ...simple, [name]: values } : undefined;
}

/** "Topic: Snow, Ice; place: North" */
export function conditionInWords(condition: unknown, words: Words, directory: Directory): string {
  const { t } = words;
  const simple = toSimple(condition);
  if (!simple) return t('routing.complex');
  const list = new Intl.ListFormat(words.language, { type: 'disjunction' });
  const named = (
    ids: readonly string[],
    map: ReadonlyMap<string, { name: Readonly<Record<string, string>> }>,
  ) =>
    list.format(
      shortened(
        ids.map((id) => words.name(map.get(id)?.name) || id),
        t,
      ),
    );
  const parts = [
    simple.groups.length > 0 && `${t('field.group')}: ${named(simple.groups, directory.group)}`,
    simple.topics.length > 0 && `${t('field.topic')}: ${named(simple.topics, directory.topic)}`,
    simple.areas.length > 0 && `${t('field.area')}: ${named(simple.areas, directory.area)}`,
    simple.words.length > 0 && `${t('routing.words')}: ${list.format(shortened(simple.words, t))}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join('; ') : t('routing.always');
}

function shortened(names: readonly string[], t: Words['t']): string[] {
  return names.length <= 4
    ? [...names]
    : [...names.slice(0, 3), t('routing.more', { count: names.length - 3 })];
}
