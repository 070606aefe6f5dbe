import type { ImportResult, Transcript } from '#shared/domain/transcript.ts'
import type { Emit, FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { visibly } from '../visible-step.ts'
import { IMPORT } from './previous-plan.ts'

export interface Imported {
  readonly transcripts: readonly Transcript[]
  /** One sentence a file that could not be read. */
  readonly failures: readonly string[]
}

function titleOf(result: ImportResult): string {
  switch (result.outcome) {
    case 'imported':
      return `Imported ${result.transcript.title}`
    case 'same':
      return `${result.file} is the conversation ${result.transcript.title}, which is there already`
    case 'failed':
      return `${result.file}: ${result.message}`
  }
}

/** Reads the transcripts that were sent with the message, one visible step each; a bad file stops no other. */
export async function importAttached(
  services: FlowServices,
  turn: FlowTurn,
  emit: Emit,
  signal: AbortSignal,
): Promise<Imported> {
  const files = services.attachments
    .ofMessage(turn.userMessageId)
    .filter(({ kind }) => kind === 'transcript' || kind === 'document')
  const transcripts = new Map<string, Transcript>()
  const failures: string[] = []
  for (const { id, name } of files) {
    signal.throwIfAborted()
    const call = { tool: IMPORT, title: `Reading ${name}`, args: { file: name } }
    const result = await visibly(services, emit, call, async () => {
      const bytes = services.attachments.content(id) ?? new Uint8Array()
      const value = await services.transcripts.import({ name, bytes }, signal)
      const transcriptId = value.outcome === 'failed' ? null : value.transcript.id
      const ok = value.outcome !== 'failed'
      return { title: titleOf(value), result: { outcome: value.outcome, transcriptId }, value, ok }
    })
    if (result.outcome === 'failed') failures.push(`${result.file}: ${result.message} ${result.nextStep}`)
    else transcripts.set(result.transcript.id, result.transcript)
  }
  return { transcripts: [...transcripts.values()], failures }
}
