import { createTranscripts, type TranscriptsDeps } from '#main/analysis/create-transcripts.ts'
import type { ReadConversation, SameWords } from '#main/analysis/library/import-transcript.ts'
import { UserError } from '#main/core/errors.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createTranscriptCopies } from '#main/store/transcript-copies.ts'
import { createTranscriptRows } from '#main/store/transcripts.ts'
import { createTranscriptSpeakers } from '#main/store/transcript-speakers.ts'
import { createTranscriptTurns } from '#main/store/transcript-turns.ts'
import type { Workspace } from '#main/store/workspace.ts'

export const NOW = new Date(2026, 10, 20, 9).getTime()
export const clock = { now: () => NOW, sleep: async () => undefined }

export const storesOf = (workspace: Workspace) => ({
  rows: createTranscriptRows(workspace),
  speakers: createTranscriptSpeakers(workspace),
  turns: createTranscriptTurns(workspace),
  copies: createTranscriptCopies(workspace),
})

/** "[12] Maria Ortiz: Hello." a line, time and speaker may be absent; a line "# Title" first. */
export async function readLines(name: string, bytes: Uint8Array): Promise<ReadConversation> {
  const lines = Buffer.from(bytes).toString('utf8').split('\n')
  if (lines[0] === 'BROKEN') {
    throw new UserError('NOT_A_TRANSCRIPT', `${name} is not a transcript.`, 'Choose another file.')
  }
  const title = lines[0]?.startsWith('# ') ? lines[0].slice(2) : null
  const turns = lines.slice(title === null ? 0 : 1).flatMap((line, ordinal) => {
    const match = /^(?:\[(\d+)\] )?(?:([^:]*): )?(.*)$/.exec(line)
    if (!match || line === '') return []
    const [, start, speaker = '', text = ''] = match
    const at = start === undefined ? null : Number(start)
    return [{ ordinal, speaker, start: at, end: at === null ? null : at + 5, text }]
  })
  return { format: name.endsWith('.vtt') ? 'vtt' : 'text', title, heldAt: null, turns }
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\w+/g) ?? []
export const sameWords: SameWords = {
  fingerprintOf: (turns) => turns.flatMap((turn) => wordsIn(turn.text)).join(' '),
  sketchOf: (turns) => [...new Set(turns.flatMap((turn) => wordsIn(turn.text)))].join(' '),
  likenessOf: (a, b) => {
    const [left, right] = [new Set(a.split(' ')), new Set(b.split(' '))]
    const both = [...left].filter((word) => right.has(word)).length
    return both / (left.size + right.size - both)
  },
}

export function stageTranscripts(workspace: Workspace, more: Partial<TranscriptsDeps> = {}) {
  const heard: { changed: (string | null)[]; roles: string[][] } = { changed: [], roles: [] }
  const stores = storesOf(workspace)
  const transcripts = createTranscripts({
    stores,
    read: readLines,
    sameWords,
    clock,
    ids: createIds(clock),
    log: silentLog,
    colleagues: async () => [{ name: 'Marcus Bell', role: 'Sales Rep' }],
    jobOf: async () => null,
    distilledOf: () => new Map(),
    distilledFull: () => null,
    explain: (error) => error,
    onChange: (id) => heard.changed.push(id),
    onRolesChanged: (ids) => heard.roles.push([...ids]),
    ...more,
  })
  const put = async (name: string, text: string) => {
    const result = await transcripts.import({ name, bytes: Buffer.from(text) })
    if (result.outcome === 'failed') throw new Error(result.message)
    return result
  }
  return { transcripts, stores, heard, put }
}

export const VISIT = `Marcus Bell: How old is the roof, do you know?
Maria Ortiz: The roof is twenty years old, and it leaks by the chimney.
Marcus Bell: Then the shingles have done their work.`
