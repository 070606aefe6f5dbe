import { jobNumberIn, readTarget, type Target } from './targets.ts'

const BEFORE_JOB = new RegExp(
  String.raw`\b(?:the|our|that|for|on|about|in|of)\s+((?:[\w'’.-]+\s+){1,4}?(?:job|project|` +
    String.raw`file|roof|siding|windows?|deck|kitchen|bath(?:room)?|gutters?|doors?))\b`,
  'i',
)
const POSSESSIVE = /\b((?:[A-Za-z][\w-]*\s+)?[A-Za-z][\w-]*)['’]s\b/
const AFTER = new RegExp(
  String.raw`\b(?:for|about|on|with|of|from|find|look up|pull up|show me|call|reach|is|are|` +
    String.raw`does|do|did|has|have)\s+(?:the\s+)?((?:(?:mr|mrs|ms|` +
    String.raw`dr)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)`,
)
const CAPITALS = /(?<!^)(?<![.?!]\s)\b([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\b/
const LOOSE = new RegExp(
  String.raw`\b(?:for|about|on|with|find|look up|pull up|` +
    String.raw`show me)\s+(?:the\s+)?([a-z][\w'-]+(?:\s+[a-z][\w'-]+)?)[?.!]*$`,
  'i',
)
const NOT_NAMES = new RegExp(
  String.raw`^(?:what|who|where|when|which|how|it|that|there|i|we|today|tomorrow|monday|` +
    String.raw`tuesday|wednesday|thursday|friday|saturday|sunday|crm|leap|me|us|list|show|find|` +
    String.raw`is|are|does|do|let|here)$`,
  'i',
)

/** Whom or which job a question is about: number, phone, e-mail, name; null when it names nobody. */
export function questionTarget(question: string): Target | null {
  const number = jobNumberIn(question)
  if (number) return { kind: 'number', number }
  const contact = /[\w.+-]+@[\w.-]+\.\w+|\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/.exec(question)
  if (contact) return { kind: 'words', search: contact[0], narrow: [] }
  if (/\b(?:that|this) (?:job|project|one|customer)\b|\b(?:his|her|their|its)\b/i.test(question))
    return { kind: 'that' }
  for (const pattern of [POSSESSIVE, BEFORE_JOB, AFTER, CAPITALS, LOOSE]) {
    const phrase = pattern.exec(question)?.[1]
    if (!phrase) continue
    const words = phrase.split(/\s+/).filter((word) => !NOT_NAMES.test(word))
    const target = readTarget(words.join(' '))
    if (target?.kind === 'words') return target
  }
  return null
}
