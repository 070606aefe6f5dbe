import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  exportFormatSchema,
  scriptKindSchema,
  type DraftChangeInput,
  type DraftField,
  type ScriptDraft,
} from '#shared/domain/script-draft.ts'
import { ServiceError, UserError } from '../../core/errors.ts'
import type { Crm } from '../../crm/crm.ts'
import { outlineText, scriptText, spokenTime } from '../../chat/script/say-script.ts'
import { draftFieldName } from '../../scripts/read/asked.ts'
import { namedParagraphs, paragraphRefs } from '../../scripts/read/paragraphs.ts'
import type { EngineCall } from '../../scripts/scripts.ts'
import type { Core } from '../core.ts'
import {
  atMost,
  type Command,
  type CommandContext,
  numberFlag,
  type ParsedArguments,
  UsageError,
} from './command.ts'

const usage = [
  'script new --job ID-OR-NUMBER --kind primer|proposal [--goals TEXT] [--tone TEXT] [--cover "a; b"] ' +
    '[--avoid "a; b"] [--offer TEXT] [--sender NAME] [--length MINUTES] [--json]',
  'script show ID [--json] [--format txt|docx|pdf --out FILE]',
  'script list [--json]',
  'script revise ID "instruction" [--paragraph N] [--json]',
]

/** Flags that fill a field, in the order in which they are applied. */
const FIELDS: readonly Exclude<DraftField, 'job' | 'kind'>[] = [
  'goals',
  'tone',
  'length',
  'cover',
  'avoid',
  'offer',
  'sender',
]
const LISTS: readonly DraftField[] = ['cover', 'avoid', 'goals']

function fieldChanges(args: ParsedArguments): DraftChangeInput[] {
  return FIELDS.flatMap((field) => {
    const given = args.flags.get(field)?.trim()
    if (!given) return []
    const value = LISTS.includes(field)
      ? given
          .split(/\s*[;\n]\s*/)
          .filter(Boolean)
          .join('\n')
      : given
    return [{ type: 'set_field' as const, field, value }]
  })
}

/** By the id of the CRM or by job number; an id comes first where both would fit. */
async function jobIdOf(crm: Crm, given: string, signal: AbortSignal): Promise<string> {
  const wanted = given.replace(/^#/, '')
  if (/^\d+$/.test(wanted)) {
    try {
      return (await crm.job(wanted, { signal })).id
    } catch (error) {
      if (!(error instanceof ServiceError) || error.kind !== 'notFound') throw error
    }
  }
  const found = await crm.find(wanted, { limit: 50, signal })
  const job = found
    .flatMap(({ jobs }) => jobs)
    .find((one) => one.number.toLowerCase() === wanted.toLowerCase())
  if (job) return job.id
  const ofCustomer = found.flatMap(({ jobs }) => jobs).filter(({ number }) => number.startsWith(`${wanted}-`))
  if (ofCustomer.length > 0) {
    const jobs = ofCustomer.map(({ number, name }) => `${number} (${name})`).join(', ')
    throw new UserError(
      'NO_SUCH_JOB',
      `${wanted} is a customer, not a job.`,
      `Name one of the jobs: ${jobs}.`,
    )
  }
  const next = 'List jobs and their numbers with: crm find "name"'
  throw new UserError('NO_SUCH_JOB', `There is no job ${wanted}.`, next)
}

const callOf = ({ output, signal }: CommandContext): EngineCall => ({
  signal,
  turnId: null,
  notice: (text) => output.progress(text),
})

function print(draft: ScriptDraft, args: ParsedArguments, { output }: CommandContext): void {
  if (args.flags.has('json')) {
    output.line(JSON.stringify(draft))
    return
  }
  output.line(
    `${draft.title} (${draft.id}), ${draft.state}${draft.jobNumber ? `, job ${draft.jobNumber}` : ''}`,
  )
  if (draft.words > 0) output.line(`\n${scriptText(draft)}`)
  else if (draft.outline.length > 0) output.line(`\n${outlineText(draft)}`)
  if (draft.missing.length > 0) output.line(`Missing: ${draft.missing.map(draftFieldName).join(', ')}`)
}

async function begin(core: Core, args: ParsedArguments, context: CommandContext): Promise<ScriptDraft> {
  const { signal, output } = context
  const kind = scriptKindSchema.safeParse(args.flags.get('kind'))
  const job = args.flags.get('job')?.trim()
  if (!kind.success) throw new UsageError('--kind must be primer or proposal.', usage)
  if (!job) throw new UsageError('Which job? Name it with --job.', usage)
  const jobId = await jobIdOf(core.crm(), job, signal)
  const { id } = core.scripts.start(core.chat.create().id, { kind: kind.data })
  const changes: DraftChangeInput[] = [
    { type: 'set_field', field: 'job', value: jobId },
    ...fieldChanges(args),
  ]
  let draft = core.scripts.get(id)
  for (const change of changes) {
    draft = await core.scripts.change(id, change, { by: 'person', turnId: null, signal })
  }
  if (draft.missing.length > 0) {
    const flags = draft.missing.map((field) => `--${field}`).join(', ')
    throw new UserError(
      'DRAFT_INCOMPLETE',
      `Missing: ${draft.missing.map(draftFieldName).join(', ')}. The draft is kept as ${id}.`,
      `Give ${flags} as well.`,
    )
  }
  const call = callOf(context)
  output.progress('Proposing an outline …')
  await core.scripts.outline(id, call)
  output.progress('Writing …')
  const { draft: written, remarks } = await core.scripts.write(id, call)
  for (const remark of remarks) output.progress(remark)
  return written
}

async function show(core: Core, id: string, args: ParsedArguments, context: CommandContext): Promise<void> {
  const out = args.flags.get('out')
  const wanted = args.flags.get('format')
  if (!out && wanted === undefined) return print(core.scripts.get(id), args, context)
  const format = exportFormatSchema.safeParse(wanted ?? out?.split('.').at(-1))
  if (!format.success) throw new UsageError('--format must be txt, docx or pdf.', usage)
  if (!out) throw new UsageError('Where to? Name the file with --out.', usage)
  const { bytes } = await core.scripts.export(id, format.data)
  const file = resolve(out)
  await writeFile(file, bytes).catch((error: unknown) => {
    const next = 'Choose a folder that exists and may be written.'
    throw new UserError('NOT_WRITTEN', `${file} could not be written.`, next, { cause: error })
  })
  context.output.line(
    args.flags.has('json') ? JSON.stringify({ file, bytes: bytes.length }) : `Written: ${file}`,
  )
}

async function revise(
  core: Core,
  [id = '', instruction = '']: readonly string[],
  args: ParsedArguments,
  context: CommandContext,
): Promise<ScriptDraft> {
  const before = core.scripts.get(id)
  const shown = before.paragraphs.filter(({ text }) => text.trim() !== '')
  const number = args.flags.has('paragraph') ? numberFlag(args, 'paragraph', 1, usage) : null
  const chosen = number === null ? undefined : shown[number - 1]
  if (number !== null && !chosen) {
    throw new UserError(
      'PARAGRAPH_GONE',
      `There is no paragraph ${number}.`,
      `The script has ${shown.length}.`,
    )
  }
  const named = namedParagraphs(paragraphRefs(instruction), { ...before, paragraphs: shown })
  const paragraphIds = chosen ? [chosen.id] : [...named.ids]
  const { draft, remarks } = await core.scripts.revise(id, { instruction, paragraphIds }, callOf(context))
  if (draft.version === before.version) {
    const why = remarks.length > 0 ? remarks.join(' ') : 'Nothing in it had to be changed.'
    throw new UserError('SCRIPT_UNCHANGED', `The text is as it was. ${why}`, 'Say it in other words.')
  }
  for (const remark of remarks) context.output.progress(remark)
  return draft
}

export const script: Command = {
  name: 'script',
  usage,
  flags: {
    json: 'switch',
    job: 'value',
    kind: 'value',
    goals: 'value',
    tone: 'value',
    cover: 'value',
    avoid: 'value',
    offer: 'value',
    sender: 'value',
    length: 'value',
    format: 'value',
    out: 'value',
    paragraph: 'value',
  },
  async run(args, context) {
    const [action, ...rest] = args.words
    const [id] = rest
    const open = async (): Promise<Core> => {
      const core = await context.core()
      await core.ready
      return core
    }
    switch (action) {
      case 'new':
        atMost(rest, 0, usage)
        return print(await begin(await open(), args, context), args, context)
      case 'show':
        if (!id) throw new UsageError('Which script?', usage)
        atMost(rest, 1, usage)
        return show(await open(), id, args, context)
      case 'revise':
        if (!id || !rest[1]?.trim()) throw new UsageError('Which script, and what should change?', usage)
        atMost(rest, 2, usage)
        return print(await revise(await open(), rest, args, context), args, context)
      case 'list': {
        atMost(rest, 0, usage)
        const drafts = (await open()).scripts.list()
        if (args.flags.has('json')) return context.output.line(JSON.stringify(drafts))
        if (drafts.length === 0) context.output.line('There are no scripts yet.')
        for (const { id: one, title, state, jobNumber, words, seconds } of drafts) {
          const text = words > 0 ? `${words} words, ${spokenTime(seconds)}` : ''
          context.output.line([one, title, jobNumber, state, text].filter(Boolean).join(' · '))
        }
        return
      }
      default:
        throw new UsageError('new, show, list or revise?', usage)
    }
  },
}
