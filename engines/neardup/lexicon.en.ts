/** English words the engine must know: data only, the same lists as for Russian. */

export const FUNCTION_WORDS = `
a about after again all also always am an and any are as at be because been before being but by can could did do does doing done for
from had has have he her here him his how i if in into is it its just me more my near no not now of off on one only or our out over
please she so some such than that the their them then there these they this those to too under until up us very was we were what when
where which who why will with would you your hello hi dear good morning afternoon evening thanks thank regards sincerely repost
reposting shared sharing fwd forwarded copied via urgent today yesterday tomorrow
`;

export const COMMON_WORDS = `
street road house building flat city town district people children child year month week day hour time water heating light lights
rubbish garbage bins bin collection bus stop route school hospital clinic doctor appointment queue phone call called call answer
problem repair fix broken pothole potholes snow ice pavement park playground tree trees dog dogs car cars parking traffic sign
bill pay payment council office resident residents neighbour neighbours work working still dark dangerous new old big small
`;

export const NUMBER_WORDS: Record<string, string> = {
  house: 'house building bldg plot',
  flat: 'flat apartment apt room office unit ward',
  entrance: 'entrance staircase',
  floor: 'floor storey',
  route: 'route bus tram train line trolleybus',
  institution: 'school nursery kindergarten clinic hospital college',
  block: 'block section',
  district: 'district zone km mile',
};

export const UNIT_WORDS: Record<string, string> = {
  amount: 'dollars dollar pounds pound euros euro roubles rubles cents pence million thousand',
  quantity:
    'hours hour minutes minute years year months month days day weeks week times people children percent degrees metres litres',
};

export const MONTHS = 'january february march april may june july august september october november december';

export const PLACE_WORDS = `street st road rd avenue ave lane ln drive boulevard blvd square sq embankment highway village town city
district station stop park`;

export const TITLES = 'saint doctor general president professor sir';

export const QUALIFIERS = ['great', 'little', 'upper', 'lower', 'new', 'old', 'north'];

export const UNNAMELIKE = 'ly';

export const ORDINALS = 'st nd rd th';
