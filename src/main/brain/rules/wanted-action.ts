import type { Stage } from '#shared/domain/customer.ts'
import { saidStage } from './said-stage.ts'

export type WantedAction = 'note' | 'stage' | 'task'

const either = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'i')

const TASK = either(
  String.raw`\b(?:tasks?|to-?dos?|to do (?=for|list|call|item)|todos?|reminders?|follow[- ]?up task|action item)\b`,
  String.raw`^remind (?!me what|me how|me who|me when)`,
  String.raw`\bto-do\b`,
  String.raw`\b(?:set|add|create|schedule|book|make) (?:up )?a follow[- ]?up\b`,
  String.raw`\b(?:on|to) [\w']+'s (?:list|plate|calendar)\b`,
)
const NOTE_FIRST = /^\W*(?:\w+\W+){0,5}?(?:notes?|memo|comment)\b/i
const NOTE = either(
  String.raw`\b(?:notes?|memo|comments?|remark|job log)\b`,
  String.raw`^(?:\w+\W+){0,3}?(?:log|jot|record|document|scribble|write|file under|mention in|dictating)\b`,
  String.raw`\b(?:on|for the) (?:the )?(?:record|file)\b`,
  String.raw`\b(?:log|note|record|jot|save|file|keep) (?:it|that|this)\b`,
  String.raw`\b(?:drop|leave|write) (?:a |me a )?(?:quick |short )?(?:line|word|message|entry)\b`,
  String.raw`\b(?:add|put|stick|save|keep|file|enter) (?:it|that|this) (?:to|in|on|with|under)\b(?! (?:progress|production|negotiation|primer|punch|hold|the schedule))`,
  String.raw`\bentry (?:for|on|to|in)\b`,
  String.raw`\b(?:write|log|record|jot|say) (?:down )?that\b`,
  String.raw`\bfile,? (?:say|add|put|write)\b|\b(?:tag|cc|ping|loop in) [\w']+\W*$`,
)
const TELL = either(
  String.raw`^@\w`,
  String.raw`^(?:please )?let [\w' ]{2,30} know\b`,
  String.raw`\bheads[- ]?up\b`,
  String.raw`^(?:please )?tell (?!me\b)\w+ (?!to\b)`,
)
const ADD = /^(?:please )?(?:add|put|enter|attach|append|for [\w' ]{2,30} add)\b/i
const MOVE = either(
  String.raw`\b(?:move|bump|push|kick|flip|advance|change|set|put|mark|switch|update|drop|send|take|close|progress|promote|shift|drag|call)\b`,
  '->|→|=>',
  String.raw`\b(?:stage|status|goes to|should be|ready for|next is|is now|are now|is down to|is finished)\b`,
)
/** "Sold!", "we lost it", "said yes": news that is a stage. */
const NEWS = either(
  String.raw`\bwe (?:just )?(?:got|won|lost|landed|closed)\b`,
  String.raw`\b(?:sold|signed|said (?:yes|no)|is lost|are ordered|been ordered|paid in full)\b`,
)
const HALF = /\b(?:deposit|half|partly|partially|not|never|n't|wants?|asks?|asked|if|when|until)\b/i
const ASSIGN = either(
  String.raw`^(?:have|get|ask|tell|task|assign|schedule(?! is)|i need|i want|we need|need) (?!you\b|to\b|me\b)\w+`,
  String.raw`^\w+(?: \w+)? (?:needs to|has to|should|must|please)\b`,
  String.raw`^\w+, (?:please |go |can you )`,
)

/** Words of a look-up about several jobs. */
const MANY = /\b(?:jobs|deals|ones|leads|customers|projects|anything|everything|anyone)\b/i

/**
 * What a message asks to be written, by its verbs, nouns and shape; null when it asks for nothing certain.
 * `text` is without courtesy and is not a question.
 */
export function wantedAction(text: string, stages: readonly Stage[]): WantedAction | null {
  const noteFirst = NOTE_FIRST.test(text)
  if (TASK.test(text) && !noteFirst) return 'task'
  if (NOTE.test(text)) return 'note'
  if (/^@\w/.test(text)) return 'note'
  const stage = MANY.test(text) ? null : saidStage(text, stages)
  if (stage && /\b(?:stage|status)\b/i.test(text)) return 'stage'
  if (stage && MOVE.test(text) && !ASSIGN.test(text)) return 'stage'
  if (stage && !HALF.test(text) && (NEWS.test(text) || text.split(/\s+/).length <= 8)) return 'stage'
  if (TELL.test(text) || ADD.test(text)) return 'note'
  return ASSIGN.test(text) ? 'task' : null
}
