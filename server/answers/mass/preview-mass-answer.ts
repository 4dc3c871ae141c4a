import type { Static } from 'typebox';
import { type Case, type CaseParts, findMass, mayReadCase } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { authorise } from '../../platform/policy.ts';
import { showPublicNumber } from '../../platform/public-number.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AnswerText } from '../answer.types.ts';
import { previewOn } from '../preview-answer.ts';
import type { MassPreview } from './mass-answer.schema.ts';
import { casesAnswered, placeOfReview } from './review-mass.ts';
import { textForCase } from './text-for-case.ts';

/** So many cases are looked through for the channels they came by. */
const mostLookedAt = 100;

/**
 * What residents will read in each channel the cases came by: as the first case of each channel has it, and how many
 * cases share that channel.
 * @throws Refusal `mass-problem-unknown`, `forbidden`
 */
export function previewMassAnswer(
  parts: CaseParts,
  person: Person,
  massId: string,
  text: AnswerText,
): Promise<Static<typeof MassPreview>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await findMass(tx, realmId, massId);
    if (!problem) throw new Refusal('mass-problem-unknown');
    const cases = await casesAnswered(tx, realmId, massId);
    authorise(mayReadCase, person, placeOfReview(person, problem, cases));
    const directory = await parts.directories.of(tx, realmId);
    const at = parts.clock.now();
    const shown = new Map<string, Static<typeof MassPreview>[number]>();
    for (const row of cases.slice(0, mostLookedAt)) {
      const own = textForCase(directory, row, text, at);
      for (const preview of await previewOn(tx, parts, realmId, row, own)) {
        const known = shown.get(preview.channelId);
        shown.set(preview.channelId, {
          ...(known ?? { ...preview, ...named(row) }),
          tooLong: (known?.tooLong ?? false) || preview.tooLong,
          cases: (known?.cases ?? 0) + 1,
        });
      }
    }
    return [...shown.values()].sort((one, other) => other.cases - one.cases);
  });
}

const named = ({ number }: Case) => ({ number: showPublicNumber(number) });
