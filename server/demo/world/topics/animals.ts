import { group } from './passport.ts';

export const ANIMALS = group('animals', 'Животные / Animals', [
  {
    name: 'stray',
    title: 'Бродячие собаки / Stray dogs',
    about: 'Стаи собак, отлов / Packs of stray dogs',
    words: 'собаки, бродячие, стая, отлов, бездомные, бирки, боимся ходить / stray dogs, pack, catch',
    severity: 4,
    term: '3 working',
    duty: 'town hall',
    share: 190,
    proof: 'document',
  },
  {
    name: 'bites',
    title: 'Нападение собак / Dog attacks',
    about: 'Покусали ребёнка, взрослого / People bitten',
    words: 'покусала, укусила, напала, собака, ребёнка, укус, бешенство / bitten, attack, dog, child',
    severity: 5,
    term: '1 calendar',
    duty: 'town hall',
    share: 50,
    proof: 'document',
  },
  {
    name: 'owners',
    title: 'Выгул домашних животных / Dog walking',
    about: 'Без намордника, не убирают, лай / Dogs without leads, mess and barking',
    words:
      'выгул, намордник, поводок, хозяин, не убирают, лает, площадка для собак / lead, muzzle, owner, dog mess, barking',
    severity: 2,
    term: '30 calendar',
    duty: 'town hall',
    share: 50,
  },
  {
    name: 'shelters',
    title: 'Приюты и жестокость / Shelters and cruelty',
    about: 'Приют, стерилизация, жестокое обращение / Shelters, sterilisation and cruelty',
    words:
      'приют, стерилизация, жестокое обращение, кошки, травят, волонтёры / shelter, cruelty, sterilisation, cats',
    severity: 3,
    term: '10 working',
    duty: 'veterinary',
    share: 40,
    proof: 'document',
  },
  {
    name: 'pests',
    title: 'Крысы и насекомые / Rats and insects',
    about: 'Крысы у баков, тараканы, клопы в подъезде / Rats, cockroaches and bedbugs',
    words:
      'крысы, мыши, тараканы, клопы, дератизация, блохи, подвал / rats, cockroaches, bedbugs, pest control',
    severity: 3,
    term: '8 working',
    duty: 'sanitary',
    share: 50,
    proof: 'document',
  },
]);
