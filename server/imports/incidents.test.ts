import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import type { IncidentField } from './mapping/fields.ts';
import { incidentColumns } from './mapping/incident-header.ts';
import { type ImportKit, importKit } from './testing/import-kit.ts';
import { incident, incidentTable, toCsv, toXlsx } from './testing/incident-file.ts';

let kit: ImportKit;
beforeEach(async () => {
  kit = await importKit();
  return () => kit.close();
});

interface CaseRow {
  readonly state: string;
  readonly type: string;
  readonly topic: string;
  readonly authority: string | null;
  readonly outcome: string | null;
  readonly severity: number;
  readonly areaId: string | null;
  readonly place: unknown;
  readonly reach: number;
  readonly solved: boolean | null;
  readonly imported: boolean;
  readonly registeredAt: Date | null;
  readonly assignedAt: Date | null;
  readonly firstAnsweredAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
}

const cases = () =>
  kit.all(sql<CaseRow>`select c.state, c.type, t.name->>'ru' as topic, a.name->>'ru' as authority, c.outcome, c.severity,
    c.area_id as "areaId", c.place, c.reach, c.solved, c.imported, c.registered_at as "registeredAt",
    c.assigned_at as "assignedAt", c.first_answered_at as "firstAnsweredAt", c.answered_at as "answeredAt",
    c.closed_at as "closedAt"
    from cases c join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
    left join authorities a on a.realm_id = c.realm_id and a.id = c.authority_id order by c.id`);

const counts = () =>
  kit.all(sql<{ name: string; rows: number }>`
    select 'messages' as name, count(*) as rows from messages union all select 'cases', count(*) from cases
    union all select 'answers', count(*) from answers union all select 'clocks', count(*) from case_clocks
    union all select 'verdicts', count(*) from verdicts union all select 'links', count(*) from case_messages
    union all select 'channels', count(*) from channels union all select 'topics', count(*) from topics
    union all select 'authorities', count(*) from authorities union all select 'vault', count(*) from vault
    union all select 'opened', count(*) from events where type = 'case.opened'`);

describe('an export of the «Инцидент» system', () => {
  it('becomes a message, its case, its answers, its clocks, its reach and what the resident said', async () => {
    const done = await kit.bringIn(await toXlsx(incidentTable([incident(1)])));
    expect(done).toMatchObject({ shape: 'incident', state: 'finished', rowsNew: 1, rowsBad: 0 });

    // Samara is four hours ahead of UTC.
    const registeredAt = new Date('2026-03-02T04:45:00Z');
    const firstAnsweredAt = new Date('2026-03-02T06:15:00Z');
    const officialAnswerAt = new Date('2026-03-03T08:00:00Z');
    expect(await cases()).toEqual([
      {
        state: 'closed',
        type: 'solve',
        topic: 'Ямы на дорогах',
        authority: 'Дорожное агентство',
        outcome: 'solved',
        severity: 3,
        areaId: kit.realm.northId,
        place: { text: 'Ясногорка, Липовая улица, 7', house: '7' },
        reach: 5400,
        solved: true,
        imported: true,
        registeredAt,
        assignedAt: new Date('2026-03-02T05:30:00Z'),
        firstAnsweredAt,
        answeredAt: new Date('2026-03-03T08:00:01Z'),
        closedAt: new Date('2026-03-04T05:00:00Z'),
      },
    ]);
    const [message] =
      await kit.all(sql`select m.text, m.url, m.published_at as "publishedAt", m.received_at as "receivedAt",
      m.reach, m.source, s.disposition, c.driver, c.config from messages m
      join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
      join channels c on c.realm_id = m.realm_id and c.id = m.channel_id`);
    expect(message).toEqual({
      text: 'Яма у дома 1.\nОбъехать нельзя',
      url: 'http://vk.com/wall-1_1',
      publishedAt: null,
      receivedAt: registeredAt,
      reach: { subscribers: 5400, engagement: 12 },
      source: 'import',
      disposition: 'accepted',
      driver: 'archive',
      config: { platform: 'vk' },
    });
    const answers =
      await kit.all(sql`select kind, outcome, text, state, imported, published_at as "publishedAt",
      sent_to_review_at as "sentToReviewAt", decided_at as "decidedAt" from answers order by id`);
    expect(answers).toEqual([
      {
        kind: 'interim',
        outcome: null,
        text: 'Здравствуйте! Заявка передана мастеру участка.',
        state: 'published',
        imported: true,
        publishedAt: firstAnsweredAt,
        sentToReviewAt: null,
        decidedAt: null,
      },
      {
        kind: 'final',
        outcome: 'solved',
        text: 'Яма заделана 3 марта, ответственный – мастер участка.',
        state: 'published',
        imported: true,
        publishedAt: officialAnswerAt,
        sentToReviewAt: new Date('2026-03-03T07:00:00Z'),
        decidedAt: new Date('2026-03-03T07:45:00Z'),
      },
    ]);
    const clocks =
      await kit.all(sql`select clock, state, started_at as "startedAt", stopped_at as "stoppedAt",
      due_at as "dueAt" from case_clocks order by clock`);
    expect(clocks).toEqual([
      { clock: 'detection', state: 'unknown', startedAt: null, stoppedAt: registeredAt, dueAt: null },
      {
        clock: 'preparation',
        state: 'stopped',
        // The official answer less the 1.125 days the executor took from being handed the case.
        startedAt: new Date('2026-03-02T05:00:00Z'),
        stoppedAt: new Date('2026-03-03T07:00:00Z'),
        dueAt: null,
      },
      {
        clock: 'reaction',
        state: 'stopped',
        startedAt: registeredAt,
        stoppedAt: firstAnsweredAt,
        dueAt: null,
      },
      {
        clock: 'resolution',
        state: 'stopped',
        startedAt: registeredAt,
        stoppedAt: new Date('2026-03-03T08:00:01Z'),
        dueAt: null,
      },
      {
        clock: 'review',
        state: 'stopped',
        startedAt: new Date('2026-03-03T07:00:00Z'),
        stoppedAt: new Date('2026-03-03T07:45:00Z'),
        dueAt: null,
      },
    ]);
    const verdicts = await kit.all(sql`select solved, rating, imported from verdicts`);
    expect(verdicts).toEqual([{ solved: true, rating: null, imported: true }]);
  });

  it('changes nothing when it is brought in twice, and adds what has been added to it', async () => {
    const two = incidentTable([incident(1), incident(2)]);
    await kit.bringIn(toCsv(two));
    const once = await counts();
    expect(await kit.bringIn(await toXlsx(two))).toMatchObject({ rowsNew: 0, rowsKnown: 2 });
    expect(await counts()).toEqual(once);
    const grown = incidentTable([incident(3), incident(1), incident(2), incident(3)]);
    expect(await kit.bringIn(toCsv(grown))).toMatchObject({ rowsNew: 1, rowsKnown: 3 });
    expect(await cases()).toHaveLength(3);
  });

  it('is recognised under a title, in another order, with columns missing and added', async () => {
    const fields: IncidentField[] = [
      'text',
      'topic',
      'step',
      'createdAt',
      'number',
      'firstAnswerAt',
      'type',
      'answer1',
    ];
    const [header, ...rows] = incidentTable([incident(1)], fields);
    const table = [
      ['Отчёт за март'],
      [],
      [...header!, 'Куратор'],
      ...rows.map((row) => [...row, 'И. Петрова']),
    ];
    expect(await kit.bringIn(await toXlsx(table))).toMatchObject({
      shape: 'incident',
      headerRow: 3,
      rowsNew: 1,
    });
    expect(await cases()).toMatchObject([
      { state: 'closed', authority: null, answeredAt: null, outcome: null },
    ]);
  });

  it('makes topics and authorities nobody knew, once, and takes nearly the same name for the same', async () => {
    const unknown = { topic: 'Бродячие голуби', department: 'Служба парков', executor: '' };
    await kit.bringIn(
      toCsv(
        incidentTable([
          incident(1, unknown),
          incident(2, { ...unknown, topic: '★ Бродячие  голуби' }),
          incident(3, { topic: 'Яма на дороге' }),
        ]),
      ),
    );
    expect((await cases()).map(({ topic, authority }) => [topic, authority])).toEqual([
      ['Бродячие голуби', 'Служба парков'],
      ['Бродячие голуби', 'Служба парков'],
      ['Ямы на дорогах', 'Дорожное агентство'],
    ]);
    const groups = await kit.all(sql`select g.code from topic_groups g join topics t
      on t.realm_id = g.realm_id and t.group_id = g.id where t.name->>'ru' = 'Бродячие голуби'`);
    expect(groups).toEqual([{ code: 'imported' }]);
  });

  it('leaves unknown what the file does not say, and lets run what is still in work', async () => {
    const open = incident(1, {
      step: 'Подготовка ответа',
      outcome: '',
      endedAt: '',
      finallyAnsweredAt: '',
      firstAnswerAt: '',
      firstAnswerAfter: '',
      firstAnswerText: "'",
      answer1: "'",
      officialAnswerAt: '',
      officialAnswerAfter: '',
      sentToReviewAt: '',
      closedBecause: '',
    });
    const dateless = incident(2, { createdAt: '', firstAnswerAfter: '', endedAt: '' });
    await kit.bringIn(toCsv(incidentTable([open, dateless])));
    expect(await cases()).toMatchObject([
      { state: 'in work', answeredAt: null, closedAt: null, outcome: null },
      { state: 'closed', registeredAt: null, closedAt: null },
    ]);
    const clocks = await kit.all(sql<{ clock: string; state: string; due: boolean }>`
      select clock, k.state, due_at is not null as due from case_clocks k join cases c on c.id = k.case_id
      where clock in ('reaction', 'resolution') order by c.id, clock`);
    expect(clocks).toEqual([
      { clock: 'reaction', state: 'running', due: true },
      { clock: 'resolution', state: 'running', due: true },
      { clock: 'reaction', state: 'unknown', due: false },
      { clock: 'resolution', state: 'unknown', due: false },
    ]);
  });

  it('keeps its 47 columns apart', () => {
    expect(new Set(Object.values(incidentColumns)).size).toBe(47);
  });
});
