import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Embeddings } from '#main/brain/brain.ts'
import { startS3 } from '#tests/standins/s3.ts'
import { makePdf } from './documents.ts'
import { openTestKnowledge } from './open-knowledge.ts'

let dir: string
let opened: ReturnType<typeof openTestKnowledge>
const docs = (): string => join(dir, 'docs')

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(docs(), path)), { recursive: true })
  await writeFile(join(docs(), path), text)
}

async function found(query: string): Promise<readonly string[]> {
  return (await opened.knowledge.search(query)).map((one) => one.document)
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'harde-knowledge-'))
  await write('training/deposit.md', '# Deposits\nWe ask for a deposit of 30 percent.\n')
  await write('meetings/monday.md', '# Monday\nDana moved the showroom to Fairview Avenue.\n')
  opened = openTestKnowledge(join(dir, 'workspace'))
})
afterEach(async () => {
  opened.close()
  await rm(dir, { recursive: true, force: true })
})

describe('synchronising a folder', () => {
  it('finds nothing, or forgets collection and title', async () => {
    const source = await opened.knowledge.addFolder(docs())
    expect(source).toMatchObject({ kind: 'folder', state: 'idle', documents: 2, passages: 2, error: null })
    expect(opened.knowledge.documents({ sourceId: source.id, collection: 'meeting' })).toMatchObject([
      { path: 'meetings/monday.md', title: 'Monday', format: 'markdown', error: null },
    ])
    expect(await found('down payment')).toEqual(['training/deposit.md'])
  })

  it('still finds what was changed or deleted', async () => {
    const source = await opened.knowledge.addFolder(docs())
    await write('training/deposit.md', '# Deposits\nWe ask for a retainer of 40 percent.\n')
    await rm(join(docs(), 'meetings/monday.md'))
    await write('new.md', 'Gutters are cleaned in November.')
    await opened.knowledge.sync(source.id)
    expect(await found('Fairview showroom')).toEqual([])
    expect(await found('gutters')).toEqual(['new.md'])
    const [passage] = await opened.knowledge.search('deposits')
    expect(passage?.text).toContain('40 percent')
  })

  it('reads unchanged files again, or changes the ids that citations point to', async () => {
    await write('training/long.md', '# A\nFirst part.\n# B\nSecond part.\n')
    const source = await opened.knowledge.addFolder(docs())
    const [before] = await opened.knowledge.search('first part')
    const indexedAt = () =>
      opened.knowledge.documents({ sourceId: source.id, collection: null }).map((one) => one.indexedAt)
    const times = indexedAt()
    await utimes(join(docs(), 'training/deposit.md'), 1, 1)
    await opened.knowledge.sync(source.id)
    expect(indexedAt()).toEqual(times)
    await write('training/long.md', '# A\nFirst part.\n# B\nAnother second part.\n')
    await opened.knowledge.sync(source.id)
    expect(before && opened.knowledge.passage(before.id)?.text).toBe('First part.')
    expect(await found('another')).toEqual(['training/long.md'])
  })

  it('stops at one bad file, or hides it', async () => {
    await write('broken.pdf', 'not a pdf')
    await write('scan.pdf', makePdf([[]]))
    await write('picture.png', 'x')
    const source = await opened.knowledge.addFolder(docs())
    expect(source).toMatchObject({ state: 'idle', documents: 4 })
    const errors = opened.knowledge
      .documents({ sourceId: source.id, collection: null })
      .flatMap((one) => (one.error ? [one.path] : []))
    expect(errors).toEqual(['broken.pdf', 'scan.pdf'])
  })

  it('drops every document while the folder is away, or says nothing', async () => {
    const source = await opened.knowledge.addFolder(docs())
    await rename(docs(), join(dir, 'away'))
    await expect(opened.knowledge.sync(source.id)).rejects.toThrow(/is not there/)
    expect(opened.knowledge.sources()).toMatchObject([{ state: 'error', documents: 2 }])
    expect(await found('deposit')).toHaveLength(1)
    await rename(join(dir, 'away'), docs())
    await opened.knowledge.sync(source.id)
    expect(opened.knowledge.sources()).toMatchObject([{ state: 'idle', error: null }])
  })

  it('misses a change made while a run is on its way', async () => {
    const source = await opened.knowledge.addFolder(docs())
    const first = opened.knowledge.sync(source.id)
    await write('late.md', 'Skylights come in March.')
    await Promise.all([first, opened.knowledge.sync(source.id), opened.knowledge.sync(null)])
    expect(await found('skylights')).toEqual(['late.md'])
  })

  it('leaves passages behind that a removed source had', async () => {
    const source = await opened.knowledge.addFolder(docs())
    opened.knowledge.removeSource(source.id)
    expect(opened.knowledge.sources()).toEqual([])
    expect(await found('deposit')).toEqual([])
    for (const table of ['documents', 'passages', 'passages_fts_docsize']) {
      expect(opened.workspace.db.prepare(`select count(*) as n from ${table}`).get()).toEqual({ n: 0 })
    }
  })

  it('keeps half a document, or never ends, after kill -9', async () => {
    for (let i = 0; i < 150; i++) {
      await write(
        `many/${i}.md`,
        Array.from({ length: 12 }, (_, n) => `# Part ${n}\nDocument ${i} tells of roof ${n}.`).join('\n'),
      )
    }
    const runner = fileURLToPath(new URL('index-slowly.ts', import.meta.url))
    const workspace = join(dir, 'workspace')
    const child = spawn(process.execPath, [runner, workspace, docs()], { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const count = opened.workspace.db.prepare<[], { n: number }>('select count(*) as n from documents')
    while ((count.get()?.n ?? 0) < 20 && child.exitCode === null) await new Promise(setImmediate)
    child.kill('SIGKILL')
    await ended
    const { db } = opened.workspace
    const halves = `select d.path, count(p.rowid) as passages, count(f.id) as indexed from documents d
      left join passages p on p.document_id = d.id left join passages_fts_docsize f on f.id = p.rowid
      where d.path like 'many/%' group by d.id having passages <> 12 or indexed <> 12`
    expect(db.prepare(halves).all()).toEqual([])
    // The dead process's claim ends by itself; here its end is brought forward.
    db.prepare('update leases set expires_at = 0').run()
    await opened.knowledge.addFolder(docs())
    expect(count.get()).toEqual({ n: 152 })
    expect(db.prepare(halves).all()).toEqual([])
    expect(opened.knowledge.sources()).toMatchObject([{ state: 'idle', progress: null }])
  })
})

describe('practice documents', () => {
  beforeEach(async () => {
    opened.close()
    await mkdir(join(dir, 'practice'))
    await writeFile(join(dir, 'practice/a.md'), 'The rehearsal deposit is 10 percent.')
    opened = openTestKnowledge(join(dir, 'workspace'), { practiceDir: join(dir, 'practice') })
    opened.knowledge.ensurePracticeSource()
    await opened.knowledge.sync(null)
  })

  it('mix with the company’s own documents', async () => {
    expect(await found('deposit')).toEqual(['a.md'])
    await opened.knowledge.addFolder(docs())
    expect(opened.knowledge.sources().map((one) => [one.kind, one.enabled])).toEqual([
      ['practice', false],
      ['folder', true],
    ])
    expect(await found('deposit')).toEqual(['training/deposit.md'])
  })

  it('cannot be switched on again, or come back after removal', async () => {
    await opened.knowledge.addFolder(docs())
    const practice = opened.knowledge.sources()[0]?.id ?? ''
    opened.knowledge.setEnabled(practice, true)
    expect(await found('deposit')).toContain('a.md')
    opened.knowledge.removeSource(practice)
    opened.knowledge.ensurePracticeSource()
    expect(opened.knowledge.sources().map((one) => one.kind)).toEqual(['folder'])
  })

  it('count as rare words what only a switched-off source holds', async () => {
    await opened.knowledge.addFolder(docs())
    const evidence = await opened.knowledge.evidence('What is the rehearsal deposit?')
    expect(evidence.missingTerms).toContain('rehearsal')
  })
})

describe('imports', () => {
  const bytes = (text: string) => Buffer.from(text)

  it('overwrites another file of the same name, or keeps the same file twice', async () => {
    const first = await opened.knowledge.importDocument('../a:b.md', bytes('One roof.'), 'project')
    const same = await opened.knowledge.importDocument('../a:b.md', bytes('One roof.'), 'project')
    const other = await opened.knowledge.importDocument('../a:b.md', bytes('Two roofs.'), 'project')
    expect(first).toMatchObject({ path: 'project/a_b.md', collection: 'project', passages: 1 })
    expect(same.id).toBe(first.id)
    expect(other.path).toBe('project/a_b (2).md')
    expect(await readFile(join(dir, 'workspace/documents/project/a_b.md'), 'utf8')).toBe('One roof.')
  })

  it.each(['setup.exe', '.md', 'noname', '...'])('%s is taken in', async (name) => {
    await expect(opened.knowledge.importDocument(name, bytes('x'), 'training')).rejects.toMatchObject({
      code: 'DOCUMENT_KIND',
    })
    expect(opened.knowledge.sources()).toEqual([])
  })
})

describe('S3 by settings', () => {
  it('does not follow the settings, or goes on after they are off', async () => {
    opened.close()
    const keys = { accessKeyId: 'KEY', secretAccessKey: 'SECRET' }
    const server = await startS3({ bucket: 'docs', pageLimit: 2, ...keys })
    for (const n of [1, 2, 3]) server.objects.set(`co/n${n}.md`, Buffer.from(`Number ${n} is a skylight.`))
    opened = openTestKnowledge(join(dir, 'workspace'), { s3Secret: 'SECRET' })
    const values = { bucket: 'docs', prefix: 'co', endpoint: server.url, accessKeyId: 'KEY', enabled: true }
    opened.settings.set(
      Object.fromEntries(Object.entries(values).map(([key, value]) => [`documents.s3.${key}`, value])),
    )
    await opened.knowledge.sync(null)
    expect(opened.knowledge.sources()).toMatchObject([
      { kind: 's3', label: 's3://docs/co', documents: 3, state: 'idle' },
    ])
    const reads = () => server.requests.filter((one) => one.path.includes('.md')).length
    expect(reads()).toBe(3)
    server.objects.set('co/n2.md', Buffer.from('Number 2 is a chimney.'))
    server.objects.delete('co/n3.md')
    await opened.knowledge.sync(null)
    expect(reads()).toBe(4)
    expect(await found('chimney')).toEqual(['n2.md'])
    expect(await found('skylight')).toEqual(['n1.md'])
    opened.settings.set({ 'documents.s3.enabled': false })
    expect(opened.knowledge.sources()).toMatchObject([{ enabled: false }])
    expect(await found('skylight')).toEqual([])
    await server.stop()
  })
})

describe('search', () => {
  it.each(['', '???', '"', 'NEAR( AND OR NOT', 'a*', 'title:x ^y', '-', '\u0000', '🙂'])(
    '%j breaks the query',
    async (query) => {
      await opened.knowledge.addFolder(docs())
      expect(Array.isArray(await opened.knowledge.search(query))).toBe(true)
      expect((await opened.knowledge.evidence(query)).answerable).toBe(false)
    },
  )

  it.each([
    ['2,500', 'codes.md'],
    ['X-200', 'codes.md'],
    ['dripedge', 'codes.md'],
    ['ice dams', 'codes.md'],
    ['"seamless aluminum"', 'codes.md'],
  ])('%s is not found as it is written', async (query, path) => {
    await write('codes.md', 'The X-200 costs $2,500 with drip edge. An ice-dam needs seamless aluminum.')
    await opened.knowledge.addFolder(docs())
    expect((await found(query))[0]).toBe(path)
  })

  it('fills the first page from one document, or shows one text twice', async () => {
    await write('a.md', Array.from({ length: 9 }, (_, i) => `# S${i}\nA gutter note number ${i}.`).join('\n'))
    for (const n of [1, 2, 3, 4, 5, 6])
      await write(`other${n}.md`, `# O\nOne gutter remark of writer ${n}, longer than the rest.`)
    await write('copy.md', '# O\nOne gutter remark of writer 1, longer than the rest.')
    await opened.knowledge.addFolder(docs())
    const results = await opened.knowledge.search('gutter')
    expect(results.slice(0, 8).filter((one) => one.document === 'a.md').length).toBeLessThanOrEqual(3)
    expect(new Set(results.map((one) => one.text)).size).toBe(results.length)
  })

  it('finds by words alone when meaning is there, or fails with it', async () => {
    let broken = false
    const embeddings: Embeddings = {
      model: 'letters',
      dimensions: 2,
      embed: async (texts) => {
        if (broken) throw new Error('offline')
        return await Promise.resolve(
          texts.map((text) =>
            /residence|showroom/i.test(text) ? new Float32Array([1, 0]) : new Float32Array([0, 1]),
          ),
        )
      },
    }
    opened.close()
    opened = openTestKnowledge(join(dir, 'workspace'), { embeddings: () => embeddings })
    await opened.knowledge.addFolder(docs())
    await opened.knowledge.settled()
    expect((await found('residence'))[0]).toBe('meetings/monday.md')
    broken = true
    expect(await found('deposit')).toEqual(['training/deposit.md'])
  })
})

describe('evidence', () => {
  const folder = fileURLToPath(new URL('../../fixtures/knowledge', import.meta.url))

  it('answers what the documents do not say, or denies what they say, in more than one case of ten', async () => {
    await opened.knowledge.addFolder(join(folder, 'docs'))
    const right = { yes: 0, no: 0 }
    const all = { yes: 0, no: 0 }
    for (const line of (await readFile(join(folder, 'questions.jsonl'), 'utf8'))
      .split('\n')
      .filter(Boolean)) {
      const { q, a } = JSON.parse(line) as { q: string; a: string | null }
      const wanted = a === null ? 'no' : 'yes'
      const { answerable } = await opened.knowledge.evidence(q)
      all[wanted]++
      if (answerable === (wanted === 'yes')) right[wanted]++
    }
    expect(all.yes + all.no).toBeGreaterThanOrEqual(120)
    expect(right.yes / all.yes).toBeGreaterThanOrEqual(0.9)
    expect(right.no / all.no).toBeGreaterThanOrEqual(0.9)
  })
})
