import { expect, it, onTestFinished } from 'vitest';
import { answerScene } from '../answers/testing/answer-scene.ts';
import { actOnCase } from './act.ts';
import { readCaseFor } from './read-case.ts';
import { readWorkFor } from './work/read-work.ts';

it('bounds what stands beside a case: nobody is shown the cases and answers of another authority there', async () => {
  const { database, parts, realm, openCase, publish } = await answerScene();
  onTestFinished(() => database.close());
  const ofRoads = await openCase();
  await publish(ofRoads);
  const open = await openCase('The pothole at Garden Street 4 again.');
  const beside = await openCase('A pothole at Garden Street 4, third time.');
  const act = { act: 'assign' as const, authorityId: realm.townHallId };
  await actOnCase(parts, realm.operator, beside.id, beside.version, act);
  const seenBy = async (person: typeof realm.curator) => {
    const { nearby, similarSolved } = await readCaseFor(parts, person, beside.id);
    const { same } = await readWorkFor(parts, person, beside.id);
    return { nearby: nearby.map(({ id }) => id), similar: similarSolved, same: same.map(({ id }) => id) };
  };
  const curator = await seenBy(realm.curator);
  expect(curator).toMatchObject({ similar: [{ caseId: ofRoads.id }], same: [open.id] });
  expect(curator.nearby.sort()).toEqual([ofRoads.id, open.id].sort());
  expect(await seenBy(realm.townExecutor)).toEqual({ nearby: [], similar: [], same: [] });
});
