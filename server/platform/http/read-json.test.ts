import { expect, it } from 'vitest';
import { withoutUnheld } from './read-json.ts';

const read = (json: string) => JSON.parse(withoutUnheld(json)) as unknown;

it.each([
  ['a zero', '"a\\u0000b"', 'a\u{FFFD}b'],
  ['the first half of a pair', '"\\ud800"', '\u{FFFD}'],
  ['the second half alone', '"\\uDC00b"', '\u{FFFD}b'],
  ['two first halves', '"\\ud83d\\ud83d\\ude00"', '\u{FFFD}😀'],
  ['a zero in a key', '{"a\\u0000":1}', { 'a\u{FFFD}': 1 }],
])('%s in a body becomes the sign for what cannot be shown', (_, json, expected) => {
  expect(read(json)).toEqual(expected);
});

it.each(['"😀"', '"\\ud83d\\ude00"', '"\\\\u0000 \\\\ud800"', '"\\n\\u0041"', '{"a":[1,null,"\\\\"]}'])(
  'whatever else a body says stays as it is: %s',
  (json) => {
    expect(read(json)).toEqual(JSON.parse(json));
  },
);
