/** What a template may ask for, and the names it may be asked by: one list a language. */
export const variables = [
  'number',
  'place',
  'topic',
  'authority',
  'responsible',
  'promised',
  'today',
] as const;
export type Variable = (typeof variables)[number];
export type VariableValues = Readonly<Partial<Record<Variable, string>>>;

const namesIn: readonly Readonly<Record<Variable, string>>[] = [
  {
    number: 'number',
    place: 'place',
    topic: 'topic',
    authority: 'authority',
    responsible: 'responsible',
    promised: 'promised',
    today: 'today',
  },
  {
    number: 'номер',
    place: 'место',
    topic: 'тема',
    authority: 'ведомство',
    responsible: 'ответственный',
    promised: 'срок',
    today: 'сегодня',
  },
];

const byName = new Map(
  namesIn.flatMap((names) => variables.map((variable) => [names[variable], variable] as const)),
);

const slot = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** The names a text asks for, each once, as they are written. */
export function slotsOf(text: string): string[] {
  return [...new Set([...text.matchAll(slot)].map(([, name]) => name ?? ''))];
}

/** Those of them nobody knows. */
export function unknownSlots(text: string): string[] {
  return slotsOf(text).filter((name) => !byName.has(name.toLowerCase()));
}

/** The text with everything filled in that there is a value for; the rest stays to be filled by hand. */
export function fillIn(text: string, values: VariableValues): string {
  return text.replace(slot, (whole, name: string) => {
    const variable = byName.get(name.toLowerCase());
    return (variable && values[variable]) ?? whole;
  });
}
