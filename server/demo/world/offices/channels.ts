/** Where residents write: official pages and desks, and towns' own groups that are only listened to. */
import { MUNICIPALITIES, REGION } from '../land/municipalities.ts';
import type { DemoChannel, DemoChannelKind, Words } from '../world.types.ts';

function channel(
  kind: DemoChannelKind,
  name: string,
  areaId: string,
  title: Words,
  subscribers: number,
  isOfficial: boolean,
): DemoChannel {
  const host = {
    vk: 'vk.example',
    ok: 'ok.example',
    telegram: 't.example',
    max: 'max.example',
    portal: 'velemsk.example',
    email: 'velemsk.example',
    hotline: 'velemsk.example',
  }[kind];
  const address =
    kind === 'email'
      ? `${name}@${host}`
      : kind === 'hotline'
        ? '8 (000) 100-00-00'
        : `https://${host}/${name}`;
  return { key: `${kind}:${name}`, kind, areaId, title, address, subscribers, isOfficial };
}

const REGIONAL: readonly DemoChannel[] = [
  channel('portal', 'messages', REGION.id, { ru: 'Портал «Слышим край»', en: 'Portal “We hear”' }, 0, true),
  channel('email', 'centre', REGION.id, { ru: 'Почта центра', en: 'Mailbox of the centre' }, 0, true),
  channel('hotline', 'hotline', REGION.id, { ru: 'Горячая линия', en: 'Hotline' }, 0, true),
  channel(
    'telegram',
    'velemsk_centre_bot',
    REGION.id,
    { ru: 'Телеграм-бот центра', en: 'Telegram bot of the centre' },
    31_400,
    true,
  ),
  channel(
    'max',
    'velemsk_centre',
    REGION.id,
    { ru: 'Бот центра в MAX', en: 'MAX bot of the centre' },
    12_700,
    true,
  ),
  channel(
    'vk',
    'velemsk_centre',
    REGION.id,
    { ru: 'Центр управления Велемского края', en: 'Management Centre of Velemsk Krai' },
    84_300,
    true,
  ),
  channel(
    'vk',
    'governor_velemsk',
    REGION.id,
    { ru: 'Губернатор Велемского края', en: 'Governor of Velemsk Krai' },
    126_800,
    true,
  ),
  channel(
    'ok',
    'velemsk_centre',
    REGION.id,
    { ru: 'Центр управления Велемского края в ОК', en: 'Management Centre on OK' },
    22_100,
    true,
  ),
];

/** Every municipality has an official page and a town group; the three cities have a chat as well. */
function municipal({ id, seat }: (typeof MUNICIPALITIES)[number]): DemoChannel[] {
  const ru = seat.name.ru;
  const en = seat.name.en;
  const part = Math.round(seat.population / 10);
  const page = channel(
    'vk',
    `${id}_official`,
    id,
    { ru: `Администрация ${seat.genitive}`, en: `${en} Town Hall` },
    part,
    true,
  );
  const group = channel(
    'vk',
    `podslushano_${id}`,
    id,
    { ru: `Подслушано | ${ru}`, en: `Overheard | ${en}` },
    part * 3,
    false,
  );
  if (seat.population < 60_000) return [page, group];
  const chat = channel(
    'telegram',
    `${id}_chat`,
    id,
    { ru: `${ru}: чат города`, en: `${en}: town chat` },
    part,
    false,
  );
  return [page, group, chat];
}

export const CHANNELS: readonly DemoChannel[] = [...REGIONAL, ...MUNICIPALITIES.flatMap(municipal)];
