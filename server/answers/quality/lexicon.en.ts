import type { Lexicon } from './lexicon.ts';
import { englishEvasions, englishMerits } from './phrases.en.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
/** What crews, schools, clinics and offices do. */
const deed =
  '(?:fix|fitt?|repair|replac|refill|fill|swe[ep]|swept|empt|clear|collect|paint|cut|prun|trim|install|mov|reopen|open|unblock|flush|clean|deliver|refund|grit|plough|relay|re-?la[iy]|mend|tow|remov|patch|reset|swap|chang|add|bolt|weld|straighten|lock|lit|light|relit|rewir|rebuil|buil|plant|mow|drain|pump|jett?|dig|dug|bury|buri|seal|resurfac|tarmac|wash|scrub|spray|bait|trap|catch|caught|fin|charg|cancel|pa[iy]|credit|sen[dt]|post|print|phon|rang|call|visit|met|measur|test|switch|turn|restor|hung|hang|put|laid|start|finish|moved|hir|appoint|arrang|book|order|bought|buy|closed off|fenc|sign)';
const B = '(?<![\\p{L}\\p{N}-])';
const E = '(?![\\p{L}\\p{N}])';

export const english: Lexicon = {
  alphabet: /[a-z]/u,
  evasions: englishEvasions,
  merits: englishMerits,
  shapes: {
    done: new RegExp(
      `${B}(?:\\p{L}{2,}ed|swept|built|bolted|put|dug|cut|fixed|rang|sent|went|came|found|took|taken|made|laid|set|gave|given|done|spoke|met|paid|bought|dug|hung|left|mended|works again|work again|is back|are back|won|wrote|written|drove|caught|shut|lit|relit|reset|rewired|rebuilt|replaced|moved)${E}`,
      'gu',
    ),
    will: new RegExp(
      `${B}(?:(?:will|we'll|i'll|he'll|she'll|they'll|shall)(?: also| then| be| not)? (?!be |consider|look |review|continue|monitor|explore|inform|inspire|strive|assess|keep you)\\p{L}{2,}|(?:is|are) (?:due|booked|coming|scheduled|ordered|starting|opening|closing|fitting|replacing|going)|(?:starts?|begins?|opens?|arrives?|comes?|follows?|goes|ends?|returns?|runs?|reopens?|restarts?)(?= (?:on|in|at|by|from|again|back|this|next|tomorrow|today|\\d)))${E}`,
      'gu',
    ),
    named: new RegExp(
      `${B}(?:(?:will|we'll|i'll|to be|was|were|is|are|has been|have been|be|been|we|i|they|he|she|it|crew|team)(?: \\p{L}+)? )?${deed}(?:e|es|ed|ted|ped|med|ned|ied|d|t|n|en|ing|s)?${E}`,
      'gu',
    ),
    impersonal: new RegExp(
      `${B}(?:(?:is|are) (?:being|assessed|treated|considered|prioritised|reviewed|monitored|ranked|determined|allocated|subject|carried|undertaken|managed|governed|scored|kept|expected|encouraged|required|cleansed|inspected)|(?:continue|continues|remain|remains|aim|aims|seek|seeks|work|works) (?:to|under|committed|closely|with|hard|in)|may|might|could|various|a (?:number|range|variety) of|all of our|where appropriate|as appropriate|on a \\p{L}+ basis)${E}`,
      'gu',
    ),
    officeVerb: new RegExp(
      `${B}(?:noted|logged|passed|forwarded|referred|considered|reviewed|escalated|reported|recorded|received|registered|committed|valued|concerned|encouraged|reminded|advised|informed|updated|notified|identified|assessed|ranked|recognised|issued|shared|required|scored|programmed|taken|given|need|needed|related|based|intended|aimed|designed|dedicated|limited|monitored|investigated|inspected|actioned|addressed|resolved|completed|closed|apologised|aware|red|bed|shed|speed|indeed|proceed|exceed|feed|seed|weed|hundred|used|asked|put|set|made|found|left|shall be)${E}`,
      'gu',
    ),
    officeNoun:
      /(?<!\p{L})\p{L}{4,}(?:tion|tions|ment|ments|ity|ities|ance|ence|ness|ship|isation|ising)(?!\p{L})/gu,
    participle:
      /(?<!\p{L})(?:thereof|herein|aforementioned|aforesaid|hereby|pertaining|regarding|notwithstanding|whereby|in respect of|with regard to|in relation to)(?!\p{L})/gu,
    statute:
      /(?:\bact \d{4}|section \d+|regulation \d+|schedule \d+|sub-?section|paragraph \d+|pursuant to|statutory instrument)[^.!?]{0,60}/gu,
    date: new RegExp(
      `${B}\\d{1,2}(?:st|nd|rd|th)?(?:\\s(?:to|and|–|-|or)\\s\\d{1,2}(?:st|nd|rd|th)?)?\\s(?:of\\s)?${month}${E}|${B}${month}\\s\\d{1,2}(?:st|nd|rd|th)?${E}|${B}(?:on|the|by|until|from)\\s(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)${E}|${B}(?:on|by|next|this|last|until|from|every|to|and)\\s${day}s?${E}|${B}(?:today|tomorrow|yesterday|tonight|this morning|this afternoon|this evening|last night|overnight)${E}`,
      'gu',
    ),
    paperDate:
      /(?:letter of|enquiry of|email of|complaint of|comments of|report of|reported on|received on|dated|permit[^.!?]*|since)[\s,]*$/u,
  },
  names: {
    person:
      /(?<=(?:with|from|by|to|and|is|ask|ring|call|contact|officer|manager|foreman|engineer|electrician|inspector|warden|crew|email|Ask|Ring|Call|Contact|Officer|Manager|Foreman|Engineer|Electrician|Inspector|Warden)\s)[A-Z][a-z]+(?:\s[A-Z]\.?(?:[a-z]+)?){0,2}(?=[.,;:)\s]|$)(?!\s(?:Street|Road|Lane|Avenue|Park|School|House|Way|Close|Hill|Bridge|Council|Row|Drive|Green|Court|Square)\b)|(?<=[.!?–—-]\s|^)[A-Z][a-z]+(?:\s[A-Z]\.?(?:[a-z]+)?){0,2}(?=,\s[a-z]|\.?$)|(?<![\p{L}.])[A-Z]\.\s[A-Z][a-z]+|(?<![\p{L}])(?!The |Our |Your |This |That |We |Please |Thank |New |Old |Hello |Dear )[A-Z][a-z]+\s[A-Z][a-z]+(?=[.,)]|\s(?:will|has|is|on|at|in|from)\b)(?<!Street|Road|Lane|Avenue|Park|School|House|Way|Close|Hill|Bridge|Council|Row|Drive|Green|Court|Square)/gu,
    place:
      /[A-Z][a-z']+(?=\s(?:Street|Road|Lane|Avenue|Way|Close|Hill|Row|Park|School|House|Bridge|Drive|Green|Court|Square)\b)/gu,
  },
};
