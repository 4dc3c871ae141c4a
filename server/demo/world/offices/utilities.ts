import { type AuthoritySeed, authority } from './authority-seed.ts';

const ROUND = 'round the clock' as const;

/** Companies that keep the lights on; those of the capital stand beside those of the rest of the region. */
export const UTILITIES: readonly AuthoritySeed[] = [
  authority(
    'utility',
    'waste-operator',
    'АО «Чистый край», региональный оператор по обращению с отходами / Чистый край',
    'Chisty Krai JSC, regional waste operator / Chisty Krai',
    ['waste'],
    { executors: 6 },
  ),
  authority(
    'utility',
    'velemsk-heat',
    'АО «Велемские тепловые сети» / Велемсктеплосеть',
    'Velemsk Heat Networks JSC / Velemsk Heat',
    ['heat'],
    { executors: 5, hours: ROUND, municipalityId: 'velemsk' },
  ),
  authority(
    'utility',
    'krai-heat',
    'ООО «Крайтеплоэнерго» / Крайтеплоэнерго',
    'Kraiteploenergo LLC / Krai Heat',
    ['heat'],
    { executors: 5, hours: ROUND },
  ),
  authority(
    'utility',
    'velemsk-water',
    'МУП «Велемскводоканал» / Велемскводоканал',
    'Velemskvodokanal / Velemsk Water',
    ['water'],
    { executors: 5, hours: ROUND, municipalityId: 'velemsk' },
  ),
  authority(
    'utility',
    'krai-water',
    'АО «Крайводоканал» / Крайводоканал',
    'Kraivodokanal JSC / Krai Water',
    ['water'],
    { executors: 4, hours: ROUND },
  ),
  authority(
    'utility',
    'power-grid',
    'АО «Велемские распределительные сети» / Велемскэнерго',
    'Velemsk Distribution Networks JSC / Velemsk Power',
    ['power'],
    { executors: 5, hours: ROUND },
  ),
  authority(
    'utility',
    'gas-network',
    'АО «Велемгазораспределение» / Велемгаз',
    'Velemgaz Distribution JSC / Velemgaz',
    ['gas'],
    { executors: 4, hours: ROUND },
  ),
  authority(
    'utility',
    'overhaul-fund',
    'Фонд капитального ремонта Велемского края / Фонд капремонта',
    'Capital Repair Fund of Velemsk Krai / Capital Repair Fund',
    ['overhaul'],
  ),
  authority(
    'utility',
    'billing-centre',
    'ООО «Единый расчётный центр» / Расчётный центр',
    'Unified Billing Centre LLC / Billing Centre',
    ['billing'],
    { executors: 3 },
  ),
];
