import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareMass } from '../../cases/mass/declare-mass.ts';
import { decideCases } from '../../cases/mass/gather.ts';
import { findMass, membersOf } from '../../cases/mass/mass.store.ts';
import { photo } from '../../files/testing/photo.ts';
import { sql } from '../../platform/database.ts';
import { showPublicNumber } from '../../platform/public-number.ts';
import { answersOfCase } from '../answers.store.ts';
import { proofsOfCase } from '../proofs.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../testing/answer-scene.ts';
import { decideMassAnswer, saveMassAnswer, sendMassAnswer } from './mass-answer.ts';
import { addMassProof, removeMassProof } from './mass-proofs.ts';
import { previewMassAnswer } from './preview-mass-answer.ts';
import { publishMassAnswer } from './publish-mass-answer.ts';
import { massAnswerFor } from './read-mass-answer.ts';

let scene: AnswerScene;
let massId: string;
const numbers: string[] = [];
const caseIds: string[] = [];
const inRealm: AnswerScene['database']['inRealm'] = (realmId, work) => scene.database.inRealm(realmId, work);

beforeAll(async () => {
  const alone = await answerScene();
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed-mass-proofs-'));
  scene = { ...alone, parts: { ...alone.parts, dataDirectory } };
  const { parts, realm } = scene;
  for (let n = 0; n < 3; n += 1) {
    const row = await scene.openCase(`The lift in house ${n} stands.`);
    caseIds.push(row.id);
    numbers.push(showPublicNumber(row.number));
  }
  const declared = { caseId: caseIds[0]!, title: 'Lifts stand', reason: 'One fault.', everywhere: true };
  massId = (await declareMass(parts, realm.operator, declared)).id;
  const held = await inRealm(realm.realmId, (tx) => membersOf(tx, realm.realmId, massId));
  const decisions = held.map(({ caseId }) => ({ caseId, state: 'confirmed' as const }));
  await decideCases(parts, realm.operator, massId, await version(), decisions);
});
afterAll(async () => {
  await scene.database.close();
  await rm(scene.parts.dataDirectory, { recursive: true });
});

const version = async () =>
  (await inRealm(scene.realm.realmId, (tx) => findMass(tx, scene.realm.realmId, massId)))!.version;
const text = { ...wholeAnswer, text: `${wholeAnswer.text} Your case is {{number}}.` };
const upload = (pixel: number) => ({
  name: 'after.jpg',
  bytes: Readable.from([photo({ pixel })]),
  shows: 'after' as const,
});

describe('the one answer for many', () => {
  it('is shown beforehand as each channel carries it, with the details of a case', async () => {
    const [preview, ...others] = await previewMassAnswer(scene.parts, scene.realm.curator, massId, text);
    expect(others).toEqual([]);
    expect(preview).toMatchObject({ cases: 3, tooLong: false });
    expect(numbers).toContain(preview!.number);
    expect(preview!.text).toContain(`Your case is ${preview!.number}.`);
  });

  it('keeps proofs while it is written, and says of silent ones that they are', async () => {
    const { parts, realm } = scene;
    await saveMassAnswer(parts, realm.operator, massId, await version(), text);
    await addMassProof(parts, realm.operator, massId, await version(), upload(1));
    await addMassProof(parts, realm.operator, massId, await version(), upload(2));
    const { files, findings } = await massAnswerFor(parts, realm.operator, massId);
    expect(files).toMatchObject([{ name: 'after.jpg', shows: 'after' }, { shows: 'after' }]);
    expect(findings.map(({ code }) => code)).toContain('photo-silent');
    await removeMassProof(parts, realm.operator, massId, await version(), files[1]!.id);
    expect((await massAnswerFor(parts, realm.operator, massId)).files).toHaveLength(1);
    const left = await inRealm(realm.realmId, (tx) =>
      tx.all(sql<{ id: string }>`select id from files order by id`),
    );
    expect(left).toEqual([{ id: files[0]!.id }]);
    await expect(
      addMassProof(parts, realm.executor, massId, await version(), upload(3)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('does not go to review while something in it is known of none of the cases', async () => {
    const { parts, realm } = scene;
    await saveMassAnswer(parts, realm.operator, massId, await version(), {
      ...text,
      text: `${text.text} {{nonsense}}`,
    });
    await expect(sendMassAnswer(parts, realm.operator, massId, await version())).rejects.toMatchObject({
      code: 'answer-not-filled',
    });
  });

  it('goes to each with their own details and the same proofs', async () => {
    const { parts, realm } = scene;
    const { realmId } = realm;
    await saveMassAnswer(parts, realm.operator, massId, await version(), text);
    await sendMassAnswer(parts, realm.operator, massId, await version());
    await decideMassAnswer(parts, realm.curator, massId, await version(), { act: 'approve' });
    await publishMassAnswer(parts, { realmId, massId });
    for (const [place, caseId] of caseIds.entries()) {
      const [answer] = await inRealm(realmId, (tx) => answersOfCase(tx, realmId, caseId));
      expect(answer!.text).toContain(`Your case is ${numbers[place]}.`);
      const proofs = await inRealm(realmId, (tx) => proofsOfCase(tx, realmId, caseId));
      expect(proofs).toMatchObject([{ answerId: answer!.id, name: 'after.jpg', shows: 'after' }]);
    }
  });
});
