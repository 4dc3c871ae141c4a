import { expect, it } from 'vitest';
import { wordsOfReply } from './chat-reply.rules.ts';

const reply = (content: unknown) =>
  JSON.stringify({ id: 'x', choices: [{ message: { role: 'assistant', content } }] });

it('a reply gives plain words, without what the model said to itself and what nobody sees', () => {
  expect(wordsOfReply(reply('<think>what <b>now</b></think>\n The lamp\r\nworks. \u202e\u0000'))).toBe(
    'The lamp\nworks.',
  );
});

it.each([
  ['no JSON', '<html>502</html>'],
  ['another JSON', '{"error":{"message":"no such model"}}'],
  ['no choice', '{"choices":[]}'],
  ['no text', reply(null)],
  ['nothing', reply(' \n')],
  ['markup', reply('Read <a href="https://a.example">this</a>')],
  ['too much', reply('a'.repeat(4001))],
])('of %s no words are taken', (_, body) => {
  expect(wordsOfReply(body)).toBeUndefined();
});
