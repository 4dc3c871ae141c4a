import type { PublicDocument } from '../../assignments/index.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { SmallRealm } from '../../territory/testing/small-realm.ts';
import type { House } from './house.ts';

const names = { en: 'One' };
const document: PublicDocument = {
  number: '1',
  title: 'The bridge',
  language: 'en',
  words: [],
  topic: { code: 'potholes', name: names, nationalCode: null },
  type: 'solve',
  severity: 3,
  place: { area: null, text: null, lon: null, lat: null },
  registeredAt: null,
  promises: [],
  answers: [],
  attached: [],
  files: 0,
  from: { realm: names, centre: names },
  why: 'It is theirs.',
  withContact: false,
  refusals: [],
};

/** What stands between centres and realms. */
export interface Between {
  /** Passed by the region's centre, and to it. */
  readonly assignmentId: string;
  /** Proposed by nobody who is asked. */
  readonly agreementId: string;
  /** Lets the world's realm open its cases. */
  readonly otherRealmId: string;
  readonly otherCaseId: string;
}

export async function addBetween(house: House, realm: SmallRealm, other: SmallRealm): Promise<Between> {
  const [assignmentId, agreementId] = [newId(), newId()] as [string, string];
  const at = house.clock.now();
  const { id: otherCaseId } = await house.openCase(other, await house.write(other, 'The bridge is closed.'));
  await house.database.acrossRealms(async (tx) => {
    for (const side of ['given', 'taken']) {
      await tx.run(sql`insert into assignments (realm_id, side, id, state, purpose, centre_id, partner_realm_id,
          partner_centre_id, partner_name, document, passed_at)
        values (${realm.realmId}, ${side}, ${assignmentId}, 'offered', 'work', ${realm.regionCentreId},
          ${realm.realmId}, ${realm.townCentreId}, '{"en": "Town"}', ${JSON.stringify(document)}, ${at})`);
    }
    const agree = (from: string, to: string, id: string, state: string, terms: object) =>
      tx.run(sql`insert into agreements (realm_id, id, side, partner_id, state, terms, valid_from, valid_until,
          proposed_by_name, proposed_at)
        values (${from}, ${id}, 'given', ${to}, ${state}, ${JSON.stringify(terms)}, '2026-01-01', '2027-01-01', 'One',
          ${at})`);
    const terms = { topics: null, personal: false, openCases: true };
    await agree(realm.realmId, other.realmId, agreementId, 'proposed', terms);
    await agree(other.realmId, realm.realmId, newId(), 'in force', terms);
  });
  return { assignmentId, agreementId, otherRealmId: other.realmId, otherCaseId };
}
