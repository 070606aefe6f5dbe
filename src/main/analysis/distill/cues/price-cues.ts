import { cue, type Cue } from './cue.ts'

/** Too much money, or no wish to borrow it. */
export const priceCues: readonly Cue[] = [
  cue('price', 2, [
    String.raw`\b(?:that's|it's|that is|it is|this is|seems|sounds|feels|bit|little|kinda|pretty|awful|`,
    String.raw`awfully|way|so|too|very|really|quite) (?:a (?:little|bit) )?(?:too )?(?:expensive|`,
    String.raw`pricey|steep|high|costly|rich|much money|much for (?:us|me))\b(?!.{0,12}\b(?:quality|`,
    String.raw`end|ceiling|wind|roof|pressure|up|school|traffic)\b)`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:a lot|lots|heck of a lot|hell of a lot|chunk|boatload|ton|pile) (?:of (?:money|`,
    String.raw`cash|dough)|more than|higher)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:more|higher|bigger|steeper) than (?:i|we|he|she|they|what|my|`,
    String.raw`our)\b.{0,30}\b(?:expect\w*|thought|think|plan\w*|figur\w+|want\w*|budget\w*|hop\w+|`,
    String.raw`had in mind|guess\w*|imagin\w+|bargain\w*|counted|set aside|saved|paid|spend)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:over|above|beyond|outside|out of|past|blows?|bust\w*|exceeds?|`,
    String.raw`not in) (?:of )?(?:my|our|the) (?:budget|price range|range|limit|ceiling)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:can't|cannot|can not|couldn't|don't think (?:i|we) can|not sure (?:i|we) can|`,
    String.raw`no way (?:i|we) can|hard to) (?:really |possibly |quite )?(?:afford|swing|justify|`,
    String.raw`stomach|swallow|go that high|spend that|do that (?:much|number|price)|pay that)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:sticker shock|highway robbery|rip-?off|arm and a leg|price of a (?:car|truck)|`,
    String.raw`cost of a (?:car|truck)|made of money|grow on trees|fell (?:out of|off) my chair|`,
    String.raw`fixed income)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:is (?:that|there)|what's|can you|could you|any|do you have|`,
    String.raw`you got)\b.{0,25}\b(?:wiggle room|best (?:price|you can do|number)|`,
    String.raw`do (?:any )?better on|come down|come off|bring (?:it|that|the price) down|`,
    String.raw`knock (?:something|some|a bit|anything|a little|a few|\w+ hundred|\w+ thousand)?\s?off|`,
    String.raw`sharpen|shave|lower (?:the )?price|do something about the price|meet (?:me|`,
    String.raw`us) (?:in the middle|halfway)|match (?:that|it|them|the price))\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:why (?:is|are|does|do|would) (?:it|that|this|you|they|`,
    String.raw`yours)\b.{0,20}\b(?:so (?:much|high|expensive)|cost (?:so|that) much|that much|`,
    String.raw`more expensive))\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:hoping|hoped|thinking|thought|figured|expecting|expected|planned|planning|`,
    String.raw`counting) (?:for|on|it'd be|it would be|it'll be|to (?:be|spend|stay|pay)|more like|`,
    String.raw`something|it was going to be|that|we'd be|you'd be|of)?.{0,30}\b(?:less|lower|closer to|`,
    String.raw`under|half (?:of )?that|cheaper|more like)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:the|that|your) (?:price|number|cost|total|figure|quote)(?:'s| is| was|`,
    String.raw`, that's)?.{0,15}\b(?:scares?|hurts?|shock\w*|problem|issue|higher|high|steep|hard|`,
    String.raw`tough|a lot|too|worries|more than|bigger)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:don't|do not|doesn't|didn't|haven't|not) (?:really )?(?:have|got|want to spend|`,
    String.raw`wanna spend|have that kind of|planning on spending|looking to spend) (?:that (?:kind of|`,
    String.raw`much)|this much|so much|that)\b`,
  ]),
  cue('price', 2, [
    String.raw`\bthat kind of money\b|\bthat much money\b|\bthat's (?:real|serious|big|some) money\b|`,
    String.raw`\btoo rich for\b|\btight (?:budget|right now|on money)\b|\bmoney's (?:a little |kinda |`,
    String.raw`pretty |been )?tight\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:thousand|hundred|dollars|bucks|grand|\$[\d,.]+k?) (?:for|on) (?:a|some|one|just|`,
    String.raw`the) (?:\w+ )?(?:roof|door|window|windows|deck|gutters?|siding|bathroom|shower|kitchen|`,
    String.raw`insulation|closet)\b.{0,12}\?`,
  ]),
  cue('price', 1.2, [
    String.raw`^(?:oh )?(?:wow|whoa|woah|ouch|oof|yikes|good lord|good grief|holy \w+|jeez|geez|gosh|`,
    String.raw`my goodness|oh my|phew|whew|sheesh|lord)\b`,
  ]),
  cue('price', 1, [String.raw`\b(?:cheaper|less money|a lot|expensive|pricey|steep|discount|too much)\b`]),
  cue('financing', 2, [
    String.raw`\b(?:don't|do not|won't|didn't|doesn't|hate|not|never|rather not|trying not to|avoid|`,
    String.raw`against|no more|no) (?:really |like (?:to )?|want (?:to )?|want (?:any )?|wanna |do |`,
    String.raw`believe in |comfortable |interested in |taking on |take on |taking |carry(?:ing)? |`,
    String.raw`having |have |to |any |more |another |a |the |into |with |doing |crazy about |a fan of |`,
    String.raw`big on |going |go |get |getting |be |being )*(?:financ\w+|loans?|debt|payments?|owe|`,
    String.raw`owing|credit|borrow\w*|interest|monthly)\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:my|our|her|his) credit(?: score)?(?:'s|'s not| is| isn't| took| got| was|,)|`,
    String.raw`\bbad credit\b|\bcredit (?:score )?(?:isn't|is|took|hit|check|pull|inquiry)\b|\b(?:hard|`,
    String.raw`soft) (?:pull|inquiry|credit)\b|\bhurt (?:my|our) (?:credit|score)\b|\bbankruptcy\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:interest|rate|apr|percent|fee|fees|payment|monthly)\b.{0,30}\b(?:high|crazy|steep|`,
    String.raw`killer|too much|ridiculous|insane|robbery|scares?|jumps?|balloon|hidden|catch|`,
    String.raw`back ?dated?|end up paying|add up|kick in|goes up)\b|`,
    String.raw`\bend up paying\b.{0,30}\b(?:interest|more|double|twice)\b|\bdeferred interest\b|`,
    String.raw`\bstuck with (?:a |the )?(?:payment|loan)\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:(?:do|would|will|can|could) (?:i|we) (?:even )?(?:qualify|get approved)|`,
    String.raw`get (?:turned down|denied)|turned (?:us|me) down|denied|what if (?:i|we) (?:don't|`,
    String.raw`can't) (?:qualify|get approved))\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:don't|do not|doesn't|can't|haven't) (?:really )?(?:have|got|come up with|put down|`,
    String.raw`do|get|lay|pay) (?:\w+ ){0,4}(?:cash|lump sum|down payment|deposit|up ?front|`,
    String.raw`all at once|at once|lying around|sitting around|money (?:right now|up|down|today))\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:big|huge|large|quite a|heck of a|wide|whole lot of) (?:gap|jump|difference|chunk|`,
    String.raw`number|nut|bite|swing|spread)\b|\bthat's (?:a lot|\w+ (?:grand|thousand|`,
    String.raw`hundred))(?:,? (?:man|dude|bud|buddy|honey|dear|for))\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:don't|do not|didn't|ain't|haven't) (?:just )?(?:have|got) (?:it|that|the money|`,
    String.raw`the cash|\$?[\w-]+(?: [\w-]+)? (?:hundred|thousand|grand))\b.{0,20}(?:lay\w* around|`,
    String.raw`sitting|$|[.,])|\bi just don't have it\b|\blaid off\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:thousand|hundred|grand|dollars|bucks)(?: dollars)?[,.]? (?:and )?for (?:a|an|some|`,
    String.raw`fluff|one|just|the) ?\w*`,
  ]),
  cue('price', 2, [
    String.raw`\bi (?:only )?paid \$?[\w-]+(?: [\w-]+)?(?: hundred| thousand| dollars)? for (?:this|`,
    String.raw`the|my|our) (?:house|whole|car|first|truck)\b|\b(?:hit|stick|nail|charge|`,
    String.raw`surprise) (?:me|us) (?:for|with) (?:another|more|an extra|a bigger|a)\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:grand|thousand|hundred|dollars|lot|much|that) (?:of |just )?in (?:interest|fees|`,
    String.raw`finance charges)\b|\bsign\w* for (?:a|that|another) loan\b|\bin debt\b|\b(?:ten|five|`,
    String.raw`seven|fifteen|twelve|twenty)[- ]year loan\b|\b(?:payments?|loan) (?:for|over) (?:ten|`,
    String.raw`five|seven|fifteen|twelve|twenty) years\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:what if|what about|and if|if it's|if there's|what happens if|`,
    String.raw`if you find)\b.{0,40}\b(?:rot|rotten|rotted|bad wood|they're bad|more damage|`,
    String.raw`more wrong)\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:what )?if (?:she|he|i|we) (?:can't|don't|couldn't|miss) (?:make|pay|keep up|cover|`,
    String.raw`a payment)\b|\bnot paid (?:off )?in\b`,
  ]),
]
