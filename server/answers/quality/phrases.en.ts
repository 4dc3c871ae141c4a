import type { Lexicon } from './lexicon.ts';
import { list } from './phrases.ts';

/** How English offices say nothing. Written from the habit of such letters and the development part of the test set. */
export const englishEvasions: Lexicon['evasions'] = {
  noted: list(`
      noted; taken on board; been logged|recorded|registered|received|acknowledged; logged under;
      aware of|that;
      your comments|feedback|query|report|concerns … noted|important|valued|logged|passed|forwarded;
      brought to … attention; bringing this to; duly; we hear you; carefully considered; been considered;
      acknowledge; is in a queue`),
  'no-funds': list(`
      no|insufficient … budget|funding|funds|money|resources;
      budget|budgetary|financial … constraints|pressures|limitations;
      subject to … funding|budget|resources|approval|feasibility|availability;
      when|as|if|once|where resources|funding|funds|budgets allow|permit|allows|permits|become|becomes|are|is;
      funding … not|available|allows|permits; limited resources|budget|funding; not been budgeted;
      cannot afford; demand|demands … exceptional|exceeds; exceptional|unprecedented demand|pressure`),
  'not-ours': list(`
      not … our … responsibility|remit|matter|jurisdiction;
      not|outside … remit|jurisdiction|responsibility|scope|control;
      matter for … another|department|authority|owner|police|county|district|agency;
      another department|team|authority|agency; responsibility … shared|lies|rests|of others;
      appropriate body|authority|agency|channel|department; private matter; we do not own;
      relevant team|department|officer|agency|body|authority|service|colleagues|partners; does not fall`),
  'under-control': list(`
      under review|investigation|control|consideration|discussion; being looked into; looking into;
      being monitored|reviewed|considered|investigated|assessed|addressed|progressed|dealt;
      continue … monitor|monitored|explore|review|work|engage; continues to be;
      working … hard|closely|tirelessly|towards; work|works is|are ongoing|progressing|continuing|underway;
      ongoing|on-going; in hand; in progress; escalated; monitor the situation; keep … under review;
      in line with; operating normally; within … limits|guidelines|standards; everything possible;
      meets … standard|standards|requirements`),
  'some-day': list(`
      in due course; as soon as possible|practicable|practical|we can|reasonably;
      at the earliest opportunity; in the near future; in the coming … weeks|months|years; shortly; soon;
      at a later date; in the future; future programme|programmes|phase|phases|years|budget; when … possible;
      where possible; some point; next review; on a priority basis; priority basis; times may vary; may vary;
      cannot … give|provide … date|timescale; no … timescale|date … been|available|set;
      long-term|medium-term|longer-term; programmed when; as and when; weather permitting;
      time allows|permits; going forward; eventually; may then be`),
  'by-the-rules': list(`
      in accordance with; in line with; pursuant to; policy|policies; procedure|procedures;
      guidelines|guidance; statutory; section … of the act; regulation|regulations; legislation;
      valid permit; criteria; nationally recognised; framework; terms and conditions`),
  pleasantries: list(`
      
      thank you for … contacting|bringing|taking|patience|feedback|understanding|email|letter|message|enquiry|interest|getting|reporting|raising;
      thanks for … contacting|bringing|patience|feedback|understanding|message|getting|reporting|raising;
      your … patience|understanding; appreciate your;
      we|i understand … frustration|frustrating|concern|concerns|disappointment; sorry to hear|read|learn;
      sorry you feel; apologise … inconvenience|disappointment; any inconvenience; take … seriously;
      committed to; commitment to; strive; proud; value your|all|feedback|diversity|every;
      number one priority; highest|top|key|first priority|priorities; important to us; look forward to;
      rest assured; passionate; hard-working|dedicated team|teams|staff; stakeholders; dialogue; follow us;
      exciting; improve|improving|improvement … service|services|residents|experience; feedback;
      vibrant|inclusive|sustainable; we care; best possible; have your say; kind regards; wish you`),
  advice: list(`
      
      residents|tenants|drivers|parents|customers|visitors|members of the public … are reminded|asked|advised|encouraged|should;
      reminded; we|would|please encourage|advise|remind|urge|recommend; would encourage;
      please … be patient|bear with|remember|refrain|consider; may wish to; you are advised; advised to;
      report any further; if you have … further|any other|any more|additional … questions|concerns|queries;
      do not hesitate; take care`),
  'will-inform': list(`
      update … when|soon|in due|shortly; updates will; will … be informed|notified|updated|advised|contacted;
      keep you informed|updated|posted; check … website|app; on … our|the website; visit our;
      latest information; let you know; be in touch; further information; respond … in due|fully|shortly;
      more information … available|will; an announcement`),
  'passed-on': list(`
      passed … to|on; forwarded … to|on; referred … to|on|back; shared … with; sent … to the;
      raised … with|this with; been escalated; signposted; redirected; pass … comments|this|it on;
      spoken to the contractor`),
  'measures-taken': list(`
      appropriate action|measures|steps; necessary action|measures|steps|works; action … taken; actioned;
      measures … place; steps … taken|taking; matter … resolved|closed|dealt|addressed;
      case … closed|resolved|completed; job|request|ticket … closed|completed|complete|resolved;
      issue … resolved|closed|addressed|rectified; been dealt with;
      been addressed|actioned|completed|resolved|rectified;
      an|the|routine inspection … carried|undertaken|took;
      has|have been inspected|assessed|reviewed|investigated; working group; committee;
      lessons … learned|learnt; reminded of; works complete|completed`),
  'no-grounds': list(`
      not … taken forward; does not|not meet … criteria|threshold; decision stands|final|remains;
      no … evidence|breach|fault|defect|defects|issue|issues|grounds|records|record;
      not feasible|viable|possible|justified|warranted|appropriate|practical; unable to; we are unable;
      cannot … comment|help|assist|consider; not … qualify|eligible; not a priority; not upheld;
      no further action; no plans; unfortunately; regret`),
  statistics: list(`
      every year; each year; per year|annum; since … have been; million|billion; per cent|percent;
      across the … region|town|city|county|borough|district; thousands|hundreds of; well-known national;
      national challenges|shortage|picture|issue; overall; average`),
  'to-be-considered': list(`
      look into; will … consider|considered|reviewed|assessed|explored|explore|examined|looked;
      be considered|reviewed|assessed|explored|evaluated; consider … options|request|adding|including;
      explore|exploring; options appraisal; feasibility; holistic; review of; a decision … made;
      potential candidate; identified as; pathway; matrix; consultation; inform … decisions|future|planning;
      strategy|strategic; assessed … ranked; ranked; programme of; hope to; aim to; intend to`),
  'asks-rating': list(`
      rate this|your|us|our; how … rate|did we do; rating; stars; satisfaction survey; complete … survey;
      take … survey; leave … review; tell us how we did; score our|this`),
};

/** What an answer worth reading says. */
export const englishMerits: Lexicon['merits'] = {
  cause: list(`
      because; caused by; so that; the reason; due to; turned out; found;
      broke|broken|burst|blocked|froze|failed; by mistake; our mistake|fault|error; wrong`),
  'how-to': list(`
      you can|need|may|must|could|get|pay;
      bring|ring|call|email|write|apply|ask|reply|collect|leave|show|tell|book|come; free;
      costs|cost|fee|fine|price; open|opens|closes|runs|between;
      any|every day|monday|tuesday|wednesday|thursday|friday|saturday|weekday;
      form|desk|passport|proof|bill|copy; entitled; no charge`),
  instead: list(`
      instead; until then; meanwhile|in the meantime; for now; but;
      refund|refunded|refunding|waived|cancelled|credited; nearest; in its place; offer|offered`),
  'proof-shown': list(`
      photo|photos|picture|pictures; attached|enclosed|below; certificate|report|log … attached; signed;
      checked|tested|measured`),
  'yes-or-no': list(`
      yes; no; it is; it is not; you can; correct; agreed`),
  role: list(`
      
      foreman|engineer|officer|manager|warden|inspector|contractor|crew|electrician|plumber|arborist|ranger|head|caretaker|supervisor|driver|nurse|clerk|team|gang|depot|roofer|technician|surveyor|librarian|steward`),
  contact: list(`
      ring|call|phone|tel|ext|extension|email|contact|desk|room`),
};
