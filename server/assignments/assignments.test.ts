import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProof } from '../answers/proofs.ts';
import { makeLinks } from '../cases/index.ts';
import { createDrivers, memoryChannel } from '../channels/index.ts';
import { attachToMessage, keepBytes } from '../files/index.ts';
import { png } from '../files/testing/png.ts';
import { type Person, system } from '../platform/actor.ts';
import { step } from '../platform/consumers.ts';
import { sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { eraseByLink } from '../safeguards/erase-messages.ts';
import { type House, openHouse } from '../safeguards/testing/house.ts';
import { createDirectories } from '../territory/index.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { countRealms } from './realms/count-realms.ts';
import { watchAssignments } from './watch-assignments.ts';

let house: House;
let country: SmallRealm;
let east: SmallRealm;
let west: SmallRealm;

const hour = 3_600_000;
const author = { address: 'chat:5501', name: 'Lidia Vetrova', contact: 'lidia@vetrova.example' };

beforeAll(async () => {
  house = await openHouse();
  country = await house.addRealm('country');
  east = await house.addRealm('east');
  west = await house.addRealm('west');
  await house.database.acrossRealms((tx) =>
    tx.run(
      sql`update realms set parent_id = ${country.realmId} where id in (${east.realmId}, ${west.realmId})`,
    ),
  );
});
afterAll(() => house.close());

/** Everything that hangs on events happens, until nothing more follows. */
async function settle(): Promise<void> {
  const consumers = house.app.modules
    .filter(({ name }) => ['assignments', 'cases', 'notices'].includes(name))
    .flatMap((one) => one.consumers ?? []);
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const consumer of consumers)
      moved += await step(house.database, house.clock, createLog('silent'), consumer);
  }
}

interface View {
  readonly id: string;
  readonly side: 'given' | 'taken';
  readonly version: number;
  readonly state: string;
  readonly purpose: string;
  readonly binding: boolean;
  readonly caseId: string | null;
  readonly partnerNumber: string | null;
  readonly dueAt: string | null;
  readonly acts: string[];
  readonly topicId: string | null;
  readonly document: { words: { text: string }[]; withContact: boolean; refusals: { reason: string }[] };
  readonly letters: {
    kind: string;
    ours: boolean;
    reason: string | null;
    text: string | null;
    late: boolean;
  }[];
}

const ask = async <T>(
  person: Person,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
  version?: number,
) => {
  const reply = await house.ask(person, method, url, body, version);
  if (reply.statusCode >= 300) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`);
  return reply.json() as T;
};
const refusedWith = async (person: Person, url: string, body: object, version?: number) =>
  (await house.ask(person, 'POST', url, body, version)).json().code as string;

/** Proposed by the leader, approved by the administrator, signed by the partner. */
async function agree(from: SmallRealm, to: SmallRealm, terms: object = {}): Promise<string> {
  const made = await ask<{ id: string; version: number }>(from.leader, 'POST', '/api/agreements', {
    partnerId: to.realmId,
    terms: { topics: null, personal: false, openCases: false, ...terms },
    validFrom: '2026-11-01',
    validUntil: '2027-10-31',
  });
  const act = (person: Person, act: string, version: number) =>
    ask<{ version: number }>(person, 'POST', `/api/agreements/${made.id}/act`, { act }, version);
  expect(await refusedWith(from.leader, `/api/agreements/${made.id}/act`, { act: 'approve' }, 1)).toBe(
    'agreement-own',
  );
  await act(from.administrator, 'approve', made.version);
  await settle();
  await act(to.administrator, 'sign', 1);
  await settle();
  return made.id;
}

async function openCase(
  realm: SmallRealm,
  text = 'The road to the school is gone. Ring me: +7 912 555-01-23.',
) {
  return house.openCase(realm, await house.write(realm, text, author));
}

const versionOf = async (realm: SmallRealm, caseId: string) =>
  (await ask<{ version: number }>(realm.curator, 'GET', `/api/cases/${caseId}`)).version;

async function pass(realm: SmallRealm, caseId: string, to: SmallRealm, more: object = {}): Promise<string> {
  const body = {
    realmId: to.realmId,
    centreId: to.regionCentreId,
    why: 'The road is yours.',
    withContact: false,
    ...more,
  };
  const made = await ask<{ id: string }>(
    realm.curator,
    'POST',
    `/api/cases/${caseId}/assignments`,
    body,
    await versionOf(realm, caseId),
  );
  await settle();
  return made.id;
}

const inbox = async (realm: SmallRealm, view = 'waiting') =>
  (await ask<{ items: View[] }>(realm.curator, 'GET', `/api/assignments?view=${view}`)).items;
const given = async (realm: SmallRealm, caseId: string, id: string) =>
  (await ask<View[]>(realm.curator, 'GET', `/api/cases/${caseId}/assignments`)).find(
    (one) => one.id === id && one.side === 'given',
  )!;
async function waiting(realm: SmallRealm, id: string, view = 'waiting'): Promise<View> {
  return (await inbox(realm, view)).find((one) => one.id === id)!;
}

async function accept(realm: SmallRealm, id: string): Promise<string> {
  const { version, topicId } = await waiting(realm, id);
  const body = { topicId, authorityId: realm.roadsId };
  const { caseId } = await ask<{ caseId: string }>(
    realm.curator,
    'POST',
    `/api/assignments/${id}/accept`,
    body,
    version,
  );
  await settle();
  return caseId;
}

async function refuse(
  realm: SmallRealm,
  id: string,
  owner: object = { kind: 'back' },
  reason = 'Not our road.',
) {
  const { version } = await waiting(realm, id);
  await ask(realm.curator, 'POST', `/api/assignments/${id}/refuse`, { reason, owner }, version);
  await settle();
}

/** A file beside the message that opened a case. */
async function attach(realm: SmallRealm, caseId: string, bytes: Buffer, name: string): Promise<string> {
  const blob = await keepBytes(house.platform, realm.realmId, Readable.from([bytes]), 10_000);
  return house.database.inRealm(realm.realmId, async (tx) => {
    const { id } = await tx.one(sql<{ id: string }>`select message_id as id from case_messages
      where case_id = ${caseId}`);
    const { fileIds } = await attachToMessage(
      tx,
      realm.realmId,
      id,
      [{ ...blob, name }],
      10,
      house.clock.now(),
    );
    return fileIds[0]!;
  });
}

const caseParts = () => ({
  ...house.platform,
  drivers: createDrivers([memoryChannel().driver]),
  directories: createDirectories(),
});

async function correct(realm: SmallRealm, caseId: string, text: string): Promise<void> {
  const answers = await ask<{ id: string; state: string }[]>(
    realm.curator,
    'GET',
    `/api/cases/${caseId}/answers`,
  );
  const corrects = answers.findLast(({ state }) => state === 'published')!.id;
  await answer(realm, caseId, text, undefined, corrects);
}

/** Drafted by the authority and let out by the centre's curator. */
async function answer(
  realm: SmallRealm,
  caseId: string,
  text: string,
  photo?: 'after',
  corrects?: string,
): Promise<void> {
  const words = { kind: 'final', outcome: 'solved', text, responsible: 'The road master' };
  const draft = corrects ? { ...words, corrects } : words;
  const made = await ask<{ id: string; version: number }>(
    realm.executor,
    'POST',
    `/api/cases/${caseId}/answers`,
    draft,
  );
  if (photo)
    await addProof(caseParts(), realm.executor, made.id, {
      name: 'mended.png',
      bytes: Readable.from([png([10, 200, 10])]),
      shows: photo,
    });
  const sent = await ask<{ version: number }>(
    realm.executor,
    'POST',
    `/api/answers/${made.id}/send-to-review`,
    {},
    made.version,
  );
  await ask(realm.curator, 'POST', `/api/answers/${made.id}/approve`, {}, sent.version);
  await settle();
}

/** What the curator of a realm was told. */
const noticesOf = async ({ curator }: SmallRealm) =>
  (await ask<{ items: { kind: string }[] }>(curator, 'GET', '/api/notices')).items.map(({ kind }) => kind);

const acts = (realm: SmallRealm) =>
  house.database.acrossRealms((tx) =>
    tx.all(sql<{ act: string; data: Record<string, unknown> }>`
      select act, data from outward_acts where realm_id = ${realm.realmId} order by seq`),
  );

/** The West answers what the East passed it, and the East tells its resident. */
async function answerBoth(caseId: string, linked: string): Promise<void> {
  await answer(west, linked, 'The road was mended on Monday by the road crew.');
  await answer(east, caseId, 'The road was mended on Monday by the road crew of the West.');
  await house.database.acrossRealms(async (tx) => {
    await tx.run(sql`update answers set state = 'published', published_at = ${house.clock.now()}
      where case_id = ${caseId} and state = 'sending'`);
    await tx.run(sql`update cases set state = 'answered' where id = ${caseId}`);
  });
}

/** The resident says on their private page that it is not solved. */
async function objectTo(caseId: string, messageId: string, text: string): Promise<void> {
  const [token] = await house.database.inRealm(east.realmId, (tx) =>
    makeLinks(tx, east.realmId, [{ caseId, kind: 'act', messageId }], house.clock.now()),
  );
  const payload = new URLSearchParams({ act: 'verdict', solved: 'no', text }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await house.inject({ method: 'POST', url: `/r/east/a/${token}`, headers, payload });
  expect(reply.statusCode).toBe(303);
  await settle();
}

describe('passing a case across realms', () => {
  it('asks for an agreement that three people of two realms have made', async () => {
    const { id } = await openCase(east);
    const body = { realmId: west.realmId, centreId: west.regionCentreId, why: 'Yours.', withContact: false };
    expect(await refusedWith(east.curator, `/api/cases/${id}/assignments`, body, 1)).toBe('no-agreement');
    await agree(east, west);
    const listed = await ask<{ items: { side: string; state: string }[] }>(
      west.leader,
      'GET',
      '/api/agreements',
    );
    expect(listed.items).toMatchObject([{ side: 'taken', state: 'in force' }]);
    const withContact = { ...body, withContact: true };
    expect(await refusedWith(east.curator, `/api/cases/${id}/assignments`, withContact, 1)).toBe(
      'no-agreement',
    );
    expect(await pass(east, id, west)).toBeTruthy();
  });

  it('shows the other side the public part, opens a case of its own there, and brings the answer back as a draft', async () => {
    const { id: caseId } = await openCase(east);
    await ask(east.operator, 'POST', `/api/cases/${caseId}/notes`, {
      text: 'Between us: they never mend it.',
    });
    const id = await pass(east, caseId, west);
    const offered = await waiting(west, id);
    expect(offered.document.words[0]!.text).toMatch(/^The road to the school is gone\. Ring me: \[\S+\]\.$/);
    expect(JSON.stringify(offered)).not.toMatch(/Between us|Vetrova|555-01-23/);
    expect(offered.dueAt).toBe((await given(east, caseId, id)).dueAt);

    expect(await noticesOf(west)).toContain('passed to us');

    const linked = await accept(west, id);
    const after = await given(east, caseId, id);
    expect(after).toMatchObject({ state: 'accepted' });
    expect(after.partnerNumber).toMatch(/\S/);
    expect(after.dueAt).not.toBe(offered.dueAt);

    await answer(west, linked, 'The road was mended on Monday by the road crew.');
    expect(await given(east, caseId, id)).toMatchObject({ state: 'answered', dueAt: null });
    expect(await noticesOf(east)).toContain('passed answered');
    const drafts = await ask<{ state: string; text: string; kind: string; draftedByName: string }[]>(
      east.curator,
      'GET',
      `/api/cases/${caseId}/answers`,
    );
    expect(drafts).toMatchObject([
      { state: 'draft', kind: 'final', text: 'The road was mended on Monday by the road crew.' },
    ]);
    expect(await ask(east.curator, 'GET', `/api/cases/${caseId}`)).toMatchObject({ state: 'assigned' });
  });

  it('tells the other side of the resident’s verdict, and begins the work there again', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    const linked = await accept(west, id);
    await answerBoth(caseId, linked);
    const version = await versionOf(east, caseId);
    await ask(
      east.curator,
      'POST',
      `/api/cases/${caseId}/act`,
      { act: 'reopen', reason: 'Holes again' },
      version,
    );
    await settle();
    expect(await given(east, caseId, id)).toMatchObject({ state: 'accepted' });
    expect((await given(east, caseId, id)).dueAt).not.toBeNull();
    expect(await ask(west.curator, 'GET', `/api/cases/${linked}`)).toMatchObject({ state: 'reopened' });
    const story = await ask(west.curator, 'GET', `/api/cases/${linked}/story`);
    expect(JSON.stringify(story)).toContain('reopened by the centre that passed it');
    // What staff wrote to one another stayed at home.
    expect(JSON.stringify(await waiting(west, id, 'open'))).not.toContain('Holes again');
  });

  it('lets both sides write to one another in one history', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    const linked = await accept(west, id);
    const { version } = await waiting(west, id, 'open');
    await ask(
      west.operator,
      'POST',
      `/api/assignments/${id}/say`,
      { side: 'taken', text: 'Which lane?' },
      version,
    );
    await settle();
    const ours = await given(east, caseId, id);
    const theirs = await waiting(west, id, 'open');
    expect(ours.letters.map(({ kind }) => kind)).toEqual(['passed', 'accepted', 'said']);
    expect(theirs.letters.map(({ kind }) => kind)).toEqual(['passed', 'accepted', 'said']);
    expect(ours.letters.map((one) => one.ours)).toEqual([true, false, false]);
    expect(theirs.letters.map((one) => one.ours)).toEqual([false, true, true]);
    expect(linked).not.toBe(caseId);
  });

  it('withdraws what was opened there when it is taken back', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    const linked = await accept(west, id);
    const { version } = await given(east, caseId, id);
    await ask(
      east.curator,
      'POST',
      `/api/assignments/${id}/withdraw`,
      { reason: 'It was ours after all' },
      version,
    );
    await settle();
    expect(await ask(west.curator, 'GET', `/api/cases/${linked}`)).toMatchObject({ state: 'withdrawn' });
    expect(await waiting(west, id, 'ended')).toMatchObject({ state: 'withdrawn', acts: [] });
  });

  it('carries a contact only where the agreement names it, sealed anew and without the address', async () => {
    await agree(east, country, { personal: true });
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, country, { withContact: true });
    const linked = await accept(country, id);
    const { messages } = await ask<{ messages: { messageId: string; pseudonym: string | null }[] }>(
      country.curator,
      'GET',
      `/api/cases/${linked}`,
    );
    expect(messages[0]!.pseudonym).toBeNull();
    const shown = await ask<Record<string, unknown>>(
      country.operator,
      'POST',
      `/api/messages/${messages[0]!.messageId}/contact`,
      { reason: 'To agree on a time' },
    );
    expect(JSON.stringify(shown)).toContain('lidia@vetrova.example');
    expect(JSON.stringify(shown)).not.toContain('chat:5501');
  });

  it('passes within a realm too: the other centre has a case of its own', async () => {
    const { id: caseId } = await openCase(east);
    const town = { realmId: east.realmId, centreId: east.townCentreId };
    const id = await pass(east, caseId, east, town);
    const offered = await waiting(east, id);
    expect(offered).toMatchObject({ side: 'taken', state: 'offered' });
    const linked = await accept(east, id);
    expect(await ask(east.curator, 'GET', `/api/cases/${linked}`)).toMatchObject({
      centreId: east.townCentreId,
    });
    expect(await given(east, caseId, id)).toMatchObject({ state: 'accepted' });
  });

  it('takes along the pictures that may go, and brings back the photos of the answer', async () => {
    const { id: caseId } = await openCase(east);
    const picture = await attach(east, caseId, png([200, 10, 10]), 'Vetrova.png');
    await attach(east, caseId, Buffer.from('A copy of a passport'), 'passport.txt');
    await house.database.acrossRealms((tx) =>
      tx.run(sql`update messages m set private = true from case_messages cm
        where cm.case_id = ${caseId} and m.id = cm.message_id`),
    );
    const quiet = await pass(east, caseId, west);
    expect((await waiting(west, quiet)).document).toMatchObject({ attached: [], files: 2 });
    await refuse(west, quiet);
    const id = await pass(east, caseId, west, { withPictures: true });
    const offered = await waiting(west, id);
    expect(offered.document).toMatchObject({ attached: [{ id: picture, name: '1.png' }], files: 1 });
    expect((await house.ask(west.curator, 'GET', `/api/files/${picture}`)).statusCode).toBe(200);
    expect((await house.ask(country.curator, 'GET', `/api/files/${picture}`)).statusCode).toBe(404);

    const linked = await accept(west, id);
    const opened = await ask<{ messages: { files: { id: string }[] }[] }>(
      west.executor,
      'GET',
      `/api/cases/${linked}`,
    );
    expect(opened.messages[0]!.files.map((file) => file.id)).toEqual([picture]);
    await answer(west, linked, 'The road was mended on Monday by the road crew.', 'after');
    const [draft] = await ask<{ id: string; state: string }[]>(
      east.curator,
      'GET',
      `/api/cases/${caseId}/answers`,
    );
    const proofs = await house.database.inRealm(east.realmId, (tx) =>
      tx.all(sql<{ id: string; shows: string }>`select file_id as id, shows from answer_files
        where answer_id = ${draft!.id}`),
    );
    expect(proofs).toMatchObject([{ shows: 'after' }]);
    expect((await house.ask(east.executor, 'GET', `/api/files/${proofs[0]!.id}`)).statusCode).toBe(200);
  });

  it('forgets on both sides what its author has erased', async () => {
    const { id: caseId } = await openCase(east, 'A pit at Linden Lane swallowed my wheel');
    const picture = await attach(east, caseId, png([1, 90, 200]), 'pit.png');
    const id = await pass(east, caseId, west, { withPictures: true });
    const linked = await accept(west, id);
    const { messageId } = await house.database.acrossRealms((tx) =>
      tx.one(sql<{ messageId: string }>`select message_id as "messageId" from case_messages
        where case_id = ${caseId}`),
    );
    await answerBoth(caseId, linked);
    await objectTo(caseId, messageId, 'Linden Lane is as bad as ever');
    expect(JSON.stringify(await waiting(west, id, 'open'))).toContain('Linden Lane is as bad as ever');
    await eraseByLink(house.platform, east.realmId, system('test'), messageId);
    for (const table of [
      'assignments',
      'assignment_letters',
      'messages',
      'message_versions',
      'cases',
      'events',
    ]) {
      const found = await house.database.acrossRealms((tx) =>
        tx.all(sql`select 1 from ${sql.ref(table)} t where t::text like '%Linden Lane%'`),
      );
      expect(found, table).toEqual([]);
    }
    expect((await house.ask(west.curator, 'GET', `/api/files/${picture}`)).statusCode).toBe(404);
  });

  it('carries a correction after its answer: into the draft that stands, and as a correction of what was published', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    const linked = await accept(west, id);
    await answer(west, linked, 'The road was mended on Monday by the road crew.');
    await correct(west, linked, 'The road was mended on Tuesday by the road crew.');
    const drafts = () =>
      ask<{ id: string; state: string; text: string; corrects: object | null }[]>(
        east.curator,
        'GET',
        `/api/cases/${caseId}/answers`,
      );
    expect(await drafts()).toMatchObject([{ state: 'draft', text: expect.stringContaining('Tuesday') }]);
    await house.database.acrossRealms((tx) =>
      tx.run(sql`update answers set state = 'published', published_at = ${house.clock.now()}
        where case_id = ${caseId}`),
    );
    await correct(west, linked, 'The road was mended on Wednesday by the road crew.');
    expect(await drafts()).toMatchObject([
      { state: 'published', text: expect.stringContaining('Tuesday') },
      { state: 'draft', text: expect.stringContaining('Wednesday'), corrects: { text: expect.any(String) } },
    ]);
    expect((await given(east, caseId, id)).letters.map(({ kind }) => kind)).toEqual([
      'passed',
      'accepted',
      'answered',
      'corrected',
      'corrected',
    ]);
  });

  it('tells whoever works on it what residents wrote and were told meanwhile', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    await accept(west, id);
    const messageId = await house.write(east, 'Another wheel is gone. Ring +7 912 555-01-23.', author);
    await ask(east.operator, 'POST', `/api/arrivals/${messageId}/accept`, { joinCaseId: caseId }, 1);
    await settle();
    const { letters } = await waiting(west, id, 'open');
    const added = letters.find(({ kind }) => kind === 'added');
    expect(added?.text).toMatch(/^Another wheel is gone\. Ring \[\S+\]\.$/);
  });

  it('is written into the log of outward acts at both sides', async () => {
    const ofEast = (await acts(east)).filter(({ act }) => act === 'pass case');
    const ofWest = (await acts(west)).filter(
      ({ act, data }) => act === 'hear from centre' && data.kind === 'passed',
    );
    expect(ofEast.length).toBeGreaterThanOrEqual(ofWest.length);
    expect(ofWest.length).toBeGreaterThan(3);
  });
});

describe('refusing', () => {
  it('goes above with the third: the leader there decides, and whoever it is cannot refuse again', async () => {
    await agree(west, east);
    const { id: caseId } = await openCase(east);
    for (const _ of [1, 2, 3]) await refuse(west, await pass(east, caseId, west));
    const [toDecide] = (await inbox(country)).filter(({ purpose }) => purpose === 'decide');
    expect(toDecide!.acts).toContain('decide');
    expect(toDecide!.document.refusals).toHaveLength(3);
    const owner = {
      kind: 'centre',
      realmId: west.realmId,
      centreId: west.regionCentreId,
      name: { en: 'West' },
    };
    await ask(
      country.leader,
      'POST',
      `/api/assignments/${toDecide!.id}/decide`,
      { reason: 'The road lies in the West.', owner },
      toDecide!.version,
    );
    await settle();
    const id = await pass(east, caseId, west);
    const offered = await waiting(west, id);
    expect(offered).toMatchObject({ binding: true });
    expect(offered.acts).not.toContain('refuse');
    const url = `/api/assignments/${id}/refuse`;
    const no = { reason: 'Still not ours', owner: { kind: 'back' } };
    expect(await refusedWith(west.curator, url, no, offered.version)).toBe('assignment-binding');
  });
});

describe('clocks of what was passed', () => {
  it('tell both sides once before the end and once after it', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    const dueAt = new Date((await given(east, caseId, id)).dueAt!);
    const told = async () =>
      house.database.acrossRealms((tx) =>
        tx.all(sql<{ type: string; side: string }>`select type, data->>'side' as side from events
          where type in ('assignment.due-soon', 'assignment.late') and data->>'assignmentId' = ${id} order by id`),
      );
    await watchAssignments(house.platform);
    expect(await told()).toEqual([]);
    house.clock.set(new Date(dueAt.getTime() - hour / 4));
    await watchAssignments(house.platform);
    await watchAssignments(house.platform);
    expect((await told()).map(({ type, side }) => `${type} ${side}`).toSorted()).toEqual([
      'assignment.due-soon given',
      'assignment.due-soon taken',
    ]);
    house.clock.set(new Date(dueAt.getTime() + 1000));
    await watchAssignments(house.platform);
    await watchAssignments(house.platform);
    expect(await told()).toHaveLength(4);
  });
});

describe('the fence', () => {
  it('shows a realm’s database role nothing of what stands on the other side', async () => {
    const tables = ['assignments', 'assignment_letters', 'agreements', 'realm_figures'];
    for (const table of tables) {
      const seen = await house.database.inRealm(west.realmId, (tx) =>
        tx.all(sql<{ realm: string }>`select distinct realm_id as realm from ${sql.ref(table)}`),
      );
      expect(
        seen.filter(({ realm }) => realm !== west.realmId),
        table,
      ).toEqual([]);
    }
    const wrote = await house.database
      .inRealm(west.realmId, (tx) =>
        tx.run(sql`update assignments set state = 'accepted' where realm_id = ${east.realmId}`),
      )
      .catch(() => 0);
    expect(wrote).toBe(0);
    await expect(
      house.database.inRealm(west.realmId, (tx) =>
        tx.run(sql`insert into realm_figures (realm_id, about_id, counted_at, figures)
          values (${east.realmId}, ${west.realmId}, now(), '{}')`),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('parks a letter that holds anything its schema does not name, and carries nothing of it', async () => {
    const { id: caseId } = await openCase(east);
    const id = await pass(east, caseId, west);
    await house.database.acrossRealms(async (tx) => {
      const letterId = (await tx.one(sql<{ id: string }>`select gen_random_uuid() as id`)).id;
      await tx.run(sql`insert into assignment_letters (realm_id, side, assignment_id, id, kind, written_by, at, data)
        values (${east.realmId}, 'given', ${id}, ${letterId}, 'said', 'given', ${house.clock.now()},
          '{"text": "Ring them", "pseudonym": "4F2A"}')`);
      await tx.run(sql`insert into events (realm_id, id, type, at, actor_kind, data) values (${east.realmId},
        gen_random_uuid(), 'assignment.said', ${house.clock.now()}, 'system', ${JSON.stringify({
          assignmentId: id,
          letterId,
          side: 'given',
          heard: false,
          centreId: east.regionCentreId,
        })})`);
    });
    await settle();
    expect((await waiting(west, id)).letters.map(({ kind }) => kind)).toEqual(['passed']);
    const parked = await house.database.acrossRealms((tx) =>
      tx.all(sql<{ error: string }>`select error from parked_events where realm_id = ${east.realmId}`),
    );
    expect(parked.map(({ error }) => error).join()).toContain('may not cross');
  });
});

describe('what a country sees', () => {
  it('is figures of every realm without those under five, and cases only where the realm agreed', async () => {
    await countRealms(house.platform);
    const table = await ask<{
      items: { realmId: string; casesOpen: boolean; figures: { opened: number | null } }[];
    }>(country.leader, 'GET', '/api/realms');
    const of = (realm: SmallRealm) => table.items.find(({ realmId }) => realmId === realm.realmId)!;
    expect(of(east).figures.opened).toBeGreaterThan(5);
    expect(of(country).figures.opened).toBeNull();
    expect(of(east).casesOpen).toBe(false);
    const ofEast = await ask<{ items: unknown[] }>(east.leader, 'GET', '/api/realms');
    expect(ofEast.items).toHaveLength(1);

    const list = `/api/realms/${east.realmId}/cases`;
    expect((await house.ask(country.leader, 'GET', list)).json().code).toBe('no-agreement');
    const agreementId = await agree(east, country, { topics: [], openCases: true });
    const { items } = await ask<{ items: { id: string }[] }>(country.leader, 'GET', list);
    const shown = await ask<object>(country.leader, 'GET', `${list}/${items[0]!.id}`);
    expect(JSON.stringify(shown)).not.toMatch(/Vetrova|555-01-23|Between us/);
    expect(shown).toMatchObject({ document: { words: [{ public: true }] } });
    await house.database.acrossRealms(async (tx) => {
      await tx.run(sql`update topic_passports set visibility = 'private' where realm_id = ${east.realmId}`);
      await tx.run(sql`update directory_stamps set stamp = stamp + 1 where realm_id = ${east.realmId}`);
    });
    const hidden = await ask<object>(country.leader, 'GET', `${list}/${items[0]!.id}`);
    expect(hidden).toMatchObject({ title: null, document: { title: '', words: [] } });
    expect((await acts(east)).map(({ act }) => act)).toContain('viewed from above');
    expect((await acts(country)).map(({ act }) => act)).toContain('view case of realm');

    // Its last day ends when it does where the region is, four hours before midnight in Greenwich.
    house.clock.set('2027-10-31T19:30:00Z');
    await ask(country.leader, 'GET', list);
    house.clock.set('2027-10-31T20:30:00Z');
    expect((await house.ask(country.leader, 'GET', list)).json().code).toBe('no-agreement');
    house.clock.set('2027-10-31T19:30:00Z');
    const body = { act: 'end', reason: 'No longer needed' };
    await ask(east.leader, 'POST', `/api/agreements/${agreementId}/act`, body, 3);
    expect((await house.ask(country.leader, 'GET', list)).json().code).toBe('no-agreement');
  });
});
