import type { Concepts } from '../phrases.ts';

/** As `kindsRu`, in English. */
export const kindsEn: Concepts = {
  'of:child': [
    'child*|kid|kids|baby|babies|toddler*|newborn*|infant*|boy|boys|girl|girls|son|daughter*|pupil*|schoolkid*|teen*|twins|grandson|granddaughter|nephew|niece|yo|year old|year-old|6yo|lad|lads|nursery|school',
  ],
  'of:frail': [
    'elderly|gran|grandma|grandad|grandpa|grandfather|grandmother|nan|pensioner*|old man|old woman|old lady|disabled|bedridden|bed-bound|wheelchair|blind|deaf|dementia|pregnant|patient*|resident*|diabetic|epilep*|asthma*|frail|care home|nursing home',
  ],
  'of:family': [
    'mum|mom|mother|dad|father|husband|wife|brother|sister|partner|family|parents|aunt|uncle|friend|mate',
  ],
  'of:person': [
    'man|men|woman|women|person|people|someone|somebody|guy|worker*|workmen|driver*|passenger*|neighbour*|neighbor*|hiker*|cyclist*|passer-by|pedestrian*|tenant*|we|us|me|i|my',
  ],
  'of:many': [
    'class|school|nursery|hospital|ward|village|street|estate|block|flats|families|crowd|market|station|platform|playground|beach|camp|hostel|building|floor|town|everyone|half the|whole',
  ],
  'of:body': [
    'head|face|eye|eyes|mouth|lips|throat|neck|chest|arm|arms|leg|legs|hand|hands|back|hip|lungs|heart|fingers',
  ],
  'of:injury': [
    'blood|bleeding|bleeds|bled|wound*|injur*|hurt|broken leg|broken arm|broken hip|fractur*|burn|burns|burned|burnt|scald*|cut|crushed|pinned|bitten|bit|bites|stung|hit by|run over|knocked down|mauled|stabbed|beaten',
  ],
  'of:lifeless': [
    "not breathing|not responding|unresponsive|unconscious|passed out|collapsed|fainted|no pulse|barely breathing|not moving|doesn't move|isn't moving|won't wake|can't wake|coma|floppy|fading|on the floor|lying in|lying on|cpr|in and out",
  ],
  'of:breath': [
    'breathe|breathing|choking|chok*|suffocat*|gasping|turning blue|blue|oxygen|air|cough*|wheez*|asthma|inhaler|swelling|swollen|throat|ventilator',
  ],
  'of:sick': [
    'vomit*|sick|nausea|dizzy|headache*|fever|seizure*|fit|fits|stroke|heart attack|chest pain|pain|sweating|poison*|diarrhoea|cramps|rash|labour|contractions|sugar|convuls*|numb|grey|drowsy|stomach',
  ],
  'of:death': ['dying|dies|die|died|dead|killed|death|fatal'],
  'of:suicide': [
    "suicid*|goodbye|pills|kill myself|end it|hang myself|jump off|the last one|don't want to be here|can't go on|no point|overdose*|i'm done|edge of the roof|edge of the bridge",
  ],
  'of:edge': [
    'roof|edge|ledge|window|balcony|bridge|cliff|ridge|scaffold*|crane|tower|pylon|parapet|ladder|height|rope|zip wire|swing',
  ],
  'of:water': [
    'water|river|lake|sea|pond|canal|quarry|flood*|stream|tide|dam|bank|weir|pool|boat|raft|basement|cellar',
  ],
  'of:rises': [
    'rising|rises|coming in|coming up|getting worse|spreading|closer|waist deep|knee deep|filling|fast|burst|breached|swept|cut off|since this morning|leaking|gushing|pouring|overflow*|worse',
  ],
  'of:drown': [
    "drown*|went under|gone under|under the ice|through the ice|swept away|can't see him|capsized|overboard",
  ],
  'of:ice': ['ice|icicle*|snow|snowed|blizzard|avalanche|drift|frozen|slipp*|icy'],
  'of:fire': [
    'fire|fires|burning|alight|ablaze|flames|blaze|explosion|exploded|explode|petrol|lighter|match|spark*|arson|torched|set fire',
  ],
  'of:smoke': [
    'smoke|smoky|fumes|burning smell|co alarm|carbon monoxide|smouldering|alarm going off|alarm ringing',
  ],
  'of:gas': [
    'gas|propane|chlorine|ammonia|chemical*|bleach|acid|diesel|mercury|leak*|cylinder*|fumes|toxic|cloud|meter|hob',
  ],
  'of:smell': ['smell*|stink*|reek*|hiss*|leak*|whistling|burning eyes|eyes burning|taste*'],
  'of:electric': [
    'wire*|cable*|electric*|live|power line|lamp post|substation|transformer|fuse|socket|voltage|pylon|current|charger|battery',
  ],
  'of:shock': [
    'shock|shocks|electrocut*|sparking|sparks|humming|hums|buzzing|live|down across|hanging|bare|smoking|zapped',
  ],
  'of:structure': [
    'wall|walls|roof|ceiling|bridge|balcony|crane|scaffold*|building|house|tree|branch|tower|chimney|floor|stairs|stairwell|deck|slab|bricks|pavement|road|cliff|bank|fence|gate|shutter|pole|lift|ride|swing',
  ],
  'of:fails': [
    'collaps*|crack*|crumbl*|lean*|topple*|fell|falling|fallen|falls|sagg*|dropped|dropping|giving way|gave way|came down|coming down|snapped|swaying|tilting|buckled|shifted|slid|slipped|subsid*|sinking',
  ],
  'of:pit': ['manhole*|hole|sinkhole|pit|well|trench|shaft|drain|tunnel|ditch|rubble'],
  'of:fall': ['fell|fallen|dropped|went in|slipped|tumbled|plunged'],
  'of:trapped': [
    "trapped|stuck|locked in|locked us|pinned|buried|caught|inside|can't get out|cannot get out|stranded|snowed in|cut off|jammed|shut in|still inside|won't open|chained",
  ],
  'of:vehicle': [
    'car|cars|bus|van|lorry|truck|tanker|train|trains|tram|road|carriageway|crossing|bike|motorbike|scooter|driver|level crossing|brakes',
  ],
  'of:crash': ['crash*|collision|accident|hit|run over|overturned|drunk|no brakes|pile-up|rolled over'],
  'of:violence': [
    'knife|gun|rifle|hammer|shoot*|shot|stab*|threat*|beating|beats|beat|kill me|kill us|will kill|hitting|screaming|scream*|rape*|attack*|hostage|bomb|petrol|axe|fight|armed|weapon|abus*|kidnap*|dragged|help|shouting',
  ],
  'of:beast': ['dog|dogs|stray|strays|wolf|wolves|bear|fox|snake|bull|hornets|wasps|bees|pack'],
  'of:attack': ['attack*|bit|bite|biting|mauled|mauling|chasing|charged|stung|savag*'],
  'of:missing': [
    "missing|never came home|not come home|disappeared|lost|walked out|wandering|wandered|can't find|phone off|vanished|not been seen|nightie|pyjamas",
  ],
  'of:cold': ['minus|below zero|freezing|frozen|cold|degrees|shivering|frost*|subzero|coats in bed'],
  'of:heat': ['heat|heating|boiler|radiator*|heater*|warm|pipes'],
  'of:gone': [
    'no|not|without|off|broken|failed|dead|stopped|ran out|run out|out of|cut|shut|burst|last battery|none',
  ],
  'of:medicine': [
    'insulin|dialysis|oxygen|ventilator|inhaler|pills|medicine|medication|pharmacy|pharmacies|doctor|nurse|hospital|morphine|epipen|pump',
  ],
  'of:ambulance': [
    'ambulance*|paramedic*|999|911|112|police|fire brigade|firemen|firefighters|rescue|coastguard|gas company|power company|hydrant',
  ],
  'of:nobody': [
    "nobody|no one|not coming|hasn't come|has not come|won't come|wont come|picks up|pick up|no answer|not answering|told to wait|said 3 hours|rings out|engaged|can't get through|no ambulance|still waiting|waiting|not come|nowhere to go|minutes ago|still serving|still driving",
  ],
  'of:open': [
    'open|unguarded|uncovered|unattended|alone|no adult|no cover|on their own|next to|above the|below|playing|poking|daring|climbing|walking past',
  ],
  'of:now': [
    'now|right now|just|tonight|still|hour|hours|minutes|already|today|urgent|urgently|quick|this morning|since',
  ],
  'of:help': ['help|please help|send someone|pls|save us|hurry|sos|come quickly|what do we do'],
  'calm:minor': [
    'rattle*|noisy|noise|ugly|dirty|litter|bins|graffiti|parking|queue*|late|slow|rude|lukewarm|chilly|cold-ish|wobble*|loose|scruffy|flicker*|dim|puddle|mud|muddy|weeds|untidy|annoy*|a bit|slightly|slippery|potholes|splash*|barking|music',
  ],
  'calm:paper': [
    'bill|bills|fee|fees|price*|tax|budget|refund|insurance|compensation|form|forms|permit|application|document*|register|statistics|report|reports|website|council|budget|claim|grant|appointment|rent|timetable|schedule|plan|funding|paperwork|subsidy|pass',
  ],
  'calm:done': [
    'fixed|repaired|sorted|resolved|rescued|found|safe|recovered|thank*|put out|came back|back on|all out|no harm|nobody hurt|no one hurt|cancel|false alarm|restored|mended|went well|taken away|got us out',
  ],
  'calm:handled': [
    'fenced off|fenced|taped off|tape|cone|cones|barrier*|boarded|propped|cordon*|shut the valve|capped|turned off|switched off|tankers|wardens|engineer came|engineers are|police came|police gave|crew came|crew is|doctor came|until tomorrow|tomorrow|on monday|on tuesday|on friday|due friday|till monday|promised|scheduled|inspected|checked',
  ],
  'calm:spared': [
    'nobody hurt|no one hurt|nobody was|no one was|nobody bitten|empty|harmless|a little|slightly|small|fine|got up|walked out|sent home|falling|dropping|dry|safe|grazed|bruise*|tummy|sprained',
  ],
  'calm:clinic': [
    'appointment*|surgery|gp|receptionist|referral|waiting list|x-ray|scan|blood test|dentist|vaccin*|jab|jabs|prescription*|clinic|neurologist|physio|outpatient*|discharge*',
  ],
  'calm:home': [
    'landlord|letting|tenancy|housing|rehousing|demolition|condemned|survey|surveyor|mortgage|planning|leasehold*|service charge',
  ],
  'calm:past': [
    'yesterday|last week|last month|last year|last summer|last winter|last monday|ago|years|in may|in march|in april|in june|used to|once|was|were|had|when i was',
  ],
  'calm:if': [
    'if|what if|would|could|might|may|in case|one day|sooner or later|someday|risk|worried|afraid|before someone|will be',
  ],
  'calm:ask': [
    'when will|when does|when do|how|how many|how long|where|why|who|which|what should|could you|can you|is there|are there|is it|does the|do we|any chance|may i|reminder',
  ],
  'calm:mend': [
    'please fix|fix|replace*|repair*|install|paint|clean|salt|grit|trim|plant|replant|empty|collect|remove|mark|cover it|signs|sign|streetlight*|lighting|please',
  ],
  'calm:thanks': [
    'thank|thanks|thank you|great|love|lovely|brilliant|wonderful|congratulations|well done|kudos|superb|joy|happy|good',
  ],
  'calm:show': [
    'film|movie|book|museum|exhibition|concert|game|show|news|paper|read about|saw on|abroad|drill|exercise|training|rehearsal|test|course|class on|lesson|leaflet|poster|rumour*|advert|offer|quote|sale|call today|free',
  ],
  'calm:figure': [
    'lol|haha*|joke|joking|dying to|killing us|murder|to die for|drowning in|dreams|killer|my heart attack|on fire|bombed|explod* ~ price*|bill*|fees|tax|paperwork|red tape|like a',
  ],
};
