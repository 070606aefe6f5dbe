import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import type { Log } from '../../core/log.ts'
import type { JudgeMail, TriggerRules } from '../mailbox.ts'
import { authorOf, type MailAddress } from './addresses.ts'
import { authenticateMail, type Authenticated } from './authenticate.ts'
import type { DnsResolver } from './dns-resolver.ts'
import { fieldTexts, readMail, type ReadMail } from './header-section.ts'
import { parseMailDate } from './mail-date.ts'
import { readOrder } from './order.ts'
import { readWords } from './read-words.ts'
import { jobTrouble, notOrder, notProven, placeAndTime, type Refusal, senderTrouble } from './refusals.ts'
import { shown } from './words.ts'

export interface JudgeServices {
  readonly resolve: DnsResolver
  readonly log: Log
  /** Milliseconds for all questions to DNS about one mail. */
  readonly dnsBudgetMs?: number
}

type Facts = Pick<MailDecision, 'messageId' | 'from' | 'subject' | 'date'>

const NO_FACTS: Facts = { messageId: null, from: null, subject: null, date: null }
const NOBODY: Authenticated = { authentication: 'none', temporary: false, words: '' }

function ignored(
  facts: Facts,
  [reason, detail]: Refusal,
  { authentication }: Authenticated = NOBODY,
  jobs: readonly string[] = [],
): MailDecision {
  const authenticated = authentication === 'dkim' || authentication === 'provider'
  const jobRef = jobs.length === 1 ? (jobs[0] ?? null) : null
  return { decision: 'ignore', reason, detail, jobRef, ...facts, authenticated, authentication }
}

function factsOf(mail: ReadMail, author: MailAddress | null, subject: string): Facts {
  const id = /<[^<>\s]{1,900}>/.exec(fieldTexts(mail, 'message-id')[0] ?? '')?.[0] ?? null
  const date = parseMailDate(fieldTexts(mail, 'date')[0])
  return { messageId: id, from: author?.address ?? null, subject: shown(subject, 300) || null, date }
}

/** Builds the judge. A mail is a trigger only when every rule holds; the reasons are looked at in a fixed order. */
export function createJudge({ resolve, log, dnsBudgetMs = 15_000 }: JudgeServices): JudgeMail {
  async function decide(
    raw: Uint8Array,
    rules: TriggerRules,
    now: number,
    signal: AbortSignal,
  ): Promise<MailDecision> {
    const read = readMail(raw)
    if ('trouble' in read)
      return ignored(NO_FACTS, ['unreadable', `It cannot be read safely. ${read.trouble}`])
    const { mail } = read
    const from = authorOf(fieldTexts(mail, 'from')[0] ?? '')
    const author = 'author' in from ? from.author : null
    const words = await readWords(mail)
    const facts = factsOf(mail, author, words.subject)
    const order = readOrder(words, rules.subject)
    const refusal = notOrder(order, words, mail, author, rules.subject)
    if (refusal || order.kind !== 'order') return ignored(facts, refusal ?? ['not_an_order', ''])
    if (!author)
      return ignored(facts, ['sender_not_allowed', 'trouble' in from ? from.trouble : 'It has no sender.'])

    const found = await authenticateMail({
      mail,
      from: author,
      rules,
      resolve,
      now,
      budgetMs: dnsBudgetMs,
      signal,
    })
    const genuine = found.authentication !== 'none'
    const refuse = (reason: Refusal): MailDecision => ignored(facts, reason, found, order.jobs)
    const trouble = senderTrouble(mail, author, rules)
    if (trouble) return refuse(['sender_not_allowed', trouble])
    const mustBeProven = !genuine && !rules.trustFolder
    if (mustBeProven && !found.temporary) return refuse(notProven(found))
    const later = placeAndTime(mail, rules, facts.date, now) ?? jobTrouble(order.jobs)
    if (later) return refuse(later)
    // Last of all: what can never be a trigger is not asked about again and again.
    if (mustBeProven) return refuse(notProven(found))
    const [jobRef = null] = order.jobs
    return {
      decision: 'trigger',
      reason: 'trigger',
      detail: genuine
        ? `Order for job ${jobRef ?? ''} from ${author.address}, ${found.words}.`
        : `Order for job ${jobRef ?? ''} from ${author.address}; the sender is not checked in the practice folder.`,
      jobRef,
      ...facts,
      authenticated: genuine,
      authentication: genuine ? found.authentication : 'practice',
    }
  }
  return async (raw, rules, now, signal) => {
    try {
      return await decide(raw, rules, now, signal)
    } catch (error) {
      log.warn('A mail could not be read', { error: error instanceof Error ? error.message : 'unknown' })
      return ignored(NO_FACTS, ['unreadable', 'It is damaged or built in a way that cannot be read safely.'])
    }
  }
}
