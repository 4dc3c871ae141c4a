import { group } from './passport.ts';

export const NATURE = group('nature', 'Экология / Environment', [
  {
    name: 'air',
    title: 'Запах и выбросы / Smell and emissions',
    about: 'Вонь, дым завода, гарь, нечем дышать / Smell and smoke of plants',
    words:
      'запах, воняет, выбросы, завод, дышать, химия, гарь, труба, замеры / smell, emissions, plant, breathe, smoke',
    severity: 4,
    term: '3 working',
    duty: 'nature',
    share: 110,
    proof: 'document',
  },
  {
    name: 'rivers',
    title: 'Загрязнение рек и озёр / Pollution of water bodies',
    about: 'Сброс, мёртвая рыба, плёнка / Discharge, dead fish, oil film',
    words:
      'река, рыба, сбрасывают, плёнка, цвет воды, озеро, пруд, родник / river, dead fish, discharge, pond',
    severity: 4,
    term: '3 working',
    duty: 'nature',
    share: 60,
    demand: 'warm',
    proof: 'document',
  },
  {
    name: 'forest-fires',
    title: 'Пожары и дым / Wildfires and smoke',
    about: 'Горит лес, трава, торф / Burning forest, grass or peat',
    words:
      'горит лес, пожар, дым, пал травы, горит трава, торфяник, смог / wildfire, smoke, burning grass, peat',
    severity: 5,
    term: '1 calendar',
    duty: 'forest',
    share: 50,
    demand: 'summer',
    season: [4, 9],
  },
  {
    name: 'logging',
    title: 'Вырубка леса / Logging',
    about: 'Незаконная рубка, лесосека у деревни / Illegal logging',
    words:
      'вырубка, рубят лес, лесовозы, делянка, чёрные лесорубы, спилили лес / logging, felling, illegal, forest',
    severity: 3,
    term: '10 working',
    duty: 'forest',
    share: 45,
    proof: 'document',
  },
  {
    name: 'mosquitoes',
    title: 'Комары и клещи / Mosquitoes and ticks',
    about: 'Обработка от комаров и клещей / Treatment against ticks and mosquitoes',
    words:
      'клещи, клещ, комары, мошка, обработка, акарицидная, мошкара / ticks, mosquitoes, midges, treatment',
    severity: 3,
    term: '8 working',
    duty: 'town hall',
    share: 70,
    demand: 'mosquitoes',
    season: [4, 9],
    proof: 'document',
  },
]);
