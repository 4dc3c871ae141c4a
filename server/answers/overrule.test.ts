import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import { saveAnswer } from './draft-answer.ts';
import { overruleFinding } from './overrule.ts';
import { insertOverrule, newestDetector } from './overrules.store.ts';
import { answersFor } from './read-answers.ts';
import { teachDetectors } from './teach-detector.ts';
import { type AnswerScene, answerScene, wholeAnswer } from './testing/answer-scene.ts';

const evasive = {
  ...wholeAnswer,
  outcome: 'explained' as const,
  text: 'Thank you for contacting us. Your concerns have been noted and are under review.',
  responsible: null,
};

let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const findingsOf = async (person: Person, row: Case) =>
  (await answersFor(scene.parts, person, row.id)).at(-1)!.findings;

describe('the detector beside a draft', () => {
  it('tells the drafter why it reads as an empty answer, with the words', async () => {
    const row = await scene.openCase();
    await scene.draft(row, evasive);
    const findings = await findingsOf(scene.realm.executor, row);
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['empty', 'noted', 'pleasantries']),
    );
    const [span] = findings.find(({ code }) => code === 'noted')!.spans;
    expect(evasive.text.slice(span!.start, span!.end)).toBe('Your concerns have been noted');
  });

  it('notices that the same words answered another problem, but not the same one', async () => {
    const text = {
      ...wholeAnswer,
      text: 'Our crew repaired it on 3 November and swept the street afterwards.',
    };
    const here = await scene.openCase('A pothole again at Garden Street 4.');
    await scene.draft(here, text);
    const same = await scene.openCase('That pothole at Garden Street 4!');
    await scene.draft(same, text);
    expect((await findingsOf(scene.realm.executor, same)).map(({ code }) => code)).not.toContain('copied');
    const other = await scene.openCase('A pothole at Mill Lane.', { areaId: scene.realm.southId });
    await scene.draft(other, text);
    const codes = (await findingsOf(scene.realm.executor, other)).map(({ code }) => code);
    expect(codes).toContain('copied');
  });

  it('is overruled with a word why, and keeps both in sight', async () => {
    const row = await scene.openCase();
    const draft = await scene.draft(row, evasive);
    const asked = { answerId: draft.id, seen: draft.version, code: 'noted' };
    const { parts, realm } = scene;
    await expect(overruleFinding(parts, realm.executor, { ...asked, why: ' ' })).rejects.toMatchObject({
      code: 'reason-missing',
    });
    await overruleFinding(parts, realm.executor, { ...asked, why: 'It is the name of a form' });
    const noted = (await findingsOf(realm.curator, row)).find(({ code }) => code === 'noted');
    expect(noted!.overruled).toEqual({ byName: realm.executor.name, why: 'It is the name of a form' });
  });

  it('is not overruled over words somebody has changed meanwhile', async () => {
    const row = await scene.openCase();
    const draft = await scene.draft(row, evasive);
    await saveAnswer(scene.parts, scene.realm.head, draft.id, draft.version, evasive);
    const late = overruleFinding(scene.parts, scene.realm.curator, {
      answerId: draft.id,
      seen: draft.version,
      code: 'noted',
      why: 'x',
    });
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('learns from what reviewers overruled, and takes new weights only when they judge better', async () => {
    const { database, realm, clock, parts } = scene;
    const answer = await scene.draft(await scene.openCase(), evasive);
    const teach = (at: number, empty: boolean) =>
      database.inRealm(realm.realmId, (tx) =>
        insertOverrule(tx, realm.realmId, {
          id: `01990000-0000-7000-8000-0000000000${String(at).padStart(2, '0')}`,
          answerId: answer.id,
          answerVersion: at,
          code: 'empty',
          says: empty ? 'empty after all' : 'not so',
          why: 'x',
          signs: [{ code: empty ? 'passed-on' : 'by-the-rules', value: 1, spans: [] }],
          saidBy: realm.curator.id,
          saidAt: clock.now(),
        }),
      );
    for (let at = 10; at < 29; at++) await teach(at, at % 2 === 0);
    await teachDetectors(parts);
    const newest = () => database.inRealm(realm.realmId, (tx) => newestDetector(tx, realm.realmId));
    expect(await newest()).toBeUndefined();
    await teach(29, false);
    await teachDetectors(parts);
    const made = await newest();
    expect(made).toMatchObject({ version: 1, lessons: 20 });
    await teachDetectors(parts);
    expect(await newest()).toEqual(made);
  });
});
