import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** As the OpenAI chat completions API answers; whatever else a server says with it is not read. */
const ChatReply = Type.Object({
  choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
});

/** A draft longer than this is no answer anybody should send. */
export const longestDraft = 4000;

/** What a reasoning model says to itself before it answers. */
const thoughts = /^\s*<think>[\s\S]*?<\/think>/u;
const markup = /<\/?[a-z!][^>]*>/iu;
/** Control and format characters but line ends and tabs: among them those that turn the direction of writing. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** The words of a reply: plain text of a sensible length; `undefined` for anything else. */
export function wordsOfReply(body: string): string | undefined {
  const reply = parsed(body);
  if (!Value.Check(ChatReply, reply)) return undefined;
  const said = reply.choices[0]!.message.content.replace(thoughts, '').replaceAll('\r\n', '\n');
  const text = said.replaceAll(unprintable, '').trim();
  return text.length < 2 || text.length > longestDraft || markup.test(text) ? undefined : text;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
