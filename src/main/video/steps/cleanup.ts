import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { tidyRun } from '../cleanup/tidy-run.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import { stepMemory } from './step-memory.ts'

/** Step 9, whatever happened before: nothing is left behind but what the run shows. */
export async function cleanup(
  kit: VideoKit,
  input: RunInput,
  about: { readonly completed: boolean },
  call: StepCall,
): Promise<StepOutcome<{ videos: number }>> {
  const { completed } = about
  const { runId, signal } = call
  const { simulate } = input
  const tidied = await tidyRun(kit, { runId, completed, simulate, signal, memory: stepMemory(call) })
  if (tidied instanceof NotYet) return tidied
  const said = [
    tidied.files > 0 ? 'Temporary files are gone.' : '',
    tidied.assets ? 'What rendering needed elsewhere is gone.' : '',
    tidied.videos > 0 ? 'The delivered video was taken away, since nobody was told of it.' : '',
  ].filter(Boolean)
  call.progress(1, said.join(' ') || 'Nothing was left behind')
  return { videos: tidied.videos }
}
