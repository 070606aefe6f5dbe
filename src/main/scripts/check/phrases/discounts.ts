import { wordsLike, type Phrase } from './phrase.ts'

const PART =
  String.raw`(?:one[- ]|an? )?(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|` +
  String.raw`tenth|twentieth|two[- ]thirds)`

/** What it costs or saves, in words. */
export const discounts: readonly Phrase[] = [
  {
    kind: 'price',
    sense: 'discount',
    unlessDenied: true,
    pattern: wordsLike(
      String.raw`discount(?:s|ed)?`,
      String.raw`rebates?|coupons?|vouchers?|cash ?back|money back`,
      String.raw`on sale|(?:a|quite a) (?:steal|bargain)|(?:great|good|sweet|better|fair) deals?`,
      String.raw`(?:price|tax) breaks?|breaks? on (?:the|your) (?:price|cost|bill)`,
      String.raw`(?:special|introductory|reduced|better|lower|friends[- ]and[- ]family|neighbor) ` +
        String.raw`(?:price|pricing|deal|rate|offer)s?`,
      String.raw`promo(?:tion|tions|s)?`,
      String.raw`(?:much |way |far |a lot |${PART} )?(?:cheaper|less expensive)`,
      String.raw`pays? for itself`,
      String.raw`tax (?:credit|break|deduction)s?`,
      String.raw`price match\w*|best price|lowest price`,
      String.raw`(?:the )?cheapest(?! (?:way|option|thing|bid|quote|choice|offer|is|and)\b)`,
      String.raw`(?:beat|match|undercut)(?:s|ing)? (?:any|every|their|that|your|the|another|all)(?: ` +
        String.raw`\w+){0,2} (?:price|quote|bid|offer|estimate)s?`,
    ),
  },
  {
    kind: 'price',
    sense: 'discount',
    pattern: wordsLike(
      String.raw`(?:knock|take|shave|cut|chop|drop)(?:s|ing)?(?: (?!your\b|the\b|our\b|my\b|it\b|` +
        String.raw`that\b|this\b|them\b)\w+){1,3} off`,
      String.raw`${PART} (?:off|less|lower|down|up front|upfront|at signing|of the (?:price|cost)|` +
        String.raw`the (?:price|cost))`,
      String.raw`(?:cut|cuts|cutting|slash|slashes|halve|halves|lower|lowers|shrink|shrinks)(?: ` +
        String.raw`down)?(?: on)? your(?: \w+){0,2} (?:bills?|costs?|premiums?)`,
      String.raw`half your(?: \w+){0,2} (?:bills?|costs?|payments?)`,
      String.raw`(?:save|saves|saving)(?: you)? (?:a |some |thousands|hundreds|real |big |good ` +
        String.raw`)?(?:bundle|fortune|money|thousands|` +
        String.raw`hundreds|bucks|dollars|few (?:bucks|dollars)|lot|ton|cash)`,
      String.raw`less than (?:a|your|one) [\w ]{1,24} (?:a|per|each) (?:day|week|month)`,
      String.raw`(?:price|prices|cost|costs|rates?) (?:\w+ )?(?:goes?|going|will go|are going|is ` +
        String.raw`going|rises?|will rise|` +
        String.raw`increases?|will increase|drops?|will drop) (?:up|down)?`,
      String.raw`(?:sign|decide|order|commit|book)(?: \w+)? (?:now|today|tonight|this week) and`,
      String.raw`sav(?:e|es|ing)(?: you)? (?:big|plenty|even more)|pay(?:s|ing)? you back`,
      String.raw`half (?:now|later|at the end)|(?:no|zero|nothing|without)(?: \w+)? out of(?: your)? pocket`,
      String.raw`off (?:of )?(?:your|the|that) (?:final )?(?:bill|price|total|cost|quote|invoice)`,
      String.raw`(?:not|won't|never|nowhere)(?: \w+){0,3} cheaper`,
      String.raw`(?:nobody|no one|no other \w+)(?: can| will)? (?:beats?|match(?:es)?|undercuts?)`,
      String.raw`refund(?:s|ed)? (?:you|your|the|all|every)|(?:fully )?refundable`,
      String.raw`insur(?:ance|er)(?: \w+)?(?: will|'ll| is going to| should)? (?:covers?|pays?|` +
        String.raw`picks? up|takes? care of)`,
      String.raw`(?:few|couple(?: of)?|handful of) (?:bucks|dollars|hundred|thousand|grand)(?: ` +
        String.raw`(?:bucks|dollars))?`,
      String.raw`(?:below|under|at) (?:our )?(?:cost|market|wholesale|list price)(?= *(?:[.,;!)]|$))`,
    ),
  },
  {
    kind: 'price',
    sense: 'money',
    pattern: wordsLike(
      String.raw`(?:a )?(?:few|couple(?: of)?|several) (?:hundred|thousand|grand)(?: (?:dollars|bucks))?`,
      String.raw`(?:four|five|six|low|mid|high)[- ](?:figures?|twenties|thirties|forties|teens)`,
      String.raw`(?:no|zero|nothing|without)(?: (?:a|any))?(?: money)? (?:interest|down|up front|` +
        String.raw`upfront|deposit|payments?)` +
        String.raw`(?: (?:until|till|for|before)(?: \w+){1,2})?`,
      String.raw`interest[- ]free|same[- ]as[- ]cash`,
      String.raw`(?:pay|payments?|start paying)(?: \w+)? (?:only )?(?:when|once|after) (?:we|it|the ` +
        String.raw`(?:job|work|roof))\w*(?: \w+)?`,
      String.raw`(?:low|easy|small|tiny) (?:monthly )?payments?`,
      String.raw`(?:instant|guaranteed|same-day) approval|(?:bad|no) credit`,
    ),
  },
]
