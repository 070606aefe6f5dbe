import type { Stage } from '#shared/domain/customer.ts'
import { matchStage } from './stage-words.ts'

/** What people say when a job has come somewhere; the name on the left is matched with the CRM's stages. */
const sayings: readonly (readonly [string, RegExp])[] = [
  ['paid in full', /\bpaid (?:in full|off|up)\b/i],
  ['materials ordered', /\bmaterials?\b.{0,50}?\bordered\b|\bordered (?:the )?materials?\b/i],
  ['appointment set', /\b(?:appointment|appt)s?\b.{0,20}?\b(?:set|booked|made)\b/i],
  ['estimate sent', /\b(?:estimate|quote|bid|proposal)s?\b.{0,20}?\b(?:sent|out|went out|delivered)\b/i],
  ['punch list', /\bpunch[- ]?(?:list|out)\b/i],
  ['primer video', /\bprimer\b/i],
  ['in progress', /\bin[- ]progress\b|\bunder ?way\b|\b(?:crew|work|they|we)\b.{0,20}\bstarted\b/i],
  ['negotiation', /\bnegotiati(?:on|ng)s?\b/i],
  ['scheduled', /\bscheduled\b|\bon the schedule\b|\bschedule is set\b/i],
  ['inspected', /\binspected\b|\binspection is done\b/i],
  ['new lead', /\b(?:new|back to) lead\b/i],
  ['lost', /\blost\b|\bdead\b|\bsaid no\b|\bwent with (?:somebody|someone|another)\b/i],
  ['sold', /\bsold\b|\bsigned\b|\bwon\b|\bsaid yes\b|\bwe (?:got|landed)\b/i],
  ['completed', /\bcompleted?\b|\ball done\b|\bfinished\b|\bwrapped up\b/i],
  ['paid in full', /\bpaid\b/i],
]

interface Said {
  readonly stage: Stage
  readonly at: number
}

function every(text: string, stages: readonly Stage[]): Said[] {
  const found: Said[] = []
  for (const [name, said] of sayings) {
    const at = text.search(said)
    const stage = at < 0 ? null : matchStage(name, stages)
    if (stage && !found.some((one) => one.stage.code === stage.code)) found.push({ stage, at })
  }
  for (const stage of stages) {
    const at = text.toLowerCase().lastIndexOf(stage.name.toLowerCase())
    if (at >= 0 && !found.some((one) => one.stage.code === stage.code)) found.push({ stage, at })
  }
  return found
}

/** Where the words after "to", "as", "into", "->" begin, last first. */
const TOWARDS = /(?:\b(?:to|into|in|as|at|should be|it's|its)\s+(?:the\s+|be\s+)?|(?:->|→|=>|:|,)\s*)(?=\S)/gi

/** The stage a command or a piece of news names: the one it moves to before one it merely mentions. */
export function saidStage(text: string, stages: readonly Stage[]): Stage | null {
  const plain = text.replace(/\bfrom\s+[\w ]+?\s+(?=(?:in)?to\b)/i, '')
  for (const towards of [...plain.matchAll(TOWARDS)].toReversed()) {
    const rest = plain.slice(towards.index + towards[0].length)
    const words = rest.replace(/[.!]+/g, '').split(/\s+/)
    for (let count = Math.min(3, words.length); count > 0; count--) {
      const stage = matchStage(words.slice(0, count).join(' '), stages)
      const firm = count > 1 || every(words[0] ?? '', stages).length > 0
      if (stage && firm) return stage
    }
  }
  const all = every(plain, stages)
  if (/\bpaid in full\b/i.test(plain)) return all.find(({ stage }) => /paid/i.test(stage.name))?.stage ?? null
  return all.toSorted((a, b) => b.at - a.at)[0]?.stage ?? null
}
