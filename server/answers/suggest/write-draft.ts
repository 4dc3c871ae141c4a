import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { Case, CaseParts } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import type { DraftModel } from '../../platform/draft-model.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { wordsIn } from '../../platform/words.ts';
import { openingText } from '../findings-of.ts';
import { keepBlanks } from './blanks.rules.ts';
import { askModel, type Prompt, requestOf } from './chat-model.ts';
import { insertSuggestion } from './draft-suggestions.store.ts';
import { blankIn, requireDraftable, type Source, sourcesFor } from './suggest-sources.ts';
import type { WrittenDraft } from './suggestion.schema.ts';
import { takeOutDetails } from './take-out-details.rules.ts';

/** Asked of the model at once by one process: a model of the house writes one draft after the other anyway. */
const mostAtOnce = 4;
/** As much of a message as a draft has to know. */
const longestMessage = 4000;

export type WriteDraft = (
  person: Person,
  caseId: string,
  signal: AbortSignal,
) => Promise<Static<typeof WrittenDraft>>;

/**
 * Has a model write a draft from the sources. What leaves is the message and the sources without names, addresses, days
 * and figures; what comes back has none of those either, for whatever the model names it has invented. That it was asked,
 * by whom, where and with what digest, is in the log of outward acts before anything leaves. No transaction is held
 * meanwhile.
 * @throws Refusal `case-unknown`, `forbidden`, `drafts-off` without a model, `drafts-without-sources`, `drafts-busy`,
 *   `draft-model-failed`
 */
export function draftWriter(parts: CaseParts): WriteDraft {
  let atWork = 0;
  return async (person, caseId, signal) => {
    const asked = await parts.database.inRealm(person.realmId, async (tx) => {
      const row = await requireDraftable(tx, person, caseId);
      if (!parts.drafts) throw new Refusal('drafts-off');
      if (atWork >= mostAtOnce) throw new Refusal('drafts-busy');
      return prepare(tx, parts, parts.drafts, person, row);
    });
    atWork += 1;
    try {
      const said = await askModel(asked.settings, parts.nearAddresses ?? [], asked.body, signal);
      const text = keepBlanks(takeOutDetails(said, [], blankIn(asked.language)));
      return { id: asked.id, text, model: asked.settings.model, sourceIds: asked.sourceIds };
    } finally {
      atWork -= 1;
    }
  };
}

async function prepare(tx: Tx, parts: CaseParts, settings: DraftModel, person: Person, row: Case) {
  const { realmId } = person;
  const sources = await sourcesFor(tx, parts, person, row);
  if (sources.length === 0) throw new Refusal('drafts-without-sources');
  const body = requestOf(settings, await promptFor(tx, parts, realmId, row, sources));
  const id = newId();
  const at = parts.clock.now();
  const sourceIds = sources.flatMap((one) => (one.from === 'answer' ? one.id : []));
  const { model } = settings;
  await insertSuggestion(tx, realmId, {
    id,
    caseId: row.id,
    askedBy: person.id,
    model,
    sourceIds,
    askedAt: at,
  });
  await recordOutwardAct(
    tx,
    { realmId, actor: person, at },
    {
      act: 'ask model',
      subjectId: id,
      data: {
        case: row.id,
        model,
        host: new URL(settings.url).host,
        text: createHash('sha256').update(body).digest('hex'),
      },
    },
  );
  return { id, settings, body, sourceIds, language: row.language };
}

async function promptFor(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  row: Case,
  sources: readonly Source[],
): Promise<Prompt> {
  const { topics, areas } = await parts.directories.of(tx, realmId);
  const words = wordsIn(row.language);
  const area = row.areaId ? Object.values(areas.get(row.areaId)?.name ?? {}) : [];
  const names = [row.place?.text ?? '', ...area];
  const stripped = (text: string) => takeOutDetails(text, names, blankIn(row.language));
  const topic = topics.get(row.topicId)?.name;
  const message = (await openingText(tx, realmId, row.id)) || row.title;
  return {
    how: words('draftPrompt.how'),
    about: words('draftPrompt.about', {
      topic: topic?.[row.language] ?? Object.values(topic ?? {})[0] ?? '',
      message: stripped(message.slice(0, longestMessage)),
      sources: sources.map(({ text }, at) => `(${'abc'[at]}) ${stripped(text)}`).join('\n\n'),
    }),
  };
}
