import { group } from './passport.ts';

export const ROADS = group('roads', 'Дороги / Roads', [
  {
    name: 'potholes',
    title: 'Ямы и выбоины / Potholes',
    about:
      'Ямы, выбоины, провалы в асфальте, которые надо заделать / Holes in the carriageway that must be filled',
    words:
      'яма, ямы, выбоина, выбоины, колея, провал, асфальт, колесо, подвеска, диск, залатать, ямочный / pothole, hole, rut, asphalt, wheel, suspension, patch',
    severity: 3,
    term: '10 working',
    duty: 'local roads',
    share: 260,
    demand: 'potholes',
  },
  {
    name: 'resurfacing',
    title: 'Ремонт дороги целиком / Resurfacing of a street',
    about:
      'Просьбы отремонтировать улицу целиком и вопросы о планах ремонта / Requests to resurface a whole street and questions about plans',
    words:
      'ремонт, дорога, план, программа, капитальный, асфальтирование, покрытие, отремонтировать / repair, resurface, road, plan, programme, pavement',
    severity: 2,
    term: '30 calendar',
    duty: 'local roads',
    share: 150,
    demand: 'warm',
    proof: 'none',
    explain: true,
  },
  {
    name: 'regional-road',
    title: 'Трасса между населёнными пунктами / Road between towns',
    about: 'Состояние региональных дорог вне города / State of regional roads outside towns',
    words:
      'трасса, подъезд, участок, километр, региональная, обгон, обочина, межмуниципальная / highway, regional road, kilometre, section, shoulder',
    severity: 3,
    term: '10 working',
    duty: 'regional roads',
    share: 120,
    demand: 'potholes',
  },
  {
    name: 'gravel',
    title: 'Грунтовые и гравийные дороги / Gravel roads',
    about: 'Распутица, грейдирование, подсыпка щебнем / Mud, grading and gravel topping',
    words:
      'грунтовка, грейдер, грейдирование, щебень, подсыпка, грязь, распутица, гравий, не проехать / gravel, grader, mud, dirt road, crushed stone',
    severity: 3,
    term: '10 working',
    duty: 'local roads',
    share: 110,
    demand: 'thaw',
  },
  {
    name: 'traffic-lights',
    title: 'Светофоры / Traffic lights',
    about: 'Светофор не работает, неудобный режим, нужна новая фаза / Broken or badly timed traffic lights',
    words:
      'светофор, зелёный, красный, секунды, фаза, перекрёсток, мигает, стрелка / traffic light, signal, green, phase, junction',
    severity: 4,
    term: '3 working',
    duty: 'traffic',
    share: 70,
  },
  {
    name: 'signs',
    title: 'Дорожные знаки / Road signs',
    about: 'Знак сбит, закрыт ветками, нужен новый / Missing, hidden or needed road signs',
    words:
      'знак, указатель, сбит, ограничение, кирпич, установить, уступи, табличка / sign, speed limit, missing, install',
    severity: 3,
    term: '10 working',
    duty: 'traffic',
    share: 50,
  },
  {
    name: 'markings',
    title: 'Разметка / Road markings',
    about: 'Стёртая или неверная разметка, зебра не видна / Worn or wrong markings',
    words: 'разметка, зебра, стёрлась, полоса, краска, нанести, сплошная / marking, zebra, paint, lane, worn',
    severity: 2,
    term: '10 working',
    duty: 'traffic',
    share: 45,
    demand: 'warm',
    season: [4, 10],
  },
  {
    name: 'manholes',
    title: 'Люки и провалы / Manholes',
    about: 'Открытый, просевший, гремящий люк / Open, sunken or rattling manhole covers',
    words: 'люк, крышка, открытый, колодец, провалился, гремит, просел / manhole, cover, open, sunken, well',
    severity: 5,
    term: '1 calendar',
    duty: 'local roads',
    share: 55,
  },
  {
    name: 'bridges',
    title: 'Мосты и переправы / Bridges and ferries',
    about: 'Состояние мостов, пешеходных мостиков, паромов / Bridges, footbridges and ferries',
    words:
      'мост, мостик, переправа, паром, перила, настил, понтон / bridge, footbridge, ferry, railing, deck',
    severity: 4,
    term: '10 working',
    duty: 'regional roads',
    share: 40,
    demand: 'flood',
  },
  {
    name: 'works',
    title: 'Качество дорожных работ / Quality of road works',
    about:
      'Раскопали и не восстановили, брак, грязь после подрядчика / Bad workmanship and unrestored excavations',
    words:
      'подрядчик, раскопали, траншея, восстановить, брак, гарантия, бордюр, после ремонта / contractor, trench, restore, defect, warranty',
    severity: 3,
    term: '10 working',
    duty: 'local roads',
    share: 60,
    demand: 'warm',
  },
]);
