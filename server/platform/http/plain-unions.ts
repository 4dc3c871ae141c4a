type Description = Readonly<Record<string, unknown>>;

const isDescription = (value: unknown): value is Description =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words of a description below which others stand: one, a list of them, or named ones. */
const nested = new Set(['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf']);
const named = new Set(['properties', 'patternProperties', '$defs']);

/**
 * A reply's description with "this or null", "one of these texts" and "text or number" said as one type. The writer of
 * replies asks a validator which member of a union it has before it, and that is compiled when the first such reply goes
 * out: with a third of a second in which nobody else is answered, for a list of cases.
 */
export function plainUnions(description: unknown): unknown {
  if (!isDescription(description)) return description;
  const parts = Object.entries(description).map(([word, part]): [string, unknown] => {
    if (nested.has(word)) return [word, Array.isArray(part) ? part.map(plainUnions) : plainUnions(part)];
    if (!named.has(word) || !isDescription(part)) return [word, part];
    return [word, Object.fromEntries(Object.entries(part).map(([name, own]) => [name, plainUnions(own)]))];
  });
  return asOne(Object.fromEntries(parts));
}

function asOne(description: Description): Description {
  const { anyOf, ...rest } = description;
  if (!Array.isArray(anyOf) || !anyOf.every(isDescription)) return description;
  const members = anyOf.filter(({ type }) => type !== 'null');
  const type = typeOf(members);
  if (!type) return description;
  return { ...rest, ...type, ...(members.length < anyOf.length && { nullable: true }) };
}

const isOneOfTexts = ({ const: one, enum: some = [one] }: Description) =>
  Array.isArray(some) && some.every((text) => typeof text === 'string');

function typeOf(members: readonly Description[]): Description | undefined {
  if (members.every(isOneOfTexts)) return { type: 'string' };
  const [only, ...more] = members;
  if (more.length === 0) return only && 'type' in only ? only : undefined;
  const types = members.flatMap((one) => (Object.keys(one).length === 1 ? [one.type] : []));
  const simple = types.every((one) => one === 'string' || one === 'number' || one === 'boolean');
  return simple && types.length === members.length ? { type: types } : undefined;
}
