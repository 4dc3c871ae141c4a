import type { ChoiceFieldName, Condition } from '../../../server/conditions/index.ts';

export type { Condition };

export const numberFields = ['severity', 'reach', 'messages', 'hour'] as const;
export type NumberField = (typeof numberFields)[number];
export type Field = ChoiceFieldName | NumberField | 'words';

/** One line of the editor. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly not: boolean;
  readonly field: Field;
  readonly values: readonly string[];
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Lines that hold together: all of them, or any; or, turned round, not. */
export interface Group {
  readonly kind: 'group';
  readonly not: boolean;
  readonly every: boolean;
  readonly parts: readonly Node[];
}

export type Node = Leaf | Group;

export const emptyGroup: Group = { kind: 'group', not: false, every: true, parts: [] };
export const emptyLeaf: Leaf = {
  kind: 'leaf',
  not: false,
  field: 'topic',
  values: [],
  from: undefined,
  to: undefined,
};
export const always: Condition = { all: [] };

export const isNumber = (field: Field): field is NumberField =>
  (numberFields as readonly string[]).includes(field);

/** A condition as the editor shows it: a group of lines, whatever it was written as. */
export function toTree(condition: Condition): Group {
  const node = nodeOf(condition, false);
  return node.kind === 'group' ? node : { ...emptyGroup, parts: [node] };
}

function nodeOf(condition: Condition, not: boolean): Node {
  if ('not' in condition) return nodeOf(condition.not, !not);
  if ('all' in condition || 'any' in condition) {
    const every = 'all' in condition;
    const parts = every ? condition.all : condition.any;
    return { kind: 'group', not, every, parts: parts.map((part) => nodeOf(part, false)) };
  }
  if ('words' in condition) return { ...emptyLeaf, not, field: 'words', values: condition.words };
  if ('in' in condition) return { ...emptyLeaf, not, field: condition.field, values: condition.in };
  return { ...emptyLeaf, not, field: condition.field, from: condition.from, to: condition.to };
}

export function toCondition(node: Node): Condition {
  const plain = node.kind === 'group' ? groupOf(node) : leafOf(node);
  return node.not ? { not: plain } : plain;
}

function groupOf({ every, parts }: Group): Condition {
  const inner = parts.map(toCondition);
  return every ? { all: inner } : { any: inner };
}

function leafOf({ field, values, from, to }: Leaf): Condition {
  if (field === 'words') return { words: values };
  if (!isNumber(field)) return { field, in: values };
  return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Whether every line says something: one left empty would hold for everything, or for nothing. */
export function isComplete(condition: Condition): boolean {
  const said = (node: Node): boolean => {
    if (node.kind === 'group') return node.parts.length > 0 && node.parts.every(said);
    return isNumber(node.field) ? node.from !== undefined || node.to !== undefined : node.values.length > 0;
  };
  const root = toTree(condition);
  return (root.parts.length === 0 && root.every && !root.not) || said(root);
}

/** The lines in the order the test bench counts them in. */
export function leavesOf(node: Node): Leaf[] {
  return node.kind === 'leaf' ? [node] : node.parts.flatMap(leavesOf);
}
