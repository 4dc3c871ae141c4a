import { evaluate, fromKeywords, loadModel, type Model } from '../../engines/classify/index.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directory } from '../territory/index.ts';
import { isHeldOut } from './held-out.rules.ts';
import { readHistory } from './history.store.ts';
import { learnInGroups } from './learn-in-groups.ts';
import { type LabelFigures, labelFigures, type TopicFigures, topicFigures } from './model-report.ts';
import { activeModel, lessonsOf, type ModelRow, readModelBytes } from './models.store.ts';
import { groundOf } from './reader/ground.ts';
import type { TrainingParts } from './train-model.ts';
import { exampleOf } from './training-examples.rules.ts';

export interface JudgedModel {
  readonly madeBy: string;
  readonly heldOut: number;
  readonly labels: Readonly<Record<string, LabelFigures>>;
  readonly topics: readonly (TopicFigures & { readonly name: string })[];
}

/**
 * How what is in use now does on the history kept back from training, without the messages it has learnt as corrections.
 * @throws Refusal `training-too-little` when nothing is kept back yet
 */
export function judgeActive(parts: TrainingParts, realmId: string): Promise<JudgedModel> {
  return parts.database.acrossRealms(async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const active = await activeModel(tx, realmId);
    const seen = new Set(
      active ? (await lessonsOf(tx, realmId, active)).map(({ messageId }) => messageId) : [],
    );
    const history = await readHistory(tx, realmId);
    const heldOut = history.filter(({ messageId, text }) => isHeldOut(text) && !seen.has(messageId));
    const model = await modelInUse(tx, directory, active);
    if (heldOut.length === 0 || !model)
      throw new Refusal('training-too-little', {
        rows: history.length,
        least: 50,
        topics: directory.topics.size,
      });
    const report = evaluate(model, heldOut.map(exampleOf));
    const nameOf = (id: string) => directory.topics.get(id)?.name[directory.language] ?? id;
    return {
      madeBy: active ? `model ${active.version}` : 'passport words',
      heldOut: heldOut.length,
      labels: labelFigures(report),
      topics: topicFigures(report).map((topic) => ({ ...topic, name: nameOf(topic.topicId) })),
    };
  });
}

async function modelInUse(
  tx: Tx,
  directory: Directory,
  active: ModelRow | undefined,
): Promise<Model | undefined> {
  if (!active) {
    const spoken = groundOf(directory, [], []).topics.filter(({ words }) => words.length > 0);
    return spoken.length < 2
      ? undefined
      : fromKeywords({ topic: Object.fromEntries(spoken.map(({ id, words }) => [id, words])) });
  }
  const { realmId } = directory;
  const base = loadModel(await readModelBytes(tx, realmId, active.baseId));
  const lessons = await lessonsOf(tx, realmId, active);
  return learnInGroups(
    base,
    lessons.map(({ example }) => example),
  ).model;
}
