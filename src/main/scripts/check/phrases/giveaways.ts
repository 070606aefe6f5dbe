import { wordsLike, type Phrase } from './phrase.ts'

const COSTS =
  String.raw`(?:deductible|permits?|fees?|costs?|disposal|dump|tax(?:es)?|bill|difference|tab|interest|` +
  String.raw`haul(?:ing|[- ]away)?|premium|first payment)`

/** What the customer would get for nothing. */
export const giveaways: readonly Phrase[] = [
  {
    kind: 'price',
    sense: 'free',
    pattern: wordsLike(
      String.raw`free of charge`,
      String.raw`(?:no|without(?: any| an?)?|at no)(?: (?:extra|additional|added))? (?:charge|cost|fees?)`,
      String.raw`(?:for|totally|completely|absolutely) free(?! (?:to|of|from)\b)`,
      String.raw`(?:is|are|be|comes?|it's|that's|they're|yours)(?: all| both)? free(?! (?:to|of|` +
        String.raw`from|up|on|at|for|if|and)\b)`,
      String.raw`on the house(?= *(?:[.,;!)]|$))`,
      String.raw`(?<!(?:count|counting|rely|depend|call|lean|bet|trust|check|hard|easy|based|focus|` +
        String.raw`down|up|eye|` +
        String.raw`look|rain|pressure|waits?|weighs?) )on us(?! (?:to|for|at|with|and|we|in|` +
        String.raw`any)\b)(?!,? (?:we|you)\b)`,
      String.raw`complimentary`,
      String.raw`gratis`,
      String.raw`our treat`,
      String.raw`freebies?`,
      String.raw`(?:as an?|a|our)(?: \w+)? (?:gift|present|giveaway)(?: (?:from us|to you|for you|card))?`,
      String.raw`(?:a|as an?|our)(?: \w+)? bonus`,
      String.raw`(?:throw|throws|throwing|threw|toss|tosses|tossed)(?: \w+){0,4} in(?! (?:the|a) ` +
        String.raw`(?:dumpster|trash|truck|bin)\b)`,
      String.raw`thrown in(?! (?:the|a|an|your|our|with)\b)`,
      String.raw`waiv(?:e|es|ed|ing)`,
      String.raw`(?:costs?|pays?|owes?|spend)(?: you| us)?(?: \w+)? (?:nothing|zero|zip|nada)`,
      String.raw`(?:won't|doesn't|does not|will not|wouldn't|never|not|without)(?: ever)? ` +
        String.raw`(?:cost(?:ing)?|pay(?:ing)?|owe|charge)` +
        String.raw`(?: you)?(?: \w+)? (?:a (?:thing|dime|penny|cent)|extra|anything|more|one ` +
        String.raw`(?:dime|penny|cent))`,
      String.raw`not (?:a|one) (?:dime|penny|cent)`,
      String.raw`for nothing`,
      String.raw`(?:at|on) our (?:own )?(?:cost|expense|dime|tab)`,
      String.raw`out of our (?:own )?pockets?`,
      String.raw`(?:pay|cover|absorb|eat|pick up|take care of|swallow|handle|rebate|refund)(?:s|ing|` +
        String.raw`ed)?(?: for)?` +
        String.raw`(?: all| all of)? (?:your|the)(?: \w+){0,2} ${COSTS}(?= *(?:[.,;!)]|$| for you| ` +
        String.raw`of| and| so| as))`,
      String.raw`(?:no|without (?:a|any|the|your)|forget (?:the|your)|skip (?:the|your)) deductible`,
      String.raw`your deductible (?:is|gets|will be|'ll be) (?:\w+ )?(?:covered|gone|waived|taken|` +
        String.raw`paid|zero|ours)`,
    ),
  },
  {
    kind: 'price',
    sense: 'free',
    pattern: new RegExp(
      String.raw`(?<!\b(?:feel|hassle|stress|worry|are|be|you're|is|it's|maintenance|lead|pain|draft|` +
        String.raw`leak|dust|mess|rust|smoke|am|i'm|set)[ -])\bfree (?=(?!to\b|up\b|time\b|on\b|` +
        String.raw`of\b|at\b|from\b|` +
        String.raw`and\b|or\b|if\b|that\b|this\b|then\b|in\b|hand\b|will\b|evening\b|morning\b|` +
        String.raw`afternoon\b|` +
        String.raw`day\b|weekend\b|flow\b)\w)\w+`,
      'gi',
    ),
  },
]
