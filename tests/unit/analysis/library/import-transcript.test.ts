import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { openDatabase } from '#main/store/database.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { NOW, readLines, stageTranscripts, VISIT } from './transcript-stage.ts'

let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

const copies = (): readonly string[] => {
  const dir = join(workspace.dir, 'transcripts')
  return existsSync(dir) ? readdirSync(dir) : []
}
const count = (table: string): number =>
  (workspace.db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n

describe('import', () => {
  test('something of the conversation is lost', async () => {
    const { transcripts, put, heard } = stageTranscripts(workspace)
    const { outcome, transcript } = await put('2026-11-03 visit.txt', VISIT)
    expect(outcome).toBe('imported')
    expect(transcript).toMatchObject({
      title: 'Maria Ortiz with Marcus Bell',
      rep: 'Marcus Bell',
      turnCount: 3,
      duration: null,
      heldAt: new Date(2026, 10, 3, 12).getTime(),
      importedAt: NOW,
      projectTypes: ['Roofing'],
      practice: false,
      distilled: 'none',
      files: [{ name: '2026-11-03 visit.txt', format: 'text' }],
    })
    expect(transcript.speakers.map(({ name, role, roleBy }) => [name, role, roleBy])).toEqual([
      ['Marcus Bell', 'rep', 'colleague'],
      ['Maria Ortiz', 'customer', 'exclusion'],
    ])
    expect(transcripts.get(transcript.id).turns.map((turn) => turn.text)).toEqual(
      VISIT.split('\n').map((line) => line.slice(line.indexOf(': ') + 2)),
    )
    expect(copies()).toHaveLength(1)
    expect(heard.changed).toEqual([transcript.id])
  })

  test('the same conversation in another container is there twice, or its better times are not taken over', async () => {
    const { transcripts, put } = stageTranscripts(workspace)
    const first = await put('visit.txt', VISIT)
    const timed = VISIT.split('\n')
      .map((line, i) => `[${i * 10}] ${line}`)
      .join('\n')
    const second = await put('2026-11-03 visit.vtt', timed)
    expect(second).toMatchObject({ outcome: 'same', transcript: { id: first.transcript.id, duration: 25 } })
    expect(second.transcript.files.map((file) => file.name)).toEqual(['visit.txt', '2026-11-03 visit.vtt'])
    expect(second.transcript.heldAt).toBe(new Date(2026, 10, 3, 12).getTime())
    expect(transcripts.get(first.transcript.id).turns.map((turn) => turn.start)).toEqual([0, 10, 20])
    expect(transcripts.list()).toHaveLength(1)
    expect(copies()).toHaveLength(2)
  })

  test('one time at the top keeps the times of every turn out', async () => {
    const { transcripts, put } = stageTranscripts(workspace)
    const { transcript } = await put('visit.txt', `[0] ${VISIT}`)
    const timed = VISIT.split('\n')
      .map((line, i) => `[${i * 10}] ${line}`)
      .join('\n')
    await put('visit.vtt', timed)
    const { turns, transcript: now } = transcripts.get(transcript.id)
    expect([turns.map((turn) => turn.start), now.duration]).toEqual([[0, 10, 20], 25])
  })

  test('a file without times wipes out the times of the first', async () => {
    const { transcripts, put } = stageTranscripts(workspace)
    const timed = VISIT.split('\n')
      .map((line, i) => `[${i * 10}] ${line}`)
      .join('\n')
    const { transcript } = await put('visit.vtt', timed)
    await put('visit.txt', VISIT)
    expect(transcripts.get(transcript.id).turns.map((turn) => turn.start)).toEqual([0, 10, 20])
  })

  test('a container with names does not help one without', async () => {
    const { transcripts, put, heard } = stageTranscripts(workspace)
    const bare = VISIT.split('\n')
      .map((line) => line.slice(line.indexOf(': ') + 2))
      .join(' ')
    const { transcript } = await put('visit.srt', bare)
    expect(transcript).toMatchObject({ rep: null, turnCount: 1 })
    const named = await put('visit.vtt', VISIT)
    expect(named).toMatchObject({ outcome: 'same', transcript: { rep: 'Marcus Bell', turnCount: 3 } })
    expect(transcripts.get(transcript.id).turns).toHaveLength(3)
    expect(transcripts.search('chimney')).toMatchObject([{ ordinal: 1, speaker: 'Maria Ortiz' }])
    expect(count('transcript_turns_fts')).toBe(3)
    expect(heard.roles).toEqual([[transcript.id]])
  })

  test('the same bytes are copied or listed twice', async () => {
    const { put } = stageTranscripts(workspace)
    await put('visit.txt', VISIT)
    const again = await put('copy of visit.txt', VISIT)
    expect(again).toMatchObject({ outcome: 'same', transcript: { files: [{ name: 'visit.txt' }] } })
    expect(copies()).toHaveLength(1)
  })

  test('nearly the same conversation of another recogniser is not pointed out, or taken for the same', async () => {
    const { put } = stageTranscripts(workspace)
    const { transcript } = await put('visit.txt', VISIT)
    const near = await put('visit.asr.txt', VISIT.replace('twenty', 'twelve'))
    expect(near).toMatchObject({ outcome: 'imported', transcript: { resembles: transcript.id } })
    const other = await put(
      'other.txt',
      'Marcus Bell: What about windows?\nAl Dorn: Six windows upstairs, please.',
    )
    expect(other.transcript.resembles).toBeNull()
  })

  test('one bad file of many stops the others, or leaves something behind', async () => {
    const { transcripts } = stageTranscripts(workspace)
    const results = []
    for (const [name, text] of [
      ['a.txt', VISIT],
      ['b.txt', 'BROKEN'],
      ['c.txt', ''],
      ['d.txt', 'Marcus Bell: Good morning.\nAl Dorn: Morning.'],
    ] as const) {
      results.push(await transcripts.import({ name, bytes: Buffer.from(text) }))
    }
    expect(results.map((one) => one.outcome)).toEqual(['imported', 'failed', 'failed', 'imported'])
    expect(results[1]).toEqual({
      outcome: 'failed',
      file: 'b.txt',
      message: 'b.txt is not a transcript.',
      nextStep: 'Choose another file.',
    })
    expect(transcripts.list()).toHaveLength(2)
    expect(copies()).toHaveLength(2)
  })

  test('a bug looks like a bad file', async () => {
    const { transcripts } = stageTranscripts(workspace, {
      read: () => Promise.reject(new TypeError('undefined is not a function')),
    })
    await expect(transcripts.import({ name: 'a.txt', bytes: Buffer.from(VISIT) })).rejects.toThrow(TypeError)
  })

  test('a stopped import stores something', async () => {
    const stop = new AbortController()
    const { transcripts } = stageTranscripts(workspace, {
      read: (name, bytes) => {
        stop.abort()
        return readLines(name, bytes)
      },
    })
    await expect(
      transcripts.import({ name: 'a.txt', bytes: Buffer.from(VISIT) }, stop.signal),
    ).rejects.toThrow('aborted')
    expect([count('transcripts'), copies().length]).toEqual([0, 0])
  })

  test('a CRM that does not answer keeps a conversation out', async () => {
    const silent = () => Promise.reject(new Error('no network'))
    const { put } = stageTranscripts(workspace, { colleagues: silent, jobOf: silent })
    const { transcript } = await put('visit.txt', VISIT)
    expect(transcript).toMatchObject({ rep: null, outcome: null })
    expect(transcript.speakers.map((one) => one.role)).toEqual(['unknown', 'unknown'])
  })

  test('a half-stored conversation is left when the database fails', async () => {
    const { transcripts, stores } = stageTranscripts(workspace)
    const replace = stores.turns.replace.bind(stores.turns)
    Object.assign(stores.turns, {
      replace: (...args: Parameters<typeof replace>) => {
        replace(...args)
        throw new UserError('DISK_FULL', 'There is no space left.', 'Free some space.')
      },
    })
    const result = await transcripts.import({ name: 'a.txt', bytes: Buffer.from(VISIT) })
    expect(result.outcome).toBe('failed')
    const tables = [
      'transcripts',
      'transcript_files',
      'transcript_speakers',
      'transcript_turns',
      'transcript_turns_fts',
    ]
    expect(tables.map(count)).toEqual([0, 0, 0, 0, 0])
    transcripts.tidy()
    expect(copies()).toEqual([])
  })

  test('two processes that import one conversation at once make two of it', async () => {
    const other = { ...workspace, db: openDatabase(join(workspace.dir, 'hard-e.db')) }
    const [here, there] = [stageTranscripts(workspace), stageTranscripts(other)]
    const results = await Promise.all([here.put('a.txt', VISIT), there.put('b.txt', `${VISIT}\n`)])
    expect(results.map((one) => one.outcome).sort()).toEqual(['imported', 'same'])
    expect(here.transcripts.list()).toHaveLength(1)
    expect(there.transcripts.list()[0]?.files).toHaveLength(2)
    other.db.close()
  })
})

describe('what the CRM says', () => {
  const defaults = {
    customerName: 'Maria Ortiz',
    jobNumber: '2231-01',
    outcome: 'won',
    projectTypes: ['Siding'],
  } as const

  test('is ignored, or overrules the words and the person', async () => {
    const { transcripts, put } = stageTranscripts(workspace, { jobOf: async () => defaults })
    const { transcript } = await put('visit.txt', VISIT)
    const { customerName, jobNumber, outcome } = defaults
    expect(transcript).toMatchObject({ customerName, jobNumber, outcome, projectTypes: ['Roofing'] })
    expect(transcripts.update(transcript.id, { outcome: 'lost' }).outcome).toBe('lost')
    transcripts.nameSpeaker(transcript.id, {
      speaker: 'Maria Ortiz',
      role: 'customer',
      name: null,
      remember: true,
    })
    await transcripts.settled()
    expect(transcripts.get(transcript.id).transcript.outcome).toBe('lost')
  })

  test('is not asked again once the customer has a name', async () => {
    const { transcripts, put } = stageTranscripts(workspace, {
      jobOf: async ({ speakers }) => (speakers.some((one) => one.name === 'Maria Ortiz') ? defaults : null),
    })
    const { transcript } = await put('visit.txt', VISIT.replaceAll('Maria Ortiz', 'Speaker 2'))
    expect(transcript.customerName).toBeNull()
    transcripts.nameSpeaker(transcript.id, {
      speaker: 'Speaker 2',
      role: 'customer',
      name: 'Maria Ortiz',
      remember: true,
    })
    await transcripts.settled()
    expect(transcripts.get(transcript.id).transcript).toMatchObject({
      customerName: 'Maria Ortiz',
      outcome: 'won',
    })
  })
})

describe('deleting', () => {
  test('leaves turns, search hits, figures, a summary or the file behind', async () => {
    const { transcripts, put } = stageTranscripts(workspace)
    const { transcript } = await put('visit.txt', VISIT)
    const near = await put('visit.asr.txt', VISIT.replace('twenty', 'twelve'))
    workspace.db
      .prepare("insert into distillations (transcript_id, state, updated_at) values (?, 'done', 1)")
      .run(transcript.id)
    workspace.db.prepare("insert into transcript_figures values (?, '1', '{}')").run(transcript.id)
    transcripts.remove([transcript.id, 'gone'])
    expect(transcripts.search('chimney').map((hit) => hit.transcriptId)).toEqual([near.transcript.id])
    transcripts.remove([near.transcript.id])
    const tables = [
      'transcripts',
      'transcript_files',
      'transcript_speakers',
      'transcript_turns',
      'transcript_turns_fts',
      'distillations',
      'transcript_figures',
    ]
    expect(tables.map(count)).toEqual(tables.map(() => 0))
    expect(copies()).toEqual([])
    expect(() => transcripts.get(transcript.id)).toThrow('no longer there')
  })

  test('leaves a pointer to what is gone, or keeps the same file out afterwards', async () => {
    const { transcripts, put } = stageTranscripts(workspace)
    const { transcript } = await put('visit.txt', VISIT)
    const near = await put('visit.asr.txt', VISIT.replace('twenty', 'twelve'))
    transcripts.remove([transcript.id])
    expect(transcripts.get(near.transcript.id).transcript.resembles).toBeNull()
    expect((await put('visit.txt', VISIT)).outcome).toBe('imported')
  })
})

test('the sweep removes a copy in use, something else in the folder, or leaves an orphan', async () => {
  const { transcripts, put } = stageTranscripts(workspace)
  await put('visit.txt', VISIT)
  const [kept] = copies()
  const dir = join(workspace.dir, 'transcripts')
  const orphan = 'f'.repeat(64)
  for (const name of [`${orphan}.vtt`, `${orphan}.txt.part`, 'notes.txt']) writeFileSync(join(dir, name), 'x')
  utimesSync(join(dir, 'notes.txt'), 0, 0)
  transcripts.tidy()
  expect(new Set(copies())).toEqual(new Set([kept, 'notes.txt']))
})

test('a search needs every word, ignores quotes, or puts a partial fit first', async () => {
  const { transcripts, put } = stageTranscripts(workspace)
  await put('visit.txt', VISIT)
  const turnsFor = (query: string) => transcripts.search(query).map((hit) => hit.ordinal)
  expect(turnsFor('old chimney ')).toEqual([1, 0])
  expect(turnsFor('"the roof is" ')).toEqual([1])
  expect(turnsFor('"chimney roof"')).toEqual([])
  expect(turnsFor('chim')).toEqual([1])
  expect(turnsFor('giraffe')).toEqual([])
  expect(transcripts.search('roof ', { limit: 1 })).toHaveLength(1)
})
