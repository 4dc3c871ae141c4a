import type { SmallRealm } from '../../territory/testing/small-realm.ts';
import type { House } from './house.ts';

/** How people and programs come in, of the region. */
export interface WaysIn {
  readonly serviceId: string;
  readonly serviceTokenId: string;
}

export async function addWaysIn(
  house: House,
  { administrator, regionCentreId }: SmallRealm,
): Promise<WaysIn> {
  const at = { role: 'analyst', centreId: regionCentreId, authorityId: null, until: null };
  const ask = (method: 'GET' | 'POST', url: string, body?: object) =>
    house.ask(administrator, method, url, body);
  const { id: serviceId } = (await ask('POST', '/api/services', { ...at, name: 'The open data' })).json();
  await ask('POST', `/api/services/${serviceId}/tokens`, { name: 'One', writes: false, days: 30 });
  const [{ tokens }] = (await ask('GET', '/api/services')).json();
  return { serviceId, serviceTokenId: tokens[0].id };
}
