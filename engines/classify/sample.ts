import { type Random, seededRandom } from './random.ts';
import type { Example } from './types.ts';

/** Fictional messages for the tests of this engine: three groups of two topics each. */
const TOPICS: readonly {
  topic: string;
  group: string;
  openings: readonly string[];
  endings: readonly string[];
}[] = [
  {
    topic: 'Ямы на дороге',
    group: 'Дороги',
    openings: ['на дороге огромная яма', 'асфальт разбит, ямы', 'провал в асфальте'],
    endings: ['пробили колесо', 'машины объезжают по встречной', 'когда будет ремонт дороги'],
  },
  {
    topic: 'Светофоры',
    group: 'Дороги',
    openings: ['не работает светофор', 'светофор мигает жёлтым', 'сломан светофор на перекрёстке'],
    endings: ['пешеходам не перейти', 'на перекрёстке пробка', 'настройте режим светофора'],
  },
  {
    topic: 'Отопление',
    group: 'Дом',
    openings: ['батареи холодные', 'нет отопления в квартире', 'еле тёплые батареи'],
    endings: ['дома мёрзнем', 'в квартире пятнадцать градусов', 'когда дадут тепло'],
  },
  {
    topic: 'Вода',
    group: 'Дом',
    openings: ['нет горячей воды', 'из крана идёт ржавая вода', 'отключили воду'],
    endings: ['воду обещали дать вчера', 'невозможно помыться', 'пить такую воду нельзя'],
  },
  {
    topic: 'Вывоз мусора',
    group: 'Чистота',
    openings: ['не вывозят мусор', 'контейнеры переполнены', 'мусор лежит неделю'],
    endings: ['бегают крысы', 'запах на весь двор', 'поставьте ещё контейнеры'],
  },
  {
    topic: 'Снег',
    group: 'Чистота',
    openings: ['тротуар не чистят от снега', 'снег во дворе не убран', 'наледь на тротуаре'],
    endings: ['люди падают', 'с коляской не пройти', 'посыпьте песком'],
  },
];
const GREETINGS = ['Здравствуйте!', 'Добрый день,', 'Подскажите,', ''];
const PLACES = ['на улице Садовой', 'у дома 12', 'в Заречье', 'на Лесной', ''];

const pick = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)]!;

/** `count` messages with their topic and topic group; the same for the same seed. */
export function sampleMessages(count: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const { topic, group, openings, endings } = pick(TOPICS, random);
    const parts = [
      pick(GREETINGS, random),
      pick(openings, random),
      pick(PLACES, random),
      pick(endings, random),
    ];
    return { text: parts.filter(Boolean).join(' '), labels: { topic, topic_group: group } };
  });
}
