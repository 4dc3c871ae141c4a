import { group } from './passport.ts';

export const BUILDING = group('building', 'Строительство и земля / Building and land', [
  {
    name: 'site-nuisance',
    title: 'Неудобства от стройки / Building site nuisance',
    about: 'Шум, грязь, краны над двором / Noise and dirt of building sites',
    words:
      'стройка, застройщик, забивают сваи, грязь со стройки, кран, бетономешалки / building site, developer, piles, dirt',
    severity: 2,
    term: '10 working',
    duty: 'construction',
    share: 60,
    demand: 'warm',
  },
  {
    name: 'illegal',
    title: 'Самовольное строительство / Illegal building',
    about: 'Самострой, захват земли, точечная застройка / Unauthorised building',
    words:
      'самострой, незаконная постройка, захватил, точечная застройка, разрешение, гаражи / illegal building, permit, infill',
    severity: 2,
    term: '30 calendar',
    duty: 'land',
    share: 50,
    proof: 'document',
  },
  {
    name: 'shareholders',
    title: 'Обманутые дольщики / Delayed housing',
    about: 'Не сдают дом, банкрот застройщик / Late handover of flats',
    words:
      'дольщик, дольщики, не сдают дом, ключи, долевое, банкрот, срок сдачи / shareholder, delayed flat, handover, bankrupt',
    severity: 4,
    term: '30 calendar',
    duty: 'construction',
    share: 40,
    proof: 'document',
  },
  {
    name: 'land-plots',
    title: 'Земельные участки / Land plots',
    about: 'Аренда, межевание, выкуп участка / Rent, survey and purchase of land',
    words:
      'участок, межевание, аренда земли, кадастр, выкуп, граница, отказали / plot, survey, land lease, cadastre',
    severity: 1,
    term: '30 calendar',
    duty: 'land',
    share: 50,
    demand: 'gardens',
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'social-objects',
    title: 'Строительство школ, садов, больниц / Public buildings',
    about: 'Когда построят, стройка стоит / When a public building will be finished',
    words:
      'когда построят, новая школа, новая поликлиника, стройка стоит, заморожена, открытие, срок / when built, new school, new clinic, stalled',
    severity: 2,
    term: '30 calendar',
    duty: 'construction',
    share: 60,
    proof: 'none',
    explain: true,
  },
]);
