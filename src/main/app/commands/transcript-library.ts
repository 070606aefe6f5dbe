import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportResult, Transcript } from '#shared/domain/transcript.ts'
import { refuseTooLarge } from '../../analysis/read/refuse.ts'
import { messageOf, UserError } from '../../core/errors.ts'
import { UsageError, type Command } from './command.ts'
import { requireFile } from './jsonl.ts'

const usage = [
  'transcripts import FILE… [--json]',
  'transcripts list [--json]',
  'transcripts remove ID…',
  'transcripts summarize',
]

function importedLine(result: ImportResult): string {
  switch (result.outcome) {
    case 'imported':
      return `${result.file}: imported as ${result.transcript.title} (${result.transcript.id})`
    case 'same':
      return `${result.file}: there already as ${result.transcript.title} (${result.transcript.id})`
    case 'failed':
      return `${result.file}: ${result.message} ${result.nextStep}`
  }
}

function listedLine({ id, title, rep, outcome, turnCount, distilled }: Transcript): string {
  const parts = [rep ?? 'rep unknown', outcome ?? 'outcome unknown', `${turnCount} turns`]
  return [id, title, ...parts, distilled === 'done' ? 'summary' : 'no summary'].join(' · ')
}

/** What cannot even be opened is told like a file that cannot be read, so that the others still go in. */
function failedToOpen(file: string, error: unknown): ImportResult {
  const nextStep = error instanceof UserError ? error.nextStep : 'Check the path and that you may read it.'
  return { outcome: 'failed', file: basename(file), message: messageOf(error), nextStep }
}

/** The conversations of the workspace: bring files in, list them, take them out, make summaries. */
export const transcripts: Command = {
  name: 'transcripts',
  usage,
  flags: { json: 'switch' },
  async run({ words: [deed, ...rest], flags }, { core: open, output, signal }) {
    const json = flags.has('json')
    switch (deed) {
      case 'import': {
        if (rest.length === 0) throw new UsageError('Which files?', usage)
        const core = await open()
        await core.ready
        const results: ImportResult[] = []
        for (const file of rest) {
          signal.throwIfAborted()
          const result = await (async () => {
            requireFile(file)
            refuseTooLarge(file, (await stat(file)).size)
            const bytes = await readFile(file, { signal })
            return await core.transcripts.import({ name: basename(file), bytes }, signal)
          })().catch((error: unknown) => failedToOpen(file, error))
          results.push(result)
          if (!json) output.line(importedLine(result))
        }
        if (json) output.line(JSON.stringify(results))
        const failed = results.filter(({ outcome }) => outcome === 'failed').length
        if (failed > 0) {
          const words = `${failed} of ${results.length} ${results.length === 1 ? 'file' : 'files'} could not be read.`
          const rest = failed < results.length ? 'The others are in the workspace.' : 'Nothing was imported.'
          throw new UserError('NOT_ALL_IMPORTED', words, rest)
        }
        return
      }
      case 'list': {
        const core = await open()
        await core.ready
        const all = core.transcripts.list()
        if (json) output.line(JSON.stringify(all))
        else for (const one of all) output.line(listedLine(one))
        return
      }
      case 'remove': {
        if (rest.length === 0) throw new UsageError('Which ones? The list gives their ids.', usage)
        const core = await open()
        const ids = [...new Set(rest)]
        for (const id of ids) core.transcripts.get(id)
        core.transcripts.remove(ids)
        output.line(`Removed ${ids.length}.`)
        return
      }
      case 'summarize': {
        const core = await open()
        await core.ready
        core.distiller.queueMissing()
        core.distiller.queueStale()
        await core.distiller.run(signal)
        const { done, failed, waiting } = core.distiller.progress()
        output.line(`${done} summaries, ${failed} failed, ${waiting} waiting.`)
        if (failed > 0) {
          const words =
            failed === 1 ? 'One summary could not be made.' : `${failed} summaries could not be made.`
          const next = 'The others are kept. Open the transcript to see why, then run it again.'
          throw new UserError('NOT_ALL_SUMMARIZED', words, next)
        }
        return
      }
      default:
        throw new UsageError('What should be done with the transcripts?', usage)
    }
  },
}
