import { cue, type Cue } from './cue.ts'

/** The material and its look, the mess of the work, and putting it off without a reason. */
export const productCues: readonly Cue[] = [
  cue('product', 2, [
    String.raw`\b(?:don't|doesn't|didn't|not|never|wasn't|isn't|not a (?:big |huge )?fan of|hate|`,
    String.raw`can't stand|not crazy about|not wild about|not sold on|not sure (?:about|on|i (?:like|`,
    String.raw`want))|not in love with|worried about|concerned about|unsure about|leery of|`,
    String.raw`afraid of) (?:really |too |quite |exactly |so |particularly |that |all that )?(?:like|`,
    String.raw`love|care for|want|wanted|keen on|sure about|a fan of|crazy about|wild about|sold on|`,
    String.raw`impressed)?\s?(?:the |that |how |this |these |those |your |it |a |any )*(?:look\w*|`,
    String.raw`colou?rs?|style|vinyl|plastic|composite|steel|metal|aluminum|fiberglass|laminate|quartz|`,
    String.raw`granite|wood ?grain|finish|feel|material|profile|shade|grids?|handles?|tile|acrylic|pvc|`,
    String.raw`asphalt|foam|cellulose|spray|screens?|guards?|shingles?|white|grey|gray|brown|black)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:looks?|looked|feels?|felt|seems?|sounds?|is|it's|they're|so|too|kinda|a little|`,
    String.raw`a bit|pretty) (?:so |too |really |kinda |a little |a bit |pretty |kind of |`,
    String.raw`like )*(?:cheap|plastic|plasticky|flimsy|fake|ugly|tacky|dated|cold|clinical|industrial|`,
    String.raw`dark|shiny|slippery|slick|thin|bulky|clunky|heavy|boring|modern|gaudy|like plastic)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:do|does|don't|doesn't|will|won't|would|gonna|going to|isn't it going to|i heard|`,
    String.raw`i've heard|i've read|they say|people say|told me) (?:\w+ ){0,6}(?:fade[sd]?|crack(?:s|`,
    String.raw`ed)?|warp(?:s|ed)?|rust(?:s|ed)?|peel(?:s|ed)?|rot(?:s|ted)?|dent(?:s|ed)?|yellow(?:s|`,
    String.raw`ed)?|sag(?:s|ged)?|scratch(?:es|ed)?|stain(?:s|ed)?|mold(?:s|y)?|discolor\w*|clog(?:s|`,
    String.raw`ged)?|splinter\w*|melt(?:s|ed)?|buckle[sd]?|burns? your feet|get (?:too )?hot|`,
    String.raw`off-?gas\w*)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:won't|doesn't|wouldn't|not going to|will it|does it|won't it|gonna|`,
    String.raw`going to) (?:even |really |ever )?(?:match|clash|fit in|blend|look (?:right|funny|weird|`,
    String.raw`odd|out of place|wrong|off|cheap))\b`,
  ]),
  cue('product', 2, [
    String.raw`\bhow (?:long )?(?:do|does|will|would) (?:it|they|that|those|these|`,
    String.raw`the \w+)\b.{0,20}\b(?:hold up|last|stand up)\b|\bmaintenance\b.{0,20}\b(?:nightmare|lot|`,
    String.raw`much|hate|don't want)\b|\b(?:quality|r-value|energy rating|`,
    String.raw`thickness)\b.{0,20}\b(?:concern\w*|worr\w+|enough|lower|worse)\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\b(?:mess(?:y)?|dust|dusty|noise|noisy|loud|racket|disrupt\w*|inconvenien\w*|chaos|`,
    String.raw`debris|headache|hassle|ordeal|torn up|tear(?:ing)? (?:up|apart)|ripped up|upheaval|`,
    String.raw`dumpster in|hammering|banging|pounding)\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\b(?:nails?|glass|staples)\b.{0,25}\b(?:yard|driveway|tires?|lawn|grass|everywhere|dog|`,
    String.raw`kids|paws?|feet|garden)\b|\b(?:flower ?beds?|roses?|hydrangeas?|landscaping|garden|`,
    String.raw`bushes|hostas|lawn|driveway|shrubs|hardwood|carpets?|floors?|`,
    String.raw`furniture)\b.{0,40}\b(?:trampl\w+|ruin\w*|crush\w*|damag\w+|wreck\w*|destroy\w*|`,
    String.raw`get hurt|scratch\w*|stomp\w*|killed?|torn)\b|\b(?:trampl\w+|ruin\w*|crush\w*|wreck\w*|`,
    String.raw`destroy\w*|stomp\w*)\b.{0,30}\b(?:flower ?beds?|roses?|hydrangeas?|landscaping|garden|`,
    String.raw`bushes|hostas|lawn|driveway|shrubs|hardwood|carpets?|floors?)\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\b(?:without|no|lose|losing|out of|live without|down to one) (?:a |our |my |the |`,
    String.raw`any )?(?:kitchen|bathroom|shower|sink|stove|water|toilet|power|front door|heat)\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\b(?:strangers|workers|crew|crews|people|guys|men)\b.{0,25}\b(?:in (?:my|our|`,
    String.raw`the) (?:house|home|yard|bedroom|kitchen|way)|traips\w+|tramp\w+|tromp\w+|all day|`,
    String.raw`in and out|around (?:my|the|our) (?:kids|house|dog))\b|\b(?:work|works|working|sleeps?|`,
    String.raw`nap\w*|night shift|nights) (?:from home|during the day|days?)\b|\b(?:dog|cat|baby|`,
    String.raw`toddler|newborn|mother|horses?)\b.{0,30}\b(?:bark\w*|nervous|anxious|freak\w*|scared?|`,
    String.raw`terrified|nap\w*|sleep\w*|get out|loose|upset|stress\w*)\b|\btake (?:a day|time|days|`,
    String.raw`the day) off\b|\bmove (?:everything|all (?:of )?(?:our|my|the))\b|\blive (?:through|`,
    String.raw`with) (?:that|it|the|a|all that|construction)\b|\bhow (?:long|many days) (?:will|would|`,
    String.raw`are|am|do) (?:we|i|you|they) (?:be )?(?:without|tied up|out of|torn)\b`,
  ]),
  cue('other', 2, [
    String.raw`\b(?:(?:want|need|like|gonna|going to|have|got|let me|let us|i'll|we'll|`,
    String.raw`time)(?: to)? (?:think (?:about (?:it|this|that)|(?:it|this|that) over|on it)|`,
    String.raw`sleep on (?:it|this)|mull|pray (?:on|about)|digest|chew on|sit (?:with|on)))\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:doesn't|don't|won't|didn't|wouldn't) fit\b|\bheart set on\b|\bi (?:really |`,
    String.raw`kinda )?wanted the (?!\w+ (?:done|fixed|gone|on))\w+|`,
    String.raw`\blooks? like in \w+ years\b|\boff the table\b|\bi (?:had |'d )?rather (?:thought|have|`,
    String.raw`liked|like)(?: the)?\b|\bdon't buy (?:a|an|any) \w+`,
  ]),
  cue('other', 2, [
    String.raw`\bdon't do (?:cards|checks|e-?mail|computers|online|contracts|any of that|`,
    String.raw`the internet)\b|\bi pay (?:in )?cash\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\bwork around\b|\bwhere (?:do|will|would|am|are) (?:i|we|they|you|the \w+) (?:going to |`,
    String.raw`gonna )?(?:park|sleep|cook|shower|put)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:guy|man|roofer|contractor|buddy|friend|dad|brother|neighbor|fella|website|video|`,
    String.raw`videos|internet|article)\b.{0,40}\b(?:said|says|told|telling|tells) (?:me |us |that |`,
    String.raw`we |i |you )*(?:just |only )?(?:need\w*|use|put|went|go|should|could|it seals|heat)\b|`,
    String.raw`\bcan't you (?:just )?(?:go over|use|put|do)\b`,
  ]),
  cue('other', 2, [
    String.raw`\bis (?:it|that|this|there anything) (?:dangerous|safe|toxic|legal|poisonous)\b|`,
    String.raw`\b(?:lead paint|asbestos)\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\b(?:what about|and) (?:my|our|the) (?:dogs?|cats?|kids|baby|bees|hives?|garden|plants|`,
    String.raw`flowers?|roses|piano|cars?|pool|swing ?set|trampoline|grill|horses?|chickens?|pond|`,
    String.raw`clothes ?line|furniture|driveway|lawn|neighbors?)\b|\b(?:smell|fumes|odor)\b`,
  ]),
]
