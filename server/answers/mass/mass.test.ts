import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../cases/index.ts';
import { isBurst } from '../../cases/mass/burst.rules.ts';
import { actOnMass, declareMass } from '../../cases/mass/declare-mass.ts';
import { decideCases } from '../../cases/mass/gather.ts';
import { matches, sampleSize } from '../../cases/mass/mass.rules.ts';
import { findMass, membersOf } from '../../cases/mass/mass.store.ts';
import { onCaseOpenedAmongMany } from '../../cases/mass/on-case-opened.ts';
import { proposeBursts } from '../../cases/mass/propose-bursts.ts';
import { readMassFor, titleFor } from '../../cases/mass/read-mass.ts';
import { step } from '../../platform/consumers.ts';
import { sql } from '../../platform/database.ts';
import { createLog } from '../../platform/log.ts';
import { answersOfCase } from '../answers.store.ts';
import { giveVerdict } from '../give-verdict.ts';
import { insertRuleSet } from '../review-rules.store.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../testing/answer-scene.ts';
import { decideMassAnswer, saveMassAnswer, sendMassAnswer } from './mass-answer.ts';
import { overruleMassFinding } from './mass-findings.ts';
import { publishMassAnswer } from './publish-mass-answer.ts';
import { massAnswerFor } from './read-mass-answer.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const massOf = (id: string) =>
  scene.database.inRealm(scene.realm.realmId, async (tx) => (await findMass(tx, scene.realm.realmId, id))!);
const members = (id: string) =>
  scene.database.inRealm(scene.realm.realmId, (tx) => membersOf(tx, scene.realm.realmId, id));
const gatherNew = async () => {
  const consumer = onCaseOpenedAmongMany(scene.parts);
  while ((await step(scene.database, scene.clock, createLog('silent'), consumer)) > 0);
};

async function several(count: number): Promise<Case[]> {
  const cases: Case[] = [];
  for (let n = 0; n < count; n += 1) cases.push(await scene.openCase(`The lift in house ${n} stands.`));
  return cases;
}

const declare = (row: Case) =>
  declareMass(scene.parts, scene.realm.operator, {
    caseId: row.id,
    title: 'Lifts stand',
    reason: 'One fault on the line.',
    everywhere: false,
  });

const confirmAll = async (id: string, excepted?: string) => {
  const problem = await massOf(id);
  const decisions = (await members(id)).map(({ caseId }) => ({
    caseId,
    state: caseId === excepted ? ('excepted' as const) : ('confirmed' as const),
    reason: 'Looked at.',
  }));
  return decideCases(scene.parts, scene.realm.operator, id, problem.version, decisions);
};

async function answerAll(id: string): Promise<void> {
  const { parts, realm } = scene;
  const saved = await saveMassAnswer(parts, realm.operator, id, (await massOf(id)).version, wholeAnswer);
  const sent = await sendMassAnswer(parts, realm.operator, id, saved.version);
  await decideMassAnswer(parts, realm.curator, id, sent.version, { act: 'approve' });
}

describe('a mass problem', () => {
  it('gathers open cases that match, and new ones as they come, for a person to confirm', async () => {
    const [first, ...others] = await several(3);
    const problem = await declare(first!);
    const late = await scene.openCase('One more lift.');
    const elsewhere = await scene.openCase('A lift in the south.', { areaId: scene.realm.southId });
    await gatherNew();
    const held = new Map((await members(problem.id)).map(({ caseId, state }) => [caseId, state]));
    expect(held.get(first!.id)).toBe('confirmed');
    for (const { id } of [...others, late]) expect(held.get(id)).toBe('proposed');
    expect(held.has(elsewhere.id)).toBe(false);
    await confirmAll(problem.id);
    expect(await scene.readCase(late)).toMatchObject({ massProblemId: problem.id });
    await actOnMass(scene.parts, scene.realm.operator, problem.id, (await massOf(problem.id)).version, {
      act: 'end',
    });
  });

  it('is answered once: each resident by an answer of their own case, exceptions left out, a sample asked', async () => {
    scene.clock.advance(72 * 3_600_000);
    const cases = await several(8);
    const problem = await declare(cases[0]!);
    await confirmAll(problem.id, cases[7]!.id);
    await expect(
      decideMassAnswer(scene.parts, scene.realm.curator, problem.id, (await massOf(problem.id)).version, {
        act: 'approve',
      }),
    ).rejects.toMatchObject({ code: 'answer-not-possible' });
    await answerAll(problem.id);
    const payload = { realmId: scene.realm.realmId, massId: problem.id };
    await publishMassAnswer(scene.parts, payload);
    await publishMassAnswer(scene.parts, payload);
    await scene.deliverAll();
    expect(await massOf(problem.id)).toMatchObject({ answerState: 'published' });
    const texts = new Set<string>();
    for (const row of cases.slice(0, 7)) {
      expect((await scene.readCase(row)).state).toBe('answered');
      const answers = await scene.database.inRealm(scene.realm.realmId, (tx) =>
        answersOfCase(tx, scene.realm.realmId, row.id),
      );
      expect(answers).toHaveLength(1);
      const sent = await scene.database.acrossRealms((tx) =>
        tx.all(
          sql<{ text: string }>`select text from outgoing where case_id = ${row.id} and kind = 'answer'`,
        ),
      );
      expect(sent).toHaveLength(1);
      texts.add(sent[0]!.text);
    }
    // Each with its own number and link.
    expect(texts.size).toBe(7);
    expect((await scene.readCase(cases[7]!)).state).toBe('assigned');
    const asked = await scene.database.acrossRealms((tx) =>
      tx.all(sql<{ caseId: string }>`select m.case_id as "caseId" from mass_problem_cases m
        where m.mass_problem_id = ${problem.id} and m.sampled`),
    );
    expect(asked).toHaveLength(5);
    const resident = { kind: 'resident' as const, realmId: scene.realm.realmId, caseId: asked[0]!.caseId };
    await scene.database.inRealm(scene.realm.realmId, (tx) =>
      giveVerdict(tx, scene.parts, resident, { solved: false, rating: 2, comment: 'It stands again.' }),
    );
    const shown = await readMassFor(scene.parts, scene.realm.curator, problem.id);
    expect(shown.sample).toEqual({ asked: 5, answered: 1, solved: 0, notSolved: 1 });
  });

  it('is not published by whoever drafted it', async () => {
    scene.clock.advance(72 * 3_600_000);
    const [row] = await several(1);
    const problem = await declare(row!);
    const { parts, realm } = scene;
    const saved = await saveMassAnswer(parts, realm.curator, problem.id, problem.version, wholeAnswer);
    const sent = await sendMassAnswer(parts, realm.curator, problem.id, saved.version);
    await expect(
      decideMassAnswer(parts, realm.curator, problem.id, sent.version, { act: 'approve' }),
    ).rejects.toMatchObject({ code: 'four-eyes' });
    await actOnMass(parts, realm.curator, problem.id, sent.version, { act: 'end' });
  });

  it('is read by the detector, and approved by whomever the strictest rule among its cases names', async () => {
    scene.clock.advance(72 * 3_600_000);
    const { parts, realm } = scene;
    const { realmId } = realm;
    await scene.database.inRealm(realmId, (tx) =>
      insertRuleSet(tx, realmId, {
        version: 1,
        rules: [
          {
            topicIds: [],
            authorityIds: [realm.roadsId],
            risks: [],
            sentBackFrom: null,
            needs: 'head and curator',
            note: null,
          },
        ],
        madeBy: realm.curator.id,
        madeAt: scene.clock.now(),
      }),
    );
    const [row] = await several(1);
    const problem = await declare(row!);
    const empty = { ...wholeAnswer, text: 'Your appeal has been considered and taken into account.' };
    const saved = await saveMassAnswer(parts, realm.operator, problem.id, problem.version, empty);
    const { findings } = await massAnswerFor(parts, realm.operator, problem.id);
    expect(findings.map(({ code }) => code)).toContain('empty');
    const input = { code: 'empty', why: 'It says when.' };
    const doubted = await overruleMassFinding(parts, realm.operator, problem.id, saved.version, input);
    const sent = await sendMassAnswer(parts, realm.operator, problem.id, doubted.version);
    const approve = (person: typeof realm.head, seen: number) =>
      decideMassAnswer(parts, person, problem.id, seen, { act: 'approve' });
    await expect(approve(realm.townExecutor, sent.version)).rejects.toMatchObject({ code: 'forbidden' });
    const half = await approve(realm.head, sent.version);
    expect(half.answerState).toBe('in review');
    const shown = await massAnswerFor(parts, realm.curator, problem.id);
    expect(shown).toMatchObject({ needs: { approvedBy: [realm.head.name] } });
    expect(shown.acts).toEqual(['approve', 'send back', 'overrule']);
    expect((await approve(realm.curator, half.version)).answerState).toBe('publishing');
    await publishMassAnswer(parts, { realmId, massId: problem.id });
    const [made] = await scene.database.acrossRealms((tx) =>
      tx.all(sql<{ approvals: number; overruled: number; findings: number }>`
        select (select count(*) from reviews r where r.answer_id = a.id) as approvals,
          (select count(*) from overrules o where o.answer_id = a.id) as overruled,
          jsonb_array_length(a.findings) as findings
        from answers a where a.case_id = ${row!.id}`),
    );
    expect(made).toEqual({ approvals: 2, overruled: 1, findings: findings.length });
  });

  it('keeps a title in the language it was written in, and names a burst in the reader’s', async () => {
    const { parts, realm } = scene;
    const [row] = await several(1);
    const input = { caseId: row!.id, title: 'Лифты стоят', reason: 'One fault.', everywhere: false };
    const problem = await declareMass(parts, realm.operator, { ...input, titleLanguage: 'ru' });
    const shown = await readMassFor(parts, { ...realm.curator, language: 'en' }, problem.id);
    expect(shown).toMatchObject({ title: 'Лифты стоят', titleLanguage: 'ru' });
    const named = { title: 'Ямы', titleLanguage: null, topicId: realm.potholesId, areaId: null };
    const directory = await scene.database.inRealm(realm.realmId, (tx) =>
      parts.directories.of(tx, realm.realmId),
    );
    expect(titleFor(directory, named, 'en')).toEqual({ title: 'Potholes', titleLanguage: 'en' });
  });

  it('is proposed from a burst of messages on one topic in one place, once', async () => {
    scene.clock.advance(72 * 3_600_000);
    const { realmId, potholesId, southId } = scene.realm;
    const at = scene.clock.now();
    for (let n = 0; n < 9; n += 1) {
      const messageId = await scene.write(`Pothole number ${n} on the bridge.`);
      await scene.database.acrossRealms((tx) =>
        tx.run(sql`insert into proposals
            (realm_id, message_id, made_by, made_at, language, topic_id, area_id, severity, type, detail)
          values (${realmId}, ${messageId}, 'test', ${at}, 'en', ${potholesId}, ${southId}, 3, 'solve', '{}')`),
      );
    }
    expect(await proposeBursts(scene.parts)).toBe(1);
    expect(await proposeBursts(scene.parts)).toBe(0);
    const [found] = await scene.database.acrossRealms((tx) =>
      tx.all(sql<{ state: string; messages: number }>`
        select state, (burst->>'messages')::int as messages from mass_problems where area_id = ${southId}`),
    );
    expect(found).toEqual({ state: 'proposed', messages: 9 });
  });
});

describe('the rules of mass problems', () => {
  it('call a burst what chance does not make of the usual', () => {
    const seen = (messages: number, usual: number, alike = 0) =>
      isBurst({ messages, usual, alike, hours: 6 });
    expect([seen(4, 0), seen(5, 0), seen(9, 4), seen(13, 4), seen(100, 90), seen(10, 4, 8)]).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('ask a tenth, at least five, never more than there are', () => {
    expect([1, 5, 40, 51, 200].map(sampleSize)).toEqual([1, 5, 5, 6, 20]);
  });

  it('match by topic, place and time', () => {
    const since = new Date('2026-11-02T00:00:00Z');
    const problem = { topicId: 't', areaId: 'a', since } as Parameters<typeof matches>[0];
    const row = { topicId: 't', areaId: 'a', openedAt: new Date('2026-11-02T01:00:00Z') };
    expect(matches(problem, row)).toBe(true);
    expect(matches(problem, { ...row, areaId: 'b' })).toBe(false);
    expect(matches({ ...problem, areaId: null }, { ...row, areaId: 'b' })).toBe(true);
    expect(matches(problem, { ...row, openedAt: new Date('2026-11-01T23:00:00Z') })).toBe(false);
  });
});
