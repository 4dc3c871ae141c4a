import { group } from './passport.ts';

export const LIGHTING = group('lighting', 'Освещение / Street lighting', [
  {
    name: 'out',
    title: 'Не горят фонари / Lamps out',
    about: 'Существующее освещение не работает / Existing lighting does not work',
    words:
      'фонарь, фонари, не горят, темно, темнота, освещение, лампа, перегорела / lamp, street light, dark, not working',
    severity: 3,
    term: '3 working',
    duty: 'lighting',
    share: 180,
    demand: 'dark',
  },
  {
    name: 'missing',
    title: 'Нет освещения / No lighting',
    about: 'Просьбы осветить улицу, переход, дорожку / Requests for new lighting',
    words:
      'нет освещения, осветить, установить фонари, опора, тёмный участок, ни одного фонаря / install lighting, unlit, dark path',
    severity: 3,
    term: '30 calendar',
    duty: 'lighting',
    share: 90,
    demand: 'dark',
    proof: 'none',
    explain: true,
  },
  {
    name: 'yard',
    title: 'Освещение во дворе и у подъезда / Yard lighting',
    about: 'Темно во дворе, светильник над подъездом / Dark yards and entrances',
    words: 'двор, подъезд, светильник, прожектор, лампочка, темно во дворе / yard light, entrance lamp',
    severity: 3,
    term: '8 working',
    duty: 'housing',
    share: 70,
    demand: 'dark',
  },
]);
