import { group } from './passport.ts';

export const OVERHAUL = group('overhaul', 'Капитальный ремонт и жильё / Capital repair and housing', [
  {
    name: 'schedule',
    title: 'Сроки капремонта / Schedule of capital repair',
    about: 'Когда дом отремонтируют, перенос сроков / When the house will be repaired',
    words:
      'капремонт, капитальный ремонт дома, программа, перенести срок, очередь, год / capital repair, schedule, year',
    severity: 2,
    term: '30 calendar',
    duty: 'overhaul',
    share: 60,
    proof: 'document',
    explain: true,
  },
  {
    name: 'quality',
    title: 'Качество капремонта / Quality of capital repair',
    about: 'Подрядчик бросил, брак, течь после ремонта / Defects and delays of contractors',
    words:
      'подрядчик, капремонт, бросили, разобрали крышу, брак, не доделали, гарантия / contractor, defects, abandoned, warranty',
    severity: 4,
    term: '10 working',
    duty: 'overhaul',
    share: 60,
    demand: 'warm',
  },
  {
    name: 'fee',
    title: 'Взносы на капремонт / Capital repair fee',
    about: 'Взносы, льготы, спецсчёт / Fees and special accounts',
    words: 'взнос, взносы, капремонт, льгота, спецсчёт, новостройка, платить / fee, contribution, account',
    severity: 1,
    term: '30 calendar',
    duty: 'overhaul',
    share: 40,
    proof: 'document',
    explain: true,
    isPrivate: true,
  },
  {
    name: 'dilapidated',
    title: 'Аварийное жильё / Dilapidated housing',
    about: 'Переселение, признание аварийным / Resettlement from unsafe houses',
    words:
      'аварийный, переселение, ветхий, расселить, барак, рушится, признать / dilapidated, resettlement, unsafe house',
    severity: 4,
    term: '30 calendar',
    duty: 'construction',
    share: 70,
    proof: 'document',
  },
]);
