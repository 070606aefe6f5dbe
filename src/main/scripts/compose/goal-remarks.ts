import type { Paragraph } from '#shared/domain/script-draft.ts'
import type { ScriptBrief } from '../scripts.ts'
import { wholeText } from './revision.ts'
import { linesOf } from './slot-lines.ts'

/** Goals that the last paragraph serves by asking for just that: the goal's words, and those that ask for it. */
const ASKED_FOR: readonly (readonly [goal: RegExp, text: RegExp])[] = [
  [
    /\b(?:appointments?|meet(?:ings?)?|visits?|come|comes|coming|show|shows|attend\w*|book\w*|schedul\w*|sit|time|date)\b/gi,
    /\b(?:meeting|appointment|meet|sit down|see(?:ing)? (?:you|each other)|find a time|on the calendar)\b/i,
  ],
  [
    /\b(?:sign\w*|decid\w*|decisions?|yes|commit\w*|clos(?:e|es|ing)|agree\w*|approv\w*|accept\w*|deal|sale|contract)\b/gi,
    /\b(?:sign|agreement|you decide|say yes)\b/i,
  ],
  [/\b(?:questions?|ask\w*)\b/gi, /\b(?:questions?|ask)\b/i],
  [/\b(?:call\w*|repl\w*|respond\w*|answer\w*|touch)\b/gi, /\b(?:reply|call|write to|reach me)\b/i],
  [/\bthank\w*/gi, /\bthank/i],
]
/** What a goal is worded with, whatever it is about. */
const WORDING = new Set(
  (
    'goal make makes sure want wants need needs help helps convince persuade move nudge get gets getting have ' +
    'that this them they their theirs with from into about before after then than when will would should could ' +
    'must just only also more most very really good well feel feels know knows think customer customers client ' +
    'homeowner homeowners couple family script proposal primer video text week month year today tomorrow soon ' +
    'there here ready prepared keep keeps take takes give gives doing does done being been over'
  ).split(' '),
)
const contentOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 3 && !WORDING.has(word))
/** "protecting" and "protect" are the same. */
const stemOf = (word: string): string => word.replace(/(?:ing|ed|es|s|ly|er)$/, '').slice(0, 6)

function isServed(goal: string, said: ReadonlySet<string>, end: string): boolean {
  let rest = goal
  let asked = false
  for (const [cue, text] of ASKED_FOR) {
    if (!text.test(end)) continue
    const without = rest.replace(cue, ' ')
    asked ||= without !== rest
    rest = without
  }
  const left = contentOf(rest)
  const found = left.filter((word) => said.has(stemOf(word))).length
  if (asked) return left.length - found <= 1
  return left.length > 0 && found / left.length > 0.6
}

/** Each goal that nothing in the text speaks of: the rules write from points and facts, not from goals. */
export function goalRemarks(brief: ScriptBrief, paragraphs: readonly Paragraph[]): readonly string[] {
  const said = new Set(contentOf(wholeText(paragraphs)).map(stemOf))
  const end = paragraphs.at(-1)?.text ?? ''
  return linesOf(brief, 'goals')
    .filter((goal) => !isServed(goal, said, end))
    .map(
      (goal) =>
        `A text by the built-in rules cannot follow the goal “${goal}”. ` +
        'Put what is to be said under Points to cover.',
    )
}
