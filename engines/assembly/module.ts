import { type Code, unsigned } from './code.ts';

/** A function of a module. */
export interface Kernel {
  readonly name: string;
  readonly parameters: Code;
  readonly result: Code;
  /** The locals behind the parameters: so many of each type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: Code;
}
const FUNCTION = 0x60;
const END = 0x0b;

const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];
const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const sized = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
const text = (name: string): number[] => sized([...name].map((letter) => letter.charCodeAt(0)));
const list = (types: Code): number[] => vector(types.map((type) => [type]));

/** The module of these functions (§5.5): imports its memory as `heed.memory`, exports each by its name. */
export function moduleOf(kernels: readonly Kernel[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      vector(kernels.map(({ parameters, result }) => [FUNCTION, ...list(parameters), ...list(result)])),
    ),
    ...section(2, vector([[...text('heed'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector(kernels.map((_, type) => [type]))),
    ...section(7, vector(kernels.map(({ name }, index) => [...text(name), 0x00, index]))),
    ...section(10, vector(kernels.map(({ locals, body }) => sized([...vector(locals), ...body, END])))),
  ]);
}
