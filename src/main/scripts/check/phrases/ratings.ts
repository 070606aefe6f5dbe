import { wordsLike, type Phrase } from './phrase.ts'

const COMPANY =
  String.raw`(?:roof\w*|contractors?|compan(?:y|ies)|crews?|remodel\w*|builders?|` +
  String.raw`installers?|dealers?|business\w*|team|choice|firm|name)`

/** What others are to think of the company. */
export const ratings: readonly Phrase[] = [
  {
    kind: 'detail',
    sense: 'rating',
    pattern: wordsLike(
      String.raw`(?:top|highest|best|highly|five|5|four|excellent)[- ](?:rated|star|reviewed)`,
      String.raw`accredit\w*`,
      String.raw`(?:factory[- ]|osha[- ]|epa[- ]|master[- ])?certifi(?:ed|cations?)`,
      String.raw`factory[- ]trained`,
      String.raw`(?:state[- ])?licensed|bonded`,
      String.raw`(?:fully |we are |we're |all )insured|licensed and insured|insured(?= (?:and|up to|` +
        String.raw`for)\b)`,
      String.raw`award[- ]?winning|(?:won|win|wins|got|received|earned)(?: \w+){0,5} awards?|(?:the|` +
        String.raw`an|our|super service|\w+'s choice) awards?`,
      String.raw`(?:the )?number[- ]one(?: \w+)? ${COMPANY}|(?:#|no\. ?)1(?: \w+)? ${COMPANY}`,
      String.raw`voted (?:the )?\w+`,
      String.raw`(?:master|select|platinum|gold|preferred|elite|premier|master elite)(?: \w+)? ` +
        String.raw`(?:contractor|installer|partner|dealer|member|pro)s?`,
      String.raw`(?:best|leading|largest|biggest|oldest|most trusted|most reliable|favorite|first ` +
        String.raw`choice|premier|top)(?: \w+){0,2} ${COMPANY}`,
      String.raw`(?:best|largest|biggest) in (?:town|the (?:state|area|city|county|business|` +
        String.raw`country)|\p{L}+)`,
      String.raw`bbb|better business bureau|angi(?:e'?s list)?|super service|(?:google|yelp|` +
        String.raw`facebook|online) reviews?`,
      String.raw`(?:family|veteran|locally|woman|women|minority|employee)[- ]owned`,
      String.raw`background[- ]check\w*|drug[- ](?:test|screen)\w*`,
      String.raw`members? of the|recommended by`,
    ),
  },
  { kind: 'detail', sense: 'rating', pattern: /(?<![\w-])A(?:\+{1,2}|[- ]plus\b)(?:[ -]rat\w+)?/g },
  {
    kind: 'number',
    sense: 'scale',
    pattern: wordsLike(
      String.raw`(?:dozens|hundreds|thousands|tens of thousands|millions) of(?: \w+){1,2}`,
      String.raw`(?:over |more than |nearly |almost )?(?:half a|a quarter|a) century`,
      String.raw`(?:over|more than|nearly|almost|for) (?:a decade|decades)`,
      String.raw`(?:for|over|through|three|two|several|in our \w+) (?:\w+ )?generations?`,
      String.raw`(?:years|decades) of (?:\w+ )?experience`,
      String.raw`(?:we(?:'ve| have)?|our \w+|i(?:'ve| have)?) (?:\w+ ){1,6}(?:for )(?:(?:many|` +
        String.raw`countless|some|a lot of) )?years(?! to come)`,
      String.raw`(?:twice|double|triple|half) (?:the|as) (?:price|cost|time|work|money|life|long|` +
        String.raw`fast|much|many|strong)`,
      String.raw`(?:every|each|nine out of ten|most) (?:customer|neighbor|homeowner|family|` +
        String.raw`client)s? (?:loves?|loved|gives?|recommends?|is happy|was happy)`,
    ),
  },
]
