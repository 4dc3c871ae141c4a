import { group } from './passport.ts';

export const GOVERNMENT = group('government', 'Работа власти / Work of the authorities', [
  {
    name: 'no-answer',
    title: 'Отписки и молчание / Empty or no answers',
    about: 'Не ответили, отписка, отправляют по кругу / No reply or an empty one',
    words:
      'отписка, отписки, не ответили, обращение, отфутболивают, по кругу, бездействие, администрация / empty answer, no reply, sent around',
    severity: 2,
    term: '3 working',
    duty: 'town hall',
    share: 90,
    proof: 'document',
  },
  {
    name: 'reception',
    title: 'Личный приём и контакты / Reception',
    about: 'Как попасть на приём, куда обратиться / How to reach an office',
    words:
      'приём, записаться на приём, куда обратиться, глава, телефон, график приёма / reception, meet, whom to contact',
    severity: 1,
    term: '3 working',
    duty: 'town hall',
    share: 50,
    proof: 'none',
    explain: true,
  },
  {
    name: 'budgeting',
    title: 'Инициативы жителей / Residents’ initiatives',
    about: 'Инициативное бюджетирование, голосования, предложения / Participatory budgeting and proposals',
    words:
      'инициативное бюджетирование, предложение, голосование, проект, предлагаю, ТОС / initiative, proposal, vote, project',
    severity: 1,
    term: '30 calendar',
    duty: 'town hall',
    share: 40,
    proof: 'none',
    explain: true,
  },
  {
    name: 'taxes',
    title: 'Налоги и сборы / Taxes',
    about: 'Имущественный и транспортный налог, льготы / Property and vehicle tax',
    words:
      'налог, транспортный налог, налог на имущество, льгота по налогу, уведомление / tax, vehicle tax, property tax',
    severity: 1,
    term: '30 calendar',
    duty: 'land',
    share: 30,
    demand: 'tax',
    proof: 'document',
    isPrivate: true,
    explain: true,
  },
]);
