/**
 * A small template language for sentences:
 * `{a|b|c}` one of several (an empty one is allowed), `[a]` half of the time, `<name>` or `<name:argument>` a slot.
 * All three nest. Templates are compiled once; rendering only concatenates.
 */
import type { Random } from '../random.ts';

/** Fills a slot; the argument is the text after the colon, empty when there is none. */
export type Slot<Scene> = (scene: Scene, argument: string) => string;
export type Slots<Scene> = Readonly<Record<string, Slot<Scene>>>;

type Node<Scene> =
  | string
  | { readonly kind: 'choice'; readonly options: readonly (readonly Node<Scene>[])[] }
  | { readonly kind: 'slot'; readonly fill: Slot<Scene>; readonly argument: string };

export type Template<Scene> = readonly Node<Scene>[];

/** Compiles against the given slots; throws with the column on unbalanced brackets and unknown slots. */
export function compile<Scene>(source: string, slots: Slots<Scene>): Template<Scene> {
  return new Parser(source, slots).whole();
}

class Parser<Scene> {
  readonly #source: string;
  readonly #slots: Slots<Scene>;
  #at = 0;

  constructor(source: string, slots: Slots<Scene>) {
    this.#source = source;
    this.#slots = slots;
  }

  whole(): Template<Scene> {
    const nodes = this.#sequence('');
    if (this.#at < this.#source.length) this.#fail(`unexpected "${this.#source[this.#at]}"`);
    return nodes;
  }

  /** Nodes up to one of the given characters or the end. */
  #sequence(until: string): Node<Scene>[] {
    const nodes: Node<Scene>[] = [];
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at]!;
      if (until.includes(char)) break;
      if (char === '{') nodes.push(this.#choice());
      else if (char === '[') nodes.push(this.#optional());
      else if (char === '<') nodes.push(this.#slot());
      else if ('}]>'.includes(char)) break;
      else nodes.push(this.#literal(until));
    }
    return nodes;
  }

  #literal(until: string): string {
    const start = this.#at;
    while (this.#at < this.#source.length && !`{}[]<>${until}`.includes(this.#source[this.#at]!)) this.#at++;
    return this.#source.slice(start, this.#at);
  }

  #choice(): Node<Scene> {
    const options: Node<Scene>[][] = [];
    do {
      this.#at++;
      options.push(this.#sequence('|}'));
    } while (this.#source[this.#at] === '|');
    this.#expect('}');
    return { kind: 'choice', options };
  }

  #optional(): Node<Scene> {
    this.#at++;
    const inner = this.#sequence(']');
    this.#expect(']');
    return { kind: 'choice', options: [inner, []] };
  }

  #slot(): Node<Scene> {
    const end = this.#source.indexOf('>', this.#at);
    if (end < 0) this.#fail('a slot is not closed');
    const [name = '', ...rest] = this.#source.slice(this.#at + 1, end).split(':');
    const fill = this.#slots[name];
    if (!fill) this.#fail(`there is no slot "${name}"`);
    this.#at = end + 1;
    return { kind: 'slot', fill, argument: rest.join(':') };
  }

  #expect(char: string): void {
    if (this.#source[this.#at] !== char) this.#fail(`"${char}" is missing`);
    this.#at++;
  }

  #fail(problem: string): never {
    throw new Error(`${problem} at column ${this.#at + 1} of template: ${this.#source}`);
  }
}

export function render<Scene>(template: Template<Scene>, scene: Scene, random: Random): string {
  let text = '';
  for (const node of template) {
    if (typeof node === 'string') text += node;
    else if (node.kind === 'slot') text += node.fill(scene, node.argument);
    else text += render(node.options[random.int(node.options.length)]!, scene, random);
  }
  return text;
}
