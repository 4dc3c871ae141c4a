import { describe, expect, it } from 'vitest';
import { type Binding, nameOfPress, resolve } from './keys.ts';

const press = (key: string, code: string, more = {}) =>
  nameOfPress({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...more });
const binding = (keys: string): Binding => ({ keys, says: keys, run: () => {} });

describe('the name of a press', () => {
  it('is the letter on the key, whichever layout is typed', () => {
    expect(press('a', 'KeyA')).toBe('a');
    expect(press('ф', 'KeyA')).toBe('a');
    expect(press('Ф', 'KeyA')).toBe('a');
  });
  it('follows a Latin layout that moves letters', () => {
    expect(press('q', 'KeyA')).toBe('q');
  });
  it('finds the question mark in both layouts', () => {
    expect(press('?', 'Slash')).toBe('?');
    expect(press(',', 'Slash')).toBe('?');
    expect(press('/', 'Slash')).toBe('/');
    expect(press('.', 'Slash')).toBe('/');
  });
  it('tells combinations apart and leaves Alt to the browser', () => {
    expect(press('k', 'KeyK', { ctrlKey: true })).toBe('mod+k');
    expect(press('л', 'KeyK', { metaKey: true })).toBe('mod+k');
    expect(press('a', 'KeyA', { altKey: true })).toBeUndefined();
  });
});

describe('resolving presses', () => {
  const bindings = [binding('a'), binding('g c'), binding('c')];
  it('runs a single key, waits after the first of a pair, and finishes the pair', () => {
    expect(resolve(bindings, undefined, 'a')).toEqual({ run: bindings[0] });
    expect(resolve(bindings, undefined, 'g')).toEqual({ pending: 'g' });
    expect(resolve(bindings, 'g', 'c')).toEqual({ run: bindings[1] });
  });
  it('takes a key by itself when the pair leads nowhere', () => {
    expect(resolve(bindings, 'g', 'a')).toEqual({ run: bindings[0] });
    expect(resolve(bindings, undefined, 'x')).toBeUndefined();
  });
  it('lets what was bound last win', () => {
    const over = binding('a');
    expect(resolve([...bindings, over], undefined, 'a')).toEqual({ run: over });
  });
});
