import { group } from './passport.ts';

export const SEWER = group('sewer', 'Канализация и стоки / Sewerage and drainage', [
  {
    name: 'blockage',
    title: 'Засор и разлив канализации / Sewer overflow',
    about: 'Канализация течёт на улицу, во двор / Sewage in street or yard',
    words:
      'канализация, засор, разлив, нечистоты, фекалии, колодец, вонь, течёт / sewage, sewer, overflow, blocked',
    severity: 4,
    term: '1 calendar',
    duty: 'water',
    share: 90,
  },
  {
    name: 'storm',
    title: 'Ливнёвка и лужи / Storm drains and puddles',
    about: 'Ливневая канализация не справляется, затопило / Streets flooded after rain',
    words:
      'лужа, ливнёвка, ливневая, потоп, озеро, дождь, затопило, водоотвод, кювет, канава / puddle, storm drain, flooded, ditch, rain',
    severity: 3,
    term: '10 working',
    duty: 'local roads',
    share: 120,
    demand: 'thaw',
  },
  {
    name: 'basement',
    title: 'Канализация в подвале / Sewage in basement',
    about: 'Подвал дома затоплен стоками / Flooded basements',
    words:
      'подвал, затоплен, стоки, запах в подъезде, комары в подвале, откачать / basement, flooded, sewage, pump out',
    severity: 4,
    term: '3 calendar',
    duty: 'housing',
    share: 60,
  },
  {
    name: 'cesspools',
    title: 'Выгребные ямы / Cesspools',
    about: 'Откачка, слив в канаву соседями / Emptying and illegal draining',
    words: 'выгребная яма, септик, откачка, ассенизатор, сливают, канава / cesspool, septic tank, emptying',
    severity: 3,
    term: '10 working',
    duty: 'town hall',
    share: 35,
  },
]);
