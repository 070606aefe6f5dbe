import { UserError } from '#main/core/errors.ts'
import type { ScriptBrief, ScriptWriter } from '#main/scripts/scripts.ts'
import type { StepCall } from '#main/workflow/workflow.ts'
import { countWords } from '#shared/text/count-words.ts'
import type { Paragraph } from '#shared/domain/script-draft.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import { oneLine } from '../mail/one-line.ts'
import { mustBeHeard, onlySourced } from '../script/only-sourced.ts'
import { primerBrief } from '../script/primer-brief.ts'
import type { Fetched, ScriptResult } from './results.ts'

const textOf = (paragraphs: readonly Paragraph[]): string => paragraphs.map(({ text }) => text).join('\n\n')

function isLongEnough(paragraphs: readonly Paragraph[], { length }: ScriptBrief): boolean {
  const words = countWords(textOf(paragraphs))
  return words >= length.min && words <= length.max
}

interface Wording {
  readonly paragraphs: readonly Paragraph[]
  readonly by: string
  readonly notes: readonly string[]
  /** What the writer could not say. */
  readonly remarks: readonly string[]
}

const LONGEST_REMARKS = 200

/** What was left out, short: the whole of it is in the script's own page when it is written there. Pure. */
export function leftOut(remarks: readonly string[]): string {
  if (remarks.length === 0) return ''
  const text = Array.from(oneLine(`Left out: ${remarks.join(' ')}`))
  return text.length <= LONGEST_REMARKS ? text.join('') : `${text.slice(0, LONGEST_REMARKS - 1).join('')}…`
}

/** A text by the writer of the settings, of which only what has a source is left. */
async function written(
  kit: VideoKit,
  brief: ScriptBrief,
  writer: ScriptWriter,
  call: StepCall,
): Promise<Wording> {
  const notes: string[] = []
  const notice = (text: string): void => void notes.push(text)
  const engine = { signal: call.signal, turnId: call.runId, notice }
  const { outline } = await writer.outline(brief, engine)
  const { paragraphs, by, remarks } = await writer.write({ ...brief, outline }, engine)
  const sourced = onlySourced(paragraphs, brief.facts, kit.checkClaims)
  if (textOf(sourced) !== textOf(paragraphs)) notes.push('What had no source was taken out.')
  return { paragraphs: sourced, by, notes, remarks }
}

/** What the writing cost, also where it failed half way. */
async function counted<T>(kit: VideoKit, call: StepCall, write: () => Promise<T>): Promise<T> {
  const before = kit.ledger.byTurn(call.runId).costUsd
  try {
    return await write()
  } finally {
    const spent = kit.ledger.byTurn(call.runId).costUsd
    call.cost(spent === null || before === null ? null : spent - before)
  }
}

/** Step 2: the text to be spoken. A person's final script for the job is used as it stands. */
export async function generateScript(
  kit: VideoKit,
  input: RunInput,
  fetched: Fetched,
  call: StepCall,
): Promise<ScriptResult> {
  const { settings, checkClaims } = kit
  const draft = kit.scripts.forVideo(input.jobId)
  if (draft) {
    call.cost(0)
    call.progress(1, 'The script that you chose for this video')
    const text = textOf(draft.paragraphs)
    const names = mustBeHeard(draft.paragraphs, draft.facts, checkClaims)
    return { text, words: countWords(text), by: 'You', draftId: draft.id, names: [...names] }
  }
  const brief = primerBrief({
    jobId: input.jobId,
    facts: fetched.facts,
    rep: fetched.rep?.name ?? '',
    speaker: {
      sender: settings.get('company.sender'),
      company: settings.get('company.name'),
      phone: settings.get('company.phone'),
      website: settings.get('company.website'),
      wordsPerMinute: settings.get('scripts.wordsPerMinute'),
    },
    inspirations: kit.inspirations({ kind: 'primer', trades: fetched.job.trades, words: '' }),
  })
  call.progress(null, 'Writing the script')
  let wording = await counted(kit, call, () => written(kit, brief, kit.writer(), call))
  if (!isLongEnough(wording.paragraphs, brief)) {
    const why = `The text of ${wording.by} was not used: too little had a source, or the length was wrong.`
    const plain = await written(kit, brief, kit.composer, call)
    wording = { ...plain, notes: [...wording.notes, why, ...plain.notes] }
  }
  if (!isLongEnough(wording.paragraphs, brief)) {
    throw new UserError(
      'SCRIPT_LENGTH',
      'What is known of this job does not make a script of one to two minutes.',
      'Write one under Scripts and choose "Use for the video", then try again.',
    )
  }
  const text = textOf(wording.paragraphs)
  const names = mustBeHeard(wording.paragraphs, brief.facts, checkClaims)
  const said = [`Written by ${wording.by}.`, ...wording.notes, leftOut(wording.remarks)]
  call.progress(1, said.filter(Boolean).join(' '))
  return { text, words: countWords(text), by: wording.by, draftId: null, names: [...names] }
}
