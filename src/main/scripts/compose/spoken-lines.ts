import { findClaims } from '../check/find-claims.ts'
import { spellOut } from './noun-phrase.ts'
import { lowerFirst } from './words.ts'

const VERB = new RegExp(
  String.raw`\b(?:is|are|was|were|has|have|do|does|will|can|may|should|include[sd]?|covers?|comes?|goes|` +
    String.raw`go|starts?|takes?|uses?|install|keeps?|pays?|gives?|gets?|cleans?|protects?|works?|offers?|` +
    String.raw`` +
    String.raw`make|makes|register|test|tape|flash|haul|photograph|answer|visit|checks?|leave|sweep|build|` +
    String.raw`` +
    String.raw`pour|bring|wrap|carry|runs?|lasts?|needs?|holds?|stands?|means?|begins?|ends?|ask|help|` +
    String.raw`helps|send|sends|follow|plan|order|measure|show|repair|replace|remove|add|adds|meet|call|` +
    String.raw`inspect|put)\b`,
  'i',
)
/** Written for colleagues, not for customers. */
const INTERNAL = new RegExp(
  String.raw`\b(?:reps?|sales|customers?|clients?|owners?|homeowners?|people|approv\w+|CRM|notes?|stage|` +
    String.raw`margin|commission|do not|don't|never|must|tell|say|unless|invoices?|callbacks?|leads?|subs?|` +
    String.raw`` +
    String.raw`subcontract\w*|policy|target|dismissed|contractors|lenders?|fees?|our costs?|vendors?|` +
    String.raw`suppliers?|` +
    String.raw`competitors?|reasons?|quotes?|quoted|bids?|foreman|foremen|managers?|office|script|` +
    String.raw`objections?)\b`,
  'i',
)

/** Who acts is us or the customer: "The roof crew adds the cap when we do both" is how we split work. */
const OURS = new RegExp(
  String.raw`^(?:(?:on|in|at|for|with|after|before|during|when|if|every|each|once|while)\b[^.]*?,? )?` +
    String.raw`(?:we|our|you|your)\b|^[\w-]+ (?:years?|months?) (?:on|of|for) our\b`,
  'i',
)

/** "Trade: Siding; Years from completion: 10" under "Our workmanship warranty", as a sentence. */
function speakRow(row: string, heading: string): string | null {
  const cells = row
    .replace(/\.$/, '')
    .split('; ')
    .map((cell) => cell.split(': '))
  const [[, what = ''] = [], [unit = '', count = ''] = []] = cells
  if (cells.length !== 2 || !/^(?:years?|months?)\b/i.test(unit) || !/^\d+$/.test(count)) return null
  if (!/^our /i.test(heading) || !what) return null
  return `For ${lowerFirst(what)}, ${lowerFirst(heading)} runs ${count} ${lowerFirst(unit)}.`
}

/**
 * A sentence of a document as it can be said to a customer, or null: it must speak of us, stand by
 * itself, and
 * name nobody.
 */
export function speakDocument(sentence: string, heading = ''): string | null {
  const row = speakRow(sentence, heading)
  if (row !== null) return row
  const plain = spellOut(
    sentence
      .replace(/^["“*-]+\s*|["”*]+$/g, '')
      .replace(/\*\*/g, '')
      .trim(),
  )
  const words = plain.split(/\s+/).length
  if (words < 5 || words > 30 || !/^\p{Lu}/u.test(plain) || !/[.]$/.test(plain) || /[:;|"“”?()]/.test(plain))
    return null
  if (/^(?:It|This|That|They|These|Those|He|She|Then|After that|Both|Otherwise|Not|And|But|So)\b/.test(plain))
    return null
  if (INTERNAL.test(plain) || !OURS.test(plain)) return null
  if (findClaims(plain).some(({ kind }) => kind === 'name')) return null
  // "Ten years on our work, in writing."
  if (/^[\w-]+ (?:years?|months?) (?:on|of|for)\b/i.test(plain)) return `You get ${lowerFirst(plain)}`
  return VERB.test(plain) ? plain : null
}
