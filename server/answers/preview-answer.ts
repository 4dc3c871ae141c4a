import type { Static } from 'typebox';
import {
  type Case,
  type CaseParts,
  chooseManner,
  correspondentsOf,
  fitTo,
  linkAddress,
  realmCode,
  requireReadable,
} from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { wordsIn } from '../platform/words.ts';
import type { Preview } from './answer.schema.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { wholeText, wordsCodeOf } from './review-answer.ts';

/** Exactly what residents will read in each channel; only the link's secret part is left out. */
export function previewAnswer(
  parts: CaseParts,
  person: Person,
  caseId: string,
  input: AnswerText & Pick<Answer, 'corrects'>,
): Promise<Static<typeof Preview>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireReadable(tx, person, caseId);
    return previewOn(tx, parts, realmId, row, input);
  });
}

/** The same for a case somebody was found to be allowed to read. */
export async function previewOn(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  row: Case,
  input: AnswerText & Pick<Answer, 'corrects'>,
): Promise<Static<typeof Preview>> {
  const code = await realmCode(tx, realmId);
  const correspondents = await correspondentsOf(tx, realmId, row.id, undefined);
  const channels = new Map(correspondents.map((to) => [to.channelId, to]));
  return [...channels.values()].map((to) => {
    const { can, limits } = parts.drivers.of(to.driver);
    const manner = chooseManner(can, to, false) ?? null;
    const limit = manner === 'private' ? limits.privateText : limits.publicText;
    const link = linkAddress(parts.publicUrl(), code, 'follow', '…');
    const params = { text: wholeText(input), number: showPublicNumber(row.number), link };
    const whole = wordsIn(to.language)(wordsCodeOf(input), params);
    const { channelId, driver } = to;
    const tooLong = whole.length > limit;
    return { channelId, driver, manner, text: fitTo(whole, limit, link), limit, tooLong };
  });
}
