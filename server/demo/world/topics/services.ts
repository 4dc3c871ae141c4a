import { group } from './passport.ts';

export const SERVICES = group('services', 'Связь и услуги / Communications and services', [
  {
    name: 'mobile',
    title: 'Мобильная связь / Mobile coverage',
    about: 'Нет связи в деревне, слабый сигнал / No mobile coverage',
    words: 'связь, сотовая, не ловит, вышка, сигнал, оператор, дозвониться / mobile, coverage, signal, tower',
    severity: 3,
    term: '30 calendar',
    duty: 'digital',
    share: 80,
    proof: 'none',
    explain: true,
  },
  {
    name: 'internet',
    title: 'Интернет / Internet',
    about: 'Нет интернета, медленный, мобильный отключают / No or slow internet',
    words:
      'интернет, медленный, провайдер, оптика, не грузит, мобильный интернет, вайфай / internet, slow, provider, broadband',
    severity: 2,
    term: '30 calendar',
    duty: 'digital',
    share: 80,
    proof: 'none',
    explain: true,
  },
  {
    name: 'portals',
    title: 'Электронные услуги / Online services',
    about: 'Портал не работает, ошибка, запись / Errors of public portals',
    words:
      'госуслуги, портал, ошибка, личный кабинет, электронный дневник, не открывается, приложение / portal, error, account, online service',
    severity: 2,
    term: '3 working',
    duty: 'digital',
    share: 60,
    proof: 'none',
  },
  {
    name: 'one-stop',
    title: 'Работа МФЦ / One-stop centres',
    about: 'Очередь в МФЦ, потеряли документы / Queues and mistakes of one-stop centres',
    words:
      'МФЦ, очередь, документы, талон, оператор, окно, талончик / one-stop centre, documents, queue, window',
    severity: 2,
    term: '8 working',
    duty: 'one-stop shop',
    share: 40,
    proof: 'none',
  },
  {
    name: 'post',
    title: 'Почта и банки / Post offices and banks',
    about: 'Закрыли почту, очередь, нет банкомата / Closed post offices and cash machines',
    words:
      'почта, посылка, почтальон, отделение, банкомат, пенсию не принесли, закрыли почту / post office, parcel, cash machine',
    severity: 2,
    term: '10 working',
    duty: 'digital',
    share: 50,
    proof: 'none',
    explain: true,
  },
]);
