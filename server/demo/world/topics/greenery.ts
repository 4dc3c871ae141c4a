import { group } from './passport.ts';

export const GREENERY = group('greenery', 'Зелёные насаждения / Greenery', [
  {
    name: 'dangerous-trees',
    title: 'Опасные деревья / Dangerous trees',
    about: 'Сухое дерево, нависает, вот-вот упадёт / Dead or leaning trees',
    words:
      'дерево, тополь, сухое, упадёт, нависает, аварийное, спилить, берёза / tree, dead, leaning, cut down',
    severity: 4,
    term: '3 calendar',
    duty: 'improvement',
    share: 100,
    demand: 'warm',
  },
  {
    name: 'fallen',
    title: 'Упавшие деревья и ветки / Fallen trees',
    about: 'Дерево упало на дорогу, машину, провода / Trees across roads and wires',
    words:
      'упало дерево, ветка, ветер, перегородило, на машину, убрать ветки, буря / fallen tree, branch, wind, blocked',
    severity: 4,
    term: '1 calendar',
    duty: 'improvement',
    share: 50,
    demand: 'warm',
  },
  {
    name: 'grass',
    title: 'Покос травы / Mowing',
    about: 'Трава по пояс, борщевик / Uncut grass and hogweed',
    words: 'трава, косить, покос, по пояс, борщевик, газонокосилка, заросло / grass, mow, hogweed, overgrown',
    severity: 2,
    term: '8 working',
    duty: 'improvement',
    share: 140,
    demand: 'grass',
    season: [5, 9],
  },
  {
    name: 'pruning',
    title: 'Обрезка и вырубка / Pruning and felling',
    about: 'Изуродовали деревья, просьба обрезать, пух / Pruning, felling and fluff',
    words:
      'обрезка, кронирование, пух, ветки в окна, вырубили, столбы вместо деревьев / pruning, fluff, branches, felled',
    severity: 2,
    term: '10 working',
    duty: 'improvement',
    share: 60,
    demand: 'warm',
  },
]);
