import type { MeasureName } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'

const PRICE = '(?:prices?|pricing|costs?|money|dollar amounts?|numbers?|investment|figures?)'
const WIN = '(?:win|wins|won|close|closes|closed|sell|sells|sold)'

/** How a measure is asked for; `uses` are the words that need no other explanation then. */
interface Wording {
  readonly measure: MeasureName
  readonly asked: RegExp
  readonly uses: RegExp
}

const CALL_WORDS: readonly Wording[] = [
  {
    measure: 'longest_monologue',
    asked: pattern(`monolog\\w*|\\b(?:longest|long) (?:speech|turn|stretch|rant|talking)\\w*|
        \\brambl\\w*|uninterrupted|
      without (?:a break|pausing|stopping|interrupt\\w*|letting)|longest .{0,30}\\b(?:talk|
        speak)\\w*.*(?:at a time|at once|in one go|in a row)|
      \\b(?:talk|speak)s? (?:the )?longest (?:at a time|at once|in one go|in a row|without)|in one turn`),
    uses: pattern(`^(?:monolog\\w*|speech\\w*|stretch\\w*|rant\\w*|rambl\\w*|uninterrupted|pausing|stopping|
        break|interrupt\\w*|letting|talk\\w*|speak\\w*|longest|row|go|words?)$`),
  },
  {
    measure: 'talk_ratio',
    asked: pattern(`talk(?:ing)?[- ](?:ratio|share|time|listen|to[- ]listen)\\w*|\\blisten\\w*|
        share of (?:the )?(?:words|talk\\w*|conversation|speaking)|
      \\btalk(?:s|ed|ing)? (?:the )?(?:most|more|less|least|too much|a lot|longer)\\b|
        how much .{0,40}\\b(?:talk|speak)s?\\b|
      \\b(?:percent\\w*|share|portion|proportion|fraction|part|half) .{0,40}\\b(?:talk|speak)\\w*|
        \\bwho (?:talks|speaks|does)\\b|(?:the|most) talking\\b|
      \\bspeaking (?:time|share)\\b|dominat\\w*|\\b(?:do|does|did) .{0,30}\\b(?:talk|
        speak) (?:more|less|too|the)\\b|talkative|chatty|talkers?\\b|
      \\btalk(?:s|ed|ing)? (?:too|over|under|\\d|¤)|words? (?:are|is|come|comes) (?:from|by|said by)|
      \\bhow many words (?:did|do|does|has|have) (?:¤|reps?\\b|we\\b|the rep)`),
    uses: pattern(`^(?:talk[\\w-]*|speak\\w*|ratio|listen\\w*|share|time|dominat\\w*|chatty|words?|
      conversation|
        half|balance)$`),
  },
  {
    measure: 'questions',
    asked: pattern(`\\bquestions?\\b(?! the (?:price|quote|bid|cost))|\\bwho asks\\b|\\bask(?:s|ed|
        ing)? (?:more|fewer|less|the most|most|the fewest)|curious|inquisitive`),
    uses: pattern(`^(?:questions?|ask\\w*|curious|inquisitive)$`),
  },
  {
    measure: 'next_step_rate',
    asked: pattern(`\\bnext[- ]steps?\\b|\\bfollow[- ]?ups?\\b|(?:agree|set|book|schedul|land|secur|
        get)\\w* (?:on )?(?:a |the |another )?(?:next|second|another) (?:meeting|appointment|visit|
        call|date)|
      \\bend (?:in|with) (?:a |an )?(?:agreement|appointment|commitment)`),
    uses: pattern(`^(?:next|steps?|next-steps?|follow\\w*|follow-ups?|ups?|agree\\w*|set|sets|setting|
        book\\w*|schedul\\w*|land\\w*|secur\\w*|commit\\w*|appointment|second|another|date|concrete|
        firm|clear)$`),
  },
  {
    measure: 'objection_answered_rate',
    asked: pattern(`\\bobjections? (?:does|do|did|can|could|are|were|is|was) .{0,40}\\b(?:answer|address|
      handl|resolv|overc[ao]m|
        counter)\\w*|\\b(?:answer|address|handl|resolv|respond|overcom|deal|
        counter)\\w* .{0,25}(?:objections?|pushback|concerns?)|unanswered|objection[- ]handling|
      (?:objections?|concerns?|pushback) .{0,40}\\b(?:answered|handled|addressed|resolved|
        overcome|dealt|ignored|countered)`),
    uses: pattern(`^(?:unanswered|answer\\w*|address\\w*|handl\\w*|resolv\\w*|respond\\w*|overcom\\w*|
        counter\\w*|deal\\w*|dealt|ignored|left|leaves?|leaving|objections?|objection-handling|pushback|
        concerns?)$`),
  },
  {
    measure: 'objections',
    asked: pattern(`\\bobject(?:ion|ions|s|ed)?\\b|\\bpush(?:ed|es)?[- ]?back\\b|\\bconcerns?\\b|
        \\bhesitat\\w*|complain\\w*|what (?:holds|keeps|stops) .{0,30}(?:back|from)`),
    uses: pattern(`^(?:object\\w*|push\\w*|back|concerns?|hesitat\\w*|complain\\w*|holds|keeps|stops|
        raise\\w*|face\\w*|encounter\\w*|buying|signing)$`),
  },
  {
    measure: 'win_rate',
    asked: pattern(`\\b(?:win|winning|won|clos(?:e|ing)|success|hit|conversion|strike)[- ]?(?:rates?|
        ratios?|percent\\w*)\\b|\\bconver(?:sion|t|ts|ted)\\b|batting average|
      (?:percent\\w*|%|share|how often|what part|proportion|fraction|how likely|
        chances?) .{0,60}\\b${WIN}\\b|\\bwho (?:wins|closes|sells)\\b|\\bclosers?\\b|
      \\b(?:win|wins|close|closes|sell|sells|winning|selling) (?:the |us )?(?:more|most|best|less|
        least|better|often)\\b|\\b(?:best|worst) (?:month|trade|season)\\b|\\b(?:best|top|worst|
      strongest|weakest) (?:rep|reps|performer|
        performers|seller|sellers|salesperson)|
      \\b(?:success|success rate|successful)\\b|help(?:s|ed)? (?:us |them )?(?:win|close|sell)|
        \\b(?:good|better|best|worse|worst|bad) at (?:winning|closing|selling)|
        more (?:wins|sales)\\b|(?:which|what) (?:trade|kind|type|month|job|
        project)\\w* .{0,30}\\b(?:win|close|sell)\\b`),
    uses: pattern(`^(?:win\\w*|won|clos\\w*|conver\\w*|success\\w*|batting|average|hit|strike|rates?|
      ratios?|
        sell|sells|sold|top|strong\\w*|weak\\w*|perform\\w*|likely|chances?|odds)$`),
  },
  {
    measure: 'price_position',
    asked: pattern(`(?:\\bwhen\\b|how (?:early|late|soon|far)|\\bwhere\\b|at what point|what point|
        what moment) .{0,60}\\b${PRICE}\\b|\\bprice (?:position|placement|timing)\\b|
      \\b${PRICE} .{0,40}\\b(?:earl(?:y|ier|iest)|late|later|latest|first|sooner)\\b|
        \\b(?:earl(?:y|ier|iest)|late|later|latest|sooner|first)\\b .{0,40}\\b${PRICE}\\b`),
    uses: pattern(`^(?:pric\\w*|costs?|money|dollars?|amounts?|nam\\w*|position|placement|timing|soon\\w*|
        moment|far|point|bring\\w*|brought|quot\\w*|reveal\\w*|state\\w*|discuss\\w*|investment|
        figures?)$`),
  },
  {
    measure: 'price_mentions',
    asked: pattern(`\\bprice mentions?\\b|\\bdollar (?:figures?|amounts?)\\b|how (?:often|many times|much|
        frequently) .{0,60}\\b${PRICE}\\b|\\b(?:mention|talk|speak|discuss)\\w* (?:about )?(?:the |
        a )?${PRICE}\\b|\\b${PRICE} (?:talk|mention|come|comes|is mentioned|gets)\\w*|
        amounts? of money`),
    uses: pattern(`^(?:pric\\w*|costs?|money|dollars?|amounts?|mention\\w*|nam\\w*|discuss\\w*|figures?|
        bring\\w*|brought)$`),
  },
  {
    measure: 'length_words',
    asked: pattern(`\\bword count\\b|(?:number of|how many|average) words(?! (?:did|do|does|has|have) (?:¤|
      reps?\\b|we\\b|the rep))|length .{0,20}in words|
        \\bwords (?:per|in an?|in the|in our|does|do) (?:average |typical )?calls?`),
    uses: pattern(`^(?:words?|count|length)$`),
  },
  {
    measure: 'length_minutes',
    asked: pattern(`\\bhow long\\b|\\b(?:call|conversation|meeting|visit)s? (?:length|duration)|
        length of|\\bduration\\b|\\bhow many minutes\\b|\\b(?:longest|shortest|longer|
        shorter) (?:won |lost |open |sales |¤+ )*(?:calls?|conversations?|meetings?|visits?)\\b|
      \\b(?:calls?|conversations?|meetings?|visits?) .{0,40}\\b(?:longer|shorter|last|lasts)\\b|
        \\bminutes per\\b|\\baverage (?:length|minutes)`),
    uses: pattern(
      `^(?:long\\w*|short\\w*|last|lasts|lasting|minutes?|length|duration|run|take|spend|spent)$`,
    ),
  },
  {
    measure: 'phrase',
    asked:
      pattern(`\\b(?:phrases?|expressions?|catch ?phrases?|wordings?|talk tracks?|sayings?|buzzwords?)\\b|
        \\b(?:repeat|say|says|use)s? (?:the )?most(?: often)?\\b|\\b(?:favou?rite|pet) (?:lines?|
        words?)`),
    uses: pattern(`^(?:phrases?|expressions?|catch\\w*|wordings?|tracks?|sayings?|buzzwords?|repeat\\w*|
        favou?rite|lines?|pet|fond)$`),
  },
]

const SCRIPT_WORDS: readonly Wording[] = [
  {
    measure: 'script_openings',
    asked: pattern(`\\b(?:open|opens|opening|openings|begin|begins|beginning|start|starts|first (?:line|
      lines|
        sentence|sentences|words))\\b`),
    uses: pattern(`^(?:open\\w*|begin\\w*|start\\w*|lines?|sentences?)$`),
  },
  {
    measure: 'script_segments',
    asked: pattern(
      `\\b(?:segments?|sections?|parts?|outlines?|structure\\w*|points?|built|organi[sz]ed|blocks?)\\b`,
    ),
    uses: pattern(
      `^(?:segments?|sections?|parts?|outlines?|structure\\w*|points?|built|organi[sz]ed|blocks?)$`,
    ),
  },
  {
    measure: 'script_length',
    asked: pattern(`\\b(?:long|length|words|short|longer|shorter)\\b`),
    uses: pattern(`^(?:long\\w*|length|short\\w*|words?)$`),
  },
]

export interface AskedMeasures {
  readonly measures: readonly MeasureName[]
  /** True for a word that the measures explain. */
  readonly explains: (word: string) => boolean
}

const measuresIn = (text: string, list: readonly Wording[]): readonly Wording[] =>
  list.filter(({ asked }) => asked.test(text))

/**
 * One question about one thing often has words of another: what the first of each pair asks, the second
 * does not.
 */
const INSTEAD: readonly (readonly [MeasureName, MeasureName])[] = [
  ['longest_monologue', 'talk_ratio'],
  ['longest_monologue', 'length_minutes'],
  ['longest_monologue', 'length_words'],
  ['objection_answered_rate', 'objections'],
  ['price_position', 'price_mentions'],
  ['length_words', 'length_minutes'],
  ['length_words', 'talk_ratio'],
  ['length_words', 'phrase'],
  ['talk_ratio', 'phrase'],
  ['talk_ratio', 'length_minutes'],
  ['objections', 'price_mentions'],
  ['objections', 'price_position'],
  ['objection_answered_rate', 'price_mentions'],
  ['objection_answered_rate', 'price_position'],
]

/** What is to be counted; empty when no measure is named. `text` is lower case, names and times taken out. */
export function measuresAsked(text: string): AskedMeasures {
  const scripts = /\b(?:scripts?|script drafts?|proposals?|primers?)\b/.test(text)
  const found = scripts ? measuresIn(text, SCRIPT_WORDS) : measuresIn(text, CALL_WORDS)
  const names = found.map(({ measure }) => measure)
  const measures = names.filter(
    (name) => !INSTEAD.some(([first, second]) => second === name && names.includes(first)),
  )
  const used = scripts ? [...SCRIPT_WORDS] : found
  const whole: readonly MeasureName[] =
    scripts && measures.length === 0 ? ['script_length', 'script_segments'] : measures
  return {
    measures: whole,
    explains: (word) =>
      used.some(({ uses }) => uses.test(word)) ||
      (scripts && /^(?:scripts?|drafts?|proposals?|primers?)$/.test(word)),
  }
}
