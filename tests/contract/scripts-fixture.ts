import { scriptFonts } from '#tests/support/script-fonts.ts'
import type { Claim, Fact } from '#shared/domain/script-draft.ts'
import { systemClock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import { createIds } from '#main/core/ids.ts'
import { createScripts } from '#main/scripts/create-scripts.ts'
import { tradesOf } from '#main/scripts/draft/trades.ts'
import type { ScriptSettings } from '#main/scripts/draft/known-facts.ts'
import type {
  CheckClaims,
  EngineCall,
  FactFinder,
  JobFacts,
  ScriptBrief,
  Scripts,
  ScriptWriter,
} from '#main/scripts/scripts.ts'
import { createScriptDraftRows, type ScriptDraftRows } from '#main/store/script-drafts.ts'
import type { Workspace } from '#main/store/workspace.ts'

const crm = (record: string, kind: Fact['kind'], label: string, value: string): Fact => ({
  id: `${record}/${label}`,
  kind,
  label,
  value,
  source: { type: 'crm', record, field: label.toLowerCase() },
})

const job = (id: string, name: string, price: string, rep: string): JobFacts => ({
  customerId: `c${id}`,
  customerName: name,
  jobNumber: `223${id}-01`,
  facts: [
    crm(`job:${id}`, 'name', 'Customer', name),
    crm(`job:${id}`, 'price', 'Contract value', price),
    crm(`job:${id}`, 'detail', 'Work', 'New shingles'),
    crm(`job:${id}`, 'detail', 'Trade', 'Roofing'),
    crm(`job:${id}`, 'name', 'Rep', rep),
  ],
})

export interface SmallCrm extends FactFinder {
  away: boolean
  readonly asked: string[]
  readonly jobs: Record<string, JobFacts>
}

/** Two jobs in a CRM that can be away, and one passage about the warranty. */
export function smallCrm(): SmallCrm {
  const crmOfTest: SmallCrm = {
    away: false,
    asked: [],
    jobs: {
      '1': job('1', 'Maria Ortiz', '$24,850', 'Dana Reyes'),
      '2': job('2', 'Walter Brand', '$9,100', 'Priya Raman'),
    },
    async forJob(jobId) {
      if (crmOfTest.away) throw new ServiceError('The CRM is away.', { service: 'leap', kind: 'network' })
      const found = crmOfTest.jobs[jobId]
      if (found) return found
      throw new ServiceError('No such job.', { service: 'leap', kind: 'notFound' })
    },
    async about(subject) {
      crmOfTest.asked.push(subject)
      if (!subject.includes('warranty')) return []
      const quote = 'Workmanship is warranted for 10 years.'
      const source = {
        type: 'document',
        passageId: 'p1',
        documentId: 'd1',
        title: 'Warranty',
        quote,
      } as const
      return [{ id: 'passage:p1', kind: 'detail', label: 'Warranty', value: quote, source }]
    },
  }
  return crmOfTest
}

/** Prices only: one rests on a fact that has it word for word. */
export const checkPrices: CheckClaims = (paragraphs, facts) =>
  paragraphs.flatMap(({ id, text }) =>
    Array.from(text.matchAll(/\$\d[\d,]*/g), (match): Claim => {
      const price = match[0].replace(/,$/, '')
      const fact = facts.find(({ value }) => value.match(/\$\d[\d,]*/g)?.some((known) => known === price))
      return {
        kind: 'price',
        text: price,
        paragraphId: id,
        start: match.index,
        end: match.index + price.length,
        factId: fact?.id ?? null,
      }
    }),
  )

const words = (count: number, word: string): string => Array.from({ length: count }, () => word).join(' ')

export interface SmallWriter extends ScriptWriter {
  readonly briefs: ScriptBrief[]
  /** Resolves before the answer comes. */
  before: (call: EngineCall) => Promise<unknown>
  /** Instead of the paragraphs it would return. */
  paragraphs: ((brief: ScriptBrief) => readonly string[]) | null
}

/** One paragraph a point, as long as it should be; a revision adds the instruction to what it may change. */
export function smallWriter(): SmallWriter {
  const by = 'Small writer'
  const writer: SmallWriter = {
    briefs: [],
    before: async () => undefined,
    paragraphs: null,
    async outline(brief, call) {
      writer.briefs.push(brief)
      await writer.before(call)
      const points = ['open', 'body', 'close']
      return { outline: points.map((key) => ({ key, title: key, note: `Says ${key}.` })), by }
    },
    async write(brief, call) {
      writer.briefs.push(brief)
      await writer.before(call)
      const each = Math.round(brief.length.aim / brief.outline.length)
      const texts = writer.paragraphs?.(brief) ?? brief.outline.map(({ key }) => words(each, key))
      const paragraphs = texts.map((text, index) => ({
        id: `mine${index}`,
        point: brief.outline[index]?.key ?? '',
        text,
        locked: false,
      }))
      return { paragraphs, by, change: 'Written', remarks: ['A remark.'] }
    },
    async revise(brief, { instruction, paragraphIds }, call) {
      writer.briefs.push(brief)
      await writer.before(call)
      const paragraphs = brief.paragraphs.map((paragraph) =>
        paragraphIds.length === 0 || paragraphIds.includes(paragraph.id)
          ? { ...paragraph, text: `${paragraph.text} ${instruction}` }
          : paragraph,
      )
      return { paragraphs, by, change: instruction, remarks: [] }
    },
  }
  return writer
}

export interface Bench {
  readonly scripts: Scripts
  readonly crm: SmallCrm
  readonly writer: SmallWriter
  readonly settings: { -readonly [Key in keyof ScriptSettings]: ScriptSettings[Key] }
  readonly changed: string[]
  readonly named: string[]
  readonly workflows: Map<string, string | null>
}

/** Script drafts over a real store, with a small CRM and a small writer. */
export function scriptsOn(
  workspace: Workspace,
  wrap: (rows: ScriptDraftRows) => ScriptDraftRows = (rows) => rows,
): Bench {
  const crmOfBench = smallCrm()
  const writer = smallWriter()
  const settings = {
    wordsPerMinute: 120,
    sender: '',
    companyName: 'Harbor Home',
    companyPhone: '',
    companyEmail: '',
    companyWebsite: '',
    companyServiceArea: '',
  }
  const changed: string[] = []
  const named: string[] = []
  const workflows = new Map<string, string | null>()
  const scripts = createScripts({
    rows: wrap(createScriptDraftRows(workspace)),
    clock: systemClock,
    ids: createIds(systemClock),
    writer: () => writer,
    facts: crmOfBench,
    inspirations: ({ trades }) =>
      trades.includes('Roofing')
        ? [
            {
              transcriptId: 't1',
              title: 'Call',
              why: 'Roofing, won',
              text: 'You will hear from us.',
              turns: [3],
            },
          ]
        : [],
    checkClaims: checkPrices,
    tradesOf,
    settings: () => settings,
    fonts: scriptFonts,
    workflowOf: (conversationId) => workflows.get(conversationId) ?? null,
    setWorkflow: (conversationId, draftId) => void workflows.set(conversationId, draftId),
    onNamed: (_conversationId, title) => void named.push(title),
    onChange: (draftId) => void changed.push(draftId),
  })
  return { scripts, crm: crmOfBench, writer, settings, changed, named, workflows }
}
