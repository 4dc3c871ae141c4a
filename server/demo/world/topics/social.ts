import { group } from './passport.ts';

export const SOCIAL = group('social', 'Социальная поддержка / Social support', [
  {
    name: 'child-benefits',
    title: 'Детские пособия / Child benefits',
    about: 'Единое пособие, отказ, задержка / Child benefits, refusals and delays',
    words:
      'пособие, детские, единое пособие, отказ, выплата, доход, маткапитал / benefit, child, refused, payment',
    severity: 3,
    term: '10 working',
    duty: 'social',
    share: 100,
    proof: 'document',
    isPrivate: true,
    explain: true,
  },
  {
    name: 'utility-subsidy',
    title: 'Субсидия на оплату ЖКУ / Utility subsidy',
    about: 'Субсидия, компенсация льготникам / Subsidy for utility bills',
    words:
      'субсидия, компенсация, льгота, льготник, на оплату, ветеран труда, ЕДК / subsidy, compensation, veteran of labour',
    severity: 2,
    term: '10 working',
    duty: 'social',
    share: 70,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'disabled',
    title: 'Поддержка инвалидов / Support of disabled people',
    about: 'Средства реабилитации, комиссия, коляска / Rehabilitation equipment and assessment',
    words:
      'инвалид, ТСР, коляска, памперсы, протез, комиссия, МСЭ, ИПРА / disabled, wheelchair, equipment, assessment',
    severity: 4,
    term: '10 working',
    duty: 'social',
    share: 60,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'large-families',
    title: 'Многодетные семьи / Large families',
    about: 'Земельный участок, льготы, удостоверение / Land and benefits for large families',
    words:
      'многодетная, многодетные, участок, трое детей, удостоверение, сертификат вместо земли / large family, three children, land plot',
    severity: 2,
    term: '30 calendar',
    duty: 'social',
    share: 50,
    proof: 'document',
    isPrivate: true,
    explain: true,
  },
  {
    name: 'elderly',
    title: 'Помощь пожилым / Care of the elderly',
    about: 'Соцработник, сиделка, дом престарелых / Home care and care homes',
    words:
      'соцработник, пожилая, бабушка одна, на дому, дом престарелых, уход, сиделка / social worker, elderly, home care',
    severity: 3,
    term: '8 working',
    duty: 'social',
    share: 45,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'families-in-need',
    title: 'Трудная жизненная ситуация / Families in need',
    about: 'Соцконтракт, погорельцы, нечем кормить детей / Emergency aid and social contract',
    words:
      'трудная ситуация, соцконтракт, сгорел дом, помощь, нечем, одна с детьми / hardship, social contract, fire, help',
    severity: 4,
    term: '3 working',
    duty: 'social',
    share: 45,
    proof: 'document',
    isPrivate: true,
  },
]);
