import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { moveStamp } from '../../territory/index.ts';
import { authoritiesList } from './authorities-list.ts';
import { centresList } from './centres-list.ts';
import { exportList, importList } from './list-file.ts';
import { type ListScene, listScene, upload } from './testing/list-scene.ts';

let scene: ListScene;
beforeAll(async () => {
  scene = await listScene();
});
afterAll(() => scene.close());

const lines = (...rows: string[]) => rows.join('\r\n');
const ofCentres = (content: string | Buffer, shown: string | null = null) =>
  importList(scene.parts, scene.realm.administrator, centresList, upload('list.csv', content), shown);
const ofAuthorities = (
  content: string | Buffer,
  shown: string | null = null,
  by = scene.realm.administrator,
) => importList(scene.parts, by, authoritiesList, upload('list.csv', content), shown);
const centreNamed = async (name: string) =>
  [...(await scene.directoryNow()).centres.values()].find(
    (one) => one.name.en === name || one.name.ru === name,
  );

describe('a list', () => {
  it.each(['csv', 'xlsx'] as const)('comes back from its own %s as it was', async (format) => {
    for (const language of ['ru', 'en']) {
      const reader = { ...scene.realm.administrator, language };
      const centres = await ofCentres(await exportList(scene.parts, reader, centresList, format));
      expect(centres).toMatchObject({ same: 2, rows: [], bad: [] });
      const offices = await ofAuthorities(await exportList(scene.parts, reader, authoritiesList, format));
      expect(offices).toMatchObject({ same: 2, rows: [], bad: [] });
    }
  });

  it('is not written over what has changed since it was shown', async () => {
    const table = lines('Name, English;Below the centre', 'Hill centre;Town centre');
    const { digest } = await ofCentres(table);
    await scene.database.inRealm(scene.realm.realmId, (tx) => moveStamp(tx, scene.realm.realmId));
    await expect(ofCentres(table, digest)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await centreNamed('Hill centre')).toBeUndefined();
  });
});

describe('centres', () => {
  it('are made below one another in whatever order they stand, take their areas, and leave bad rows out', async () => {
    const table = lines(
      'Название по-русски;Название по-английски;Вышестоящий центр;areas',
      ';Village centre;Valley centre;',
      ';Valley centre;МЦУ Города;"south; nowhere"',
      'МЦУ Города;Town office;;',
      ';Round;Square;',
      ';Square;Round;',
      ';Nowhere;Atlantis;',
      'ЦУР Малого края;;Town office;',
    );
    const preview = await ofCentres(table);
    // The second stands below the third, whose area nobody knows.
    expect(preview.bad.map(({ row }) => row)).toEqual([2, 3, 5, 6, 7, 8]);
    expect(preview.rejects).toContain('Atlantis');
    const good = lines(
      'Название по-русски;Название по-английски;Вышестоящий центр;areas',
      ';Village centre;Valley centre;',
      ';Valley centre;МЦУ Города;"south; Северный округ"',
      'МЦУ Города;Town office;;',
    );
    const { digest, rows } = await ofCentres(good);
    expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'changed']);
    await ofCentres(good, digest);
    const directory = await scene.directoryNow();
    const valley = await centreNamed('Valley centre');
    const town = await centreNamed('Town office');
    expect(town).toMatchObject({ id: scene.realm.townCentreId, parentId: scene.realm.regionCentreId });
    expect(valley).toMatchObject({ parentId: scene.realm.townCentreId, kind: 'municipality' });
    expect((await centreNamed('Village centre'))?.parentId).toBe(valley?.id);
    expect([...directory.areas.values()].map(({ centreId }) => centreId)).toEqual([valley?.id, valley?.id]);
    expect((await ofCentres(good)).same).toBe(3);
  });
});

describe('authorities', () => {
  it('are known by their codes: new ones, changed ones, and no bad row', async () => {
    const table = lines(
      'Code;Name, English;Kind;Centre;Phone;areas',
      'roads;Roads;;;+7 800 555-01-01;',
      'water;Water works;utility;ЦУР Малого края;;"north; South"',
      'gas;;utility;;;',
      'heat;Heat;utility;Nowhere;;',
      'water;Water again;utility;;;',
    );
    const { digest, rows, bad, rejects } = await ofAuthorities(table);
    expect(rows).toMatchObject([
      { kind: 'changed', row: 2, changes: [{ column: 'name.en' }, { column: 'phone', before: '' }] },
      { kind: 'new', row: 3 },
    ]);
    expect(bad.map(({ row }) => row)).toEqual([4, 5, 6]);
    expect(rejects).toContain('Nowhere');
    await ofAuthorities(table, digest);
    const all = [...(await scene.directoryNow()).authorities.values()];
    expect(all.find(({ code }) => code === 'roads')).toMatchObject({
      name: { en: 'Roads', ru: 'Дорожное агентство' },
      contact: { phone: '+7 800 555-01-01' },
      areaIds: [scene.realm.northId, scene.realm.southId],
    });
    const water = all.find(({ code }) => code === 'water');
    expect(water).toMatchObject({
      kind: 'utility',
      calendarId: scene.realm.calendarId,
      shortName: { en: 'Water works' },
    });
    expect(new Set(water?.areaIds)).toEqual(new Set([scene.realm.northId, scene.realm.southId]));
    const acts = await scene.database.acrossRealms((tx) =>
      tx.all(sql<{ act: string }>`select act from outward_acts where realm_id = ${scene.realm.realmId}`),
    );
    expect(acts.filter(({ act }) => act === 'change authority')).toHaveLength(2);
  });

  it('of centres that are not theirs stay out of whoever brings the table', async () => {
    const town: Person = {
      ...scene.realm.administrator,
      grants: [{ role: 'administrator', centreIds: [scene.realm.townCentreId], authorityId: null }],
    };
    const table = lines(
      'code;name.en;kind;centre',
      'roads;Ours now;;МЦУ Города',
      'lifts;Lifts;utility;МЦУ Города',
      'parks;Parks;utility;',
    );
    const { rows, bad } = await ofAuthorities(table, null, town);
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(bad.map(({ row }) => row)).toEqual([2, 4]);
  });
});
