const BACK =
  /\b(?:back to|go(?:ing)? on with|continue with|continue|resume|return to|pick up|finish|carry on with|let'?s finish)\b[^.!?,;]*\b(?:scripts?|proposals?|primers?|drafts?|pitch)\b(?: (?:then|now|please|where we (?:were|left(?: off| it)?)))*/i
const BARE =
  /^\W*(?:ok(?:ay)?,? |so,? |good,? )?(?:(?:go |get )?back(?: to it| to that| to work)?|resume|continue|go on|carry on|where were we|let'?s (?:go on|continue))\W*$/i
const NAME =
  /\b(?:back to|with|resume|return to|pick up|finish|continue)\s+(?:the |our |my )?(?<who>.+?)\s*(?:['’]s?)?\s+(?:scripts?|proposals?|primers?|drafts?|pitch)\b/i

/** "Back to the script": it goes on with one that was put aside. */
export const callsBackScript = (text: string): boolean => BACK.test(text)
/** "Where were we": it goes on with whatever was put aside last. */
export const callsBackAnything = (text: string): boolean => BARE.test(text)

/** What a message says besides going back to the script. */
export function withoutCallBack(text: string): string {
  if (BARE.test(text)) return ''
  if (!BACK.test(text)) return text
  const rest = text
    .replace(BACK, ' ')
    .replace(/^[\s,.;:!?-]+/, '')
    .replace(/^(?:and|but|then|please|good|ok(?:ay)?)\b[\s,]*/i, '')
  return /^\W*(?:(?:good|ok(?:ay)?|alright|great|thanks|now|then|so|let'?s|can we|could we|please|i want to|go)[\s,.!]*)*$/i.test(
    rest,
  )
    ? ''
    : rest.trim()
}

interface Nameable {
  readonly id: string
  readonly customerName: string | null
  readonly jobNumber: string | null
  readonly title: string
}

/** The draft that "back to the Ortiz primer" names; null when it names none or several. */
export function namedDraft<D extends Nameable>(text: string, drafts: readonly D[]): D | null {
  const named = NAME.exec(text)?.groups?.['who']?.toLowerCase() ?? ''
  const who = /^(?:the|our|my|that|this)$/.test(named) ? '' : named
  const kind = /\bprimer\b/i.test(text) ? 'primer' : /\bproposal\b/i.test(text) ? 'proposal' : null
  const ofKind = kind === null ? drafts : drafts.filter(({ title }) => title.toLowerCase().startsWith(kind))
  const fitting = ofKind.filter(
    ({ customerName, jobNumber }) =>
      (jobNumber !== null && text.includes(jobNumber)) ||
      (customerName ?? '')
        .toLowerCase()
        .split(/\s+/)
        .some(
          (part) => part.length > 2 && new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, 'u').test(who),
        ),
  )
  if (fitting.length === 1) return fitting[0] ?? null
  return fitting.length === 0 && who === '' && kind !== null && ofKind.length === 1
    ? (ofKind[0] ?? null)
    : null
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
