import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { DemoIds } from './demo-realm.ts';
import { insertRows } from './insert-rows.ts';
import type { World } from './world/index.ts';

const dayMs = 86_400_000;

/** Two watches at work, one of them whatever the season; one that waits for a second person. */
export async function addDemoWatches(
  tx: Tx,
  world: World,
  ids: DemoIds,
  accounts: ReadonlyMap<string, { id: string }>,
  at: Date,
): Promise<void> {
  const ofRegion = (role: string) => {
    const found = world.staff.find((one) => one.role === role && one.centreAreaId === world.region.id);
    return accounts.get(found?.id ?? '')?.id;
  };
  const [curator, administrator] = [ofRegion('curator'), ofRegion('administrator')];
  if (!curator || !administrator) return;
  const daysAway = (days: number) => new Date(at.getTime() + days * dayMs);
  const common = {
    realm_id: ids.realmId,
    centre_id: ids.centres.get(world.region.id),
    form: 'full',
    area_id: null,
    channel_id: null,
    language: null,
  };
  await insertRows(tx, 'watches', [
    {
      ...common,
      id: newId(),
      version: 2,
      state: 'active',
      name: 'Лёд и снег на тротуарах',
      purpose: 'Раньше узнавать, где не чищено, и отправлять технику до жалоб на травмы.',
      owner_id: curator,
      rule: '(лёд | наледь | гололёд | каток | снег | сугроб* | обледене* | откапыва*) РЯДОМ/12 (тротуар | дорожка | двор | остановка | улица | лестница | выезд | ворота) -хоккей',
      expires_at: daysAway(120),
      proposed_at: daysAway(-1),
      approved_by: administrator,
      approved_at: at,
    },
    {
      ...common,
      id: newId(),
      version: 2,
      state: 'active',
      name: 'Переполненные площадки',
      purpose: 'Посылать мусоровоз в тот же день и видеть, какой перевозчик не справляется.',
      owner_id: curator,
      rule: '(мусор | контейнер | бак | свалка) РЯДОМ/8 (забит* | переполнен* | вывоз* | вывез* | гора | крысы | вороны)',
      expires_at: daysAway(90),
      proposed_at: daysAway(-1),
      approved_by: administrator,
      approved_at: at,
    },
    {
      ...common,
      id: newId(),
      version: 1,
      state: 'proposed',
      name: 'Холодные батареи',
      purpose: 'Замечать дома без тепла в первый же час, не дожидаясь массовых обращений.',
      owner_id: curator,
      rule: '(батаре* | отопление | радиатор) РЯДОМ/6 (холодный | нет | еле) -перерасчёт',
      expires_at: daysAway(150),
      proposed_at: daysAway(-1),
      approved_by: null,
      approved_at: null,
    },
  ]);
}
