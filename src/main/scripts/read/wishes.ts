import { paragraphWish, type Wished } from './paragraph-wishes.ts'
import type { ReadingContext, ScriptReading, ScriptWish } from './script-reading.ts'
import { isQuestion, ordinalOf, SCRIPT_NOUN, withoutLead } from './script-words.ts'

const COURTESY = '(?:\\s*,?\\s*(?:please|thanks|thank you|then|now|for me))*\\W*$'
/** A yes to an outline, or praise for a text, and nothing else. */
const YES = new RegExp(
  "^\\W*(?:(?:yes+|yep|yea|yeah|ya|yup|k|kk|ok(?:ay|ey)?|sure(?: thing)?|for sure|great|good|perfect|fine|nice|right|alright|all right|cool|correct|exactly|please(?: do)?|pls|plz|go(?: ahead| on| for it)?|do it|do that|absolutely|definitely|of course|just|i guess|sounds? (?:good|great|right|fine|perfect)|(?:it |that |this )?looks? (?:good|great|right|fine|perfect)|(?:i )?love (?:it|this)|i like (?:it|this|that)|(?:that )?works(?: for me)?|(?:fine|good) (?:by|with) me|approved?|let'?s (?:go|do (?:it|this|that)|write it)|make it so|write(?: (?:it|that))?(?: up| out)?(?: now)?|start writing|that'?s (?:good|great|fine|right|perfect)|thanks|thank you|and|so|now|then)(?!\\p{L})[\\s,.!]*)+$",
  'iu',
)
const PRAISE =
  /^\W*(?:ok(?:ay)?|yes|yep|yeah|alright|cool|(?:looks?|sounds?) (?:good|great|perfect|right)|perfect|great|excellent|love it|i love it|save it|keep it|that'?s (?:it|perfect|great|good|all|the one)|done|good to go|ship it|approved?|nope?|nothing(?: (?:else|more|to change))?|no (?:more )?changes?(?: needed)?|it'?s (?:good|great|perfect)|all good|we'?re good|no|thanks|please|so|and|then|it|[\s,.!])+$/i
const WRITE_NOW =
  /^\W*write\W*$|\b(?:just|go ahead and|now) (?:write|draft) (?:it|that|the script|the (?:primer|proposal))\b|\bwrite it (?:right away|straight away|now|anyway|up)\b|\bno (?:need for an )?outline\b|\bwithout an outline\b|\bskip the outline\b|^\W*(?:write|draft) (?:it|the (?:script|text|primer|proposal))\b|[,\s](?:and|then) (?:then )?(?:write|draft) (?:it|the (?:script|text|primer|proposal))(?: up| out| now)?(?: please)?\W*$/i

const AGAIN =
  /\b(?:re-?write|write|do) (?:it|everything|the (?:whole )?(?:script|text|thing))(?: all)? (?:again|anew|new|from scratch|once more)\b|^\W*(?:please )?rewrite (?:it|everything|the (?:whole )?(?:script|text))\W*$/i

const VERSION =
  /\b(?:version|draft|v)\s*(?:number |no\.? )?(?<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b/i
const NTH_VERSION = new RegExp(
  '\\bthe (?<which>first|original|second|third|fourth|fifth|previous|last|earlier|older|old|prior)(?: \\p{L}+)? (?:version|draft|one|text)\\b',
  'iu',
)
const GO_BACK =
  /\b(?:go(?:ing)? back|back to|put\b.*\bback|restore|return to|revert to|bring back|use|take|get|recover|prefer|want|(?:what|how) about)\b/i

function versionOf(text: string): ScriptReading['version'] {
  const number = VERSION.exec(text)?.groups?.['number']
  if (number) return ordinalOf(number)
  const which = NTH_VERSION.exec(text)?.groups?.['which']?.toLowerCase()
  if (!which) return null
  if (which === 'first' || which === 'original') return 'first'
  return ordinalOf(which) ?? 'previous'
}

/** It is all the same, so that what was offered may be done. */
const INDIFFERENT =
  /^\W*(?:whatever(?: you (?:think|like|want)(?: is best)?)?|(?:it'?s |that'?s )?up to you|you (?:decide|choose)|(?:it'?s )?your call|i don'?t care|idc|i guess(?: so)?)\W*$/i

/** Courtesy alone agrees to nothing. */
const ONLY_POLITE = /^(?:no|nope|thanks|thank you|please|pls|plz|just|it|so|and|then|now|[\s,.!])+$/i

const NO_PRAISE =
  /^(?:no|nope|ok(?:ay)?|yes|yep|yeah|alright|cool|thanks|thank you|please|pls|plz|just|it|so|and|then|now|[\s,.!])+$/i

/** "final", "yes, final version", "ok we're done": nothing else is in it. */
const FINAL =
  /^\W*(?:(?:yes|yep|yeah|ok(?:ay)?|sure|good|great|perfect|nice|and|so|now|then|(?:looks|all|it'?s|that'?s) (?:good|fine|great|ok(?:ay)?|perfect)|please|i think|alright)[\s,.!–-]+)*(?:(?:it'?s|it is|that'?s|that is|this is|this one is|make (?:it|this|that)|call it|mark (?:it|this)(?: as)?|consider it|we'?re|i'?m|set it to)\s+)?(?:now |all )?(?:the )?(?:final(?:i[sz]ed?)?(?: (?:version|draft|text|one|now))?|done|finished|ready|ship it|good to go|a wrap)(?: (?:with (?:it|this)|now|then|please|pls|thanks|to go))*\W*$/i
/** It is not said to be so now. */
const NOT_NOW = /\b(?:don'?t|do not|not|isn'?t|never|before|until|till|when|once|if)\b/i

/** Gives it up; where there is a text, that is asked for in clearer words. */
export const BARE_CANCEL = /^\W*cancel(?: (?:it|that|this))?(?: (?:please|pls))?\W*$/i

interface Rule {
  readonly wish: ScriptWish
  readonly pattern: RegExp
  /** Only where there is a text. */
  readonly text?: true
}

const OBJECT = `(?:(?:the|this|that|my) )?(?:whole |entire )?(?:${SCRIPT_NOUN}|thing)`
const RULES: readonly Rule[] = [
  { wish: 'start_over', pattern: /\bstart (?:all )?(?:over|again|afresh|fresh|from scratch)\b/i },
  {
    wish: 'abandon',
    pattern: new RegExp(
      `^\\W*(?:please )?(?:let'?s )?(?:abandon|discard|delete|throw away|throw out|scrap|cancel|forget|trash)(?: about)? ${OBJECT}(?: away)?${COURTESY}|^\\W*(?:please )?(?:abandon|discard|delete|trash) (?:it|this|that)${COURTESY}`,
      'i',
    ),
  },
  {
    wish: 'redo',
    pattern:
      /^\W*(?:please )?redo(?: (?:it|that|this|the (?:last )?(?:change|edit|undo)))?\W*$|\bundo the undo\b/i,
  },
  {
    wish: 'undo',
    pattern:
      /\bundo\b|^\W*revert(?: (?:it|that|this))?\W*$|\b(?:take|roll|change|put|switch) (?:it|that|this) back\b|\bliked? it (?:better|more) (?:before|the way it was)\b|\bit was better before\b/i,
  },
  {
    wish: 'reopen',
    text: true,
    pattern:
      /\b(?:re-?open|un-?finali[sz]e)\b|\b(?:isn'?t|is not|not) final\b|\bmake it a draft again\b|\bunlock the (?:whole )?(?:script|draft|text)\b/i,
  },
  {
    wish: 'no_video',
    text: true,
    pattern:
      /\b(?:don'?t|do not|stop|not) (?:use|send|using|sending|take)\b.{0,30}\b(?:video|pipeline)\b|\bnot for the video\b/i,
  },
  {
    wish: 'video',
    text: true,
    pattern:
      /\b(?:use|send|take|hand|give|put|pass|queue)\b.{0,40}\b(?:video|pipeline)\b|\bmake the (?:primer )?video\b|^\W*(?:it'?s |this is )?for the (?:primer )?video\b/i,
  },
  {
    wish: 'export',
    text: true,
    pattern:
      /\b(?:export|download|print)\b|\b(?:as|in) (?:an? )?(?:word(?: file| document)?|pdf|docx|txt|text file)\b|^\W*copy (?:it|the (?:script|text))\b/i,
  },
  {
    wish: 'finalize',
    text: true,
    pattern:
      /\b(?:it'?s|it is|this is|that'?s|that is|mark (?:it|this)(?: as)?|make it|call it|consider it) (?:now )?(?:final|finished|finali[sz]ed)\b|\bfinali[sz]e\b|^\W*(?:it'?s|it is|that'?s|this is) (?:done|ready)\W*$|\block it in\b/i,
  },
  {
    wish: 'show',
    pattern: new RegExp(
      `^\\W*(?:please |can you |could you )?(?:show|read|display|print|give|let me (?:see|read|hear)|see)\\b(?: me)?(?: again)? (?:it|${OBJECT}|the (?:current |latest )?(?:text|version|outline|result))(?: to me)?(?: again| back| aloud)*(?: to me)?\\W*$|\\bread (?:it|${OBJECT}) back\\b(?!.*\\band\\b)`,
      'i',
    ),
  },
  {
    wish: 'outline',
    pattern:
      /\b(?:new|another|different|change the|redo the|propose an?|make an?|start with an?|give me an?|do an?) outline\b|\boutline (?:it|first|again)\b/i,
  },
  {
    wish: 'another',
    pattern:
      /\b(?:another|one more|an? (?:new|second|different|separate)) (?:script|proposal|primer|draft|pitch)\b|\bnext (?:script|proposal|primer)\b/i,
  },
]

/** The command that a message is, or null. Orders to change the wording are found elsewhere. */
export function wishOf(text: string, context: ReadingContext): Wished | null {
  const wished = (wish: ScriptWish, version: ScriptReading['version'] = null): Wished => ({
    wish,
    version,
    text: null,
    paragraphs: [],
  })
  if (context.hasText) {
    const paragraph = paragraphWish(text)
    if (paragraph) return paragraph
    const version = versionOf(text)
    if (version !== null && GO_BACK.test(text) && !/\b(?:cut|shorten|make|compare|diff\w*)\b/i.test(text)) {
      return wished('restore', version)
    }
  }
  if (context.hasText && FINAL.test(text) && !isQuestion(text)) return wished('finalize')
  if (!context.hasText && BARE_CANCEL.test(text)) return wished('abandon')
  for (const { wish, pattern, text: needsText } of RULES) {
    if (needsText && !context.hasText) continue
    if (!context.hasText && (wish === 'undo' || wish === 'redo') && !/\b(?:undo|redo|revert)\b/i.test(text))
      continue
    if (wish === 'finalize' && (NOT_NOW.test(text) || isQuestion(text))) continue
    if (pattern.test(text)) return wished(wish)
  }
  if (context.hasText) {
    if (AGAIN.test(text)) return wished('write')
    const praise = PRAISE.test(text) && !NO_PRAISE.test(text) && context.state !== 'final'
    return praise ? wished('finalize') : null
  }
  const bare = context.unclear && !/\b(?:write|go|do (?:it|that))\b/i.test(text)
  const agrees =
    context.hasOutline && ((isYes(text) && !bare) || (INDIFFERENT.test(text) && context.asked.length === 0))
  if (WRITE_NOW.test(withoutLead(text)) || agrees) return wished('write')
  return null
}

/** A yes or an approval and nothing else. */
export const isYes = (text: string): boolean => YES.test(text) && !ONLY_POLITE.test(text)
