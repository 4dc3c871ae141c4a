import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../cases/index.ts';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { readStream } from '../../platform/event-log.ts';
import { correctAnswer } from '../correct-answer.ts';
import { draftAnswer, saveAnswer } from '../draft-answer.ts';
import { answersFor } from '../read-answers.ts';
import { receiveDraft } from '../receive-draft.ts';
import { approveAnswer, sendToReview } from '../review-answer.ts';
import { addTemplate, withdrawTemplate } from '../templates/save-template.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../testing/answer-scene.ts';
import { suggestionsFor } from './suggest-sources.ts';
import { fakeModel, says } from './testing/fake-model.ts';
import { draftWriter } from './write-draft.ts';

const earlier = {
  ...wholeAnswer,
  text: 'Mr Harold Finch and his crew filled the pothole at Garden Street 4 on 30 October. Call 01632 960 001 if it sinks.',
};

let scene: AnswerScene;
let model: Awaited<ReturnType<typeof fakeModel>>;
let source: Case;
let row: Case;
beforeAll(async () => {
  scene = await answerScene();
  model = await fakeModel();
  source = await scene.openCase('A deep pothole at the school on Garden Street 4.');
  await scene.publish(source, earlier);
});
beforeEach(async () => {
  row = await scene.openCase(
    'My name is Vera Stone, 01632 960 777. Another deep pothole, Mill Lane 12, flat 5.',
  );
});
afterAll(async () => {
  model.close();
  await scene.database.close();
});

const withModel = (over = {}) => ({
  ...scene.parts,
  drafts: { ...model.settings, ...over },
  nearAddresses: [model.origin],
});
const write = (over = {}, signal = new AbortController().signal) =>
  draftWriter(withModel(over))(scene.realm.executor, row.id, signal);
const written = () => ({ ...wholeAnswer, text: 'The hole is filled.' });

describe('what an answer is begun from', () => {
  it('is an approved answer to a similar case, with the reasons, and nothing of that case in it', async () => {
    const { sources, model: none } = await suggestionsFor(scene.parts, scene.realm.executor, row.id);
    expect(none).toBeNull();
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({
      from: 'answer',
      caseId: source.id,
      number: source.number,
      solved: null,
    });
    expect(sources[0]).toMatchObject({ reasons: expect.arrayContaining([{ code: 'topic', words: [] }]) });
    const { text } = sources[0]!;
    expect(text).not.toMatch(/Harold|Finch|Garden|\d|October/);
    expect(text).toMatch(/filled the pothole at \[.+\] on \[.+\]/);
  });

  it('is within what the person may read: another authority finds nothing', async () => {
    const { parts, realm } = scene;
    const other = await scene.openCase('A cold pothole of a flat at the hall.', { topicId: realm.heatingId });
    await expect(suggestionsFor(parts, realm.townExecutor, row.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(other.authorityId).toBe(realm.townHallId);
    const { sources } = await suggestionsFor(parts, realm.townExecutor, other.id);
    expect(sources).toEqual([]);
  });

  it('is last of all one that says nothing, whatever the resident wrote about', async () => {
    const { parts, realm } = scene;
    const alike = await scene.openCase('A deep pothole, Mill Lane 12, flat 5: another one.');
    await scene.publish(alike, {
      ...wholeAnswer,
      text: 'Your message was taken note of and is under control.',
      responsible: null,
    });
    const { sources } = await suggestionsFor(parts, realm.executor, row.id);
    expect(sources.map((one) => (one.from === 'answer' ? one.caseId : one.id))).toEqual([
      source.id,
      alike.id,
    ]);
  });

  it('is a template too, one bound to the topic before any that is not', async () => {
    const { parts, realm } = scene;
    const template = {
      name: 'Filled',
      shortcut: null,
      text: 'Filled on {{today}}.',
      kind: null,
      outcome: null,
      caseStates: [],
    };
    const loose = await addTemplate(parts, realm.curator, { ...template, topicIds: [] });
    const bound = await addTemplate(parts, realm.curator, { ...template, topicIds: [realm.potholesId] });
    const { sources } = await suggestionsFor(parts, realm.executor, row.id);
    expect(sources.map(({ id, from }) => (from === 'template' ? id : from))).toEqual([
      'answer',
      'answer',
      bound.id,
    ]);
    for (const { id } of [loose, bound]) await withdrawTemplate(parts, realm.curator, id, 1);
  });

  it('stands beside the answer, which is no word of a model', async () => {
    const { parts, realm } = scene;
    const { sources } = await suggestionsFor(parts, realm.executor, row.id);
    await draftAnswer(parts, realm.executor, row.id, written(), { sourceIds: [sources[0]!.id, row.id] });
    const [shown] = await answersFor(parts, realm.curator, row.id);
    expect(shown).toMatchObject({
      draftedByAi: false,
      model: null,
      sources: [{ caseId: source.id, number: source.number }],
    });
  });

  it('has to be filled in before anybody is asked to approve it', async () => {
    const { parts, realm } = scene;
    const draft = await scene.draft(row, { ...wholeAnswer, text: 'The hole was filled on [date].' });
    const sent = sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
    await expect(sent).rejects.toMatchObject({ code: 'answer-not-filled', params: { variable: '[date]' } });
  });
});

describe('a model', () => {
  it('is asked nothing where none is set', async () => {
    const nothing = draftWriter(scene.parts)(scene.realm.executor, row.id, new AbortController().signal);
    await expect(nothing).rejects.toMatchObject({ code: 'drafts-off' });
  });

  it('hears no name, address, day or figure of either case, and what it invents of them is taken out', async () => {
    model.speak(says('Mr Oswald Pike filled it on 3 May at Oak Road 9.'));
    const draft = await write();
    const sent = model.heard.at(-1)!;
    expect(sent.authorization).toBe('Bearer sk-test-key');
    const { messages } = JSON.parse(sent.body) as { messages: { content: string }[] };
    const about = messages[1]!.content;
    expect(about).toContain('pothole');
    expect(about).not.toMatch(/\d|Vera|Stone|Mill|Harold|Finch|Garden|October|school on G/);
    expect(draft.text).not.toMatch(/\d|Oswald|Pike|May|Oak/);
    expect(draft.sourceIds).toHaveLength(2);
  });

  it('is named in the log of outward acts before anything leaves', async () => {
    model.speak((response) => void response.writeHead(500).end('broken'));
    await expect(write()).rejects.toMatchObject({ code: 'draft-model-failed' });
    const acts = await actsOf('ask model');
    expect(acts.at(-1)).toMatchObject({
      model: 'small-model',
      host: new URL(model.origin).host,
      case: row.id,
    });
    expect(JSON.stringify(acts)).not.toContain('pothole');
  });

  it.each([
    [
      'a page',
      (response) => void response.setHeader('content-type', 'text/html').end('<html>Sign in</html>'),
    ],
    ['another JSON', (response) => void response.end('{"choices":[{"text":"x"}]}')],
    ['ten megabytes', (response) => void response.end('x'.repeat(10_000_000))],
    ['a redirect', (response) => void response.writeHead(302, { location: 'http://127.0.0.1/' }).end()],
    ['a broken line', (response) => void response.destroy()],
  ] as [string, Parameters<typeof model.speak>[0]][])('that says %s has said nothing', async (_, how) => {
    model.speak(how);
    await expect(write()).rejects.toMatchObject({ code: 'draft-model-failed' });
  });

  it('that never ends is left after its time, and when whoever asked goes away', async () => {
    model.speak((response) => void response.write('{"choices":'));
    await expect(write({ timeoutMs: 50 })).rejects.toMatchObject({ code: 'draft-model-failed' });
    const leaving = new AbortController();
    model.speak((response) => {
      response.write('{');
      leaving.abort();
    });
    await expect(write({}, leaving.signal)).rejects.toMatchObject({ code: 'draft-model-failed' });
    await expect.poll(() => model.gone()).toBeGreaterThanOrEqual(2);
  });

  it('in our own nets is reached only where whoever runs the machine has named it', async () => {
    const before = model.heard.length;
    const far = draftWriter({ ...withModel(), nearAddresses: [] });
    const asked = far(scene.realm.executor, row.id, new AbortController().signal);
    await expect(asked).rejects.toMatchObject({ code: 'draft-model-failed' });
    expect(model.heard).toHaveLength(before);
  });
});

describe('an answer a model drafted', () => {
  const drafted = async () => {
    model.speak(says('The hole is filled.'));
    const { id } = await write();
    return draftAnswer(scene.parts, scene.realm.executor, row.id, written(), { suggestionId: id });
  };

  it('is marked with the model and its sources, also when somebody else writes all of it anew', async () => {
    const { parts, realm } = scene;
    const draft = await drafted();
    await saveAnswer(parts, realm.operator, draft.id, draft.version, {
      ...written(),
      text: 'All of it is new.',
    });
    const [shown] = await answersFor(parts, realm.curator, row.id);
    expect(shown).toMatchObject({
      draftedByAi: true,
      model: 'small-model',
      sources: expect.arrayContaining([{ caseId: source.id, number: source.number }]),
    });
  });

  it('is not approved by whoever asked the model, even when another person saved it last', async () => {
    const { parts, realm } = scene;
    model.speak(says('The hole is filled.'));
    const { id } = await draftWriter(withModel())(realm.curator, row.id, new AbortController().signal);
    const draft = await draftAnswer(parts, realm.operator, row.id, written(), { suggestionId: id });
    const sent = await sendToReview(parts, realm.operator, { answerId: draft.id, seen: draft.version });
    const approved = approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    await expect(approved).rejects.toMatchObject({ code: 'four-eyes' });
    const [shown] = await answersFor(parts, realm.curator, row.id);
    expect(shown?.acts).not.toContain('approve');
  });

  it('says so in the story and in the log, with the name of who let it pass, and so does its correction', async () => {
    const { parts, realm } = scene;
    const draft = await drafted();
    const sent = await sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
    await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    await scene.deliverAll();
    const events = await scene.database.inRealm(realm.realmId, (tx) => readStream(tx, realm.realmId, row.id));
    const marked = events.filter(({ type }) => type.startsWith('answer.'));
    expect(marked.length).toBeGreaterThan(3);
    for (const { data } of marked) expect(data).toMatchObject({ draftedByAi: true });
    const act = (await actsOf('approve generated answer')).at(-1);
    expect(act).toMatchObject({ case: row.id, model: 'small-model' });
    const corrected = await correctAnswer(parts, realm.executor, row.id, {
      corrects: draft.id,
      input: { ...written(), text: 'The hole is filled, and rolled.' },
    });
    expect(corrected).toMatchObject({ draftedByAi: true, aiModel: 'small-model' });
  });

  it('keeps its mark on the way from another centre', async () => {
    const { parts, realm, database } = scene;
    const context = { realmId: realm.realmId, actor: system('assignments'), at: scene.clock.now() };
    const draft = await database.inRealm(realm.realmId, (tx) =>
      receiveDraft(tx, parts, context, row, { ...written(), model: 'their-model' }, 'The West'),
    );
    expect(await scene.readAnswer(row, draft.id)).toMatchObject({
      draftedByAi: true,
      aiModel: 'their-model',
    });
  });

  it('is none of a draft written for another case', async () => {
    const { id } = await write();
    const other = await scene.openCase('A pothole elsewhere.');
    const taken = draftAnswer(scene.parts, scene.realm.executor, other.id, written(), { suggestionId: id });
    await expect(taken).rejects.toMatchObject({ code: 'suggestion-unknown' });
  });
});

async function actsOf(act: string): Promise<Record<string, unknown>[]> {
  const { database, realm } = scene;
  const rows = await database.inRealm(realm.realmId, (tx) =>
    tx.all(sql<{ data: Record<string, unknown> }>`select data from outward_acts
      where realm_id = ${realm.realmId} and act = ${act} order by seq`),
  );
  return rows.map(({ data }) => data);
}
