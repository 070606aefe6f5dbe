import type { S3Client } from '@aws-sdk/client-s3'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createS3Source, type S3Config } from '#main/integrations/s3/s3-source.ts'
import type { DocumentSource, SourceEntry } from '#main/knowledge/knowledge.ts'
import { createFolderSource } from '#main/local/documents/folder-source.ts'
import { startS3 } from '#tests/standins/s3.ts'

const run = promisify(execFile)

interface Place {
  readonly source: DocumentSource
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  stop(): Promise<void>
}

async function entries(source: DocumentSource): Promise<readonly SourceEntry[]> {
  return (await Array.fromAsync(source.list())).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function textOf(source: DocumentSource, path: string): Promise<string> {
  const bytes = await source.read(path, null)
  return new TextDecoder().decode(bytes ?? undefined)
}

function contract(name: string, open: () => Promise<Place>): void {
  describe(`document source: ${name}`, () => {
    let place: Place
    beforeAll(async () => {
      place = await open()
    })
    afterAll(async () => await place.stop())

    it('loses entries that come on a later page of the listing', async () => {
      for (let i = 0; i < 5; i++) await place.write(`many/${i}.txt`, `entry ${i}`)
      const paths = (await entries(place.source)).map((entry) => entry.path)
      expect(paths).toEqual([0, 1, 2, 3, 4].map((i) => `many/${i}.txt`))
    })

    it('garbles names with spaces, accents or signs', async () => {
      const path = 'jobs & co/Größe + 50% #1.md'
      await place.write(path, 'bytes as written: ü')
      expect((await entries(place.source)).map((entry) => entry.path)).toContain(path)
      expect(await textOf(place.source, path)).toBe('bytes as written: ü')
    })

    it('takes an unchanged document for a changed one, or fetches it again', async () => {
      await place.write('same.md', 'steady')
      const find = async () => (await entries(place.source)).find((entry) => entry.path === 'same.md')
      const first = await find()
      const second = await find()
      expect(second?.version).toBe(first?.version)
      expect(first?.size).toBe(6)
      expect(await place.source.read('same.md', first?.version ?? null)).toBeNull()
    })

    it('misses a change that keeps the size', async () => {
      await place.write('changing.md', 'version 1')
      const before = (await entries(place.source)).find((entry) => entry.path === 'changing.md')
      await place.write('changing.md', 'version 2')
      const after = (await entries(place.source)).find((entry) => entry.path === 'changing.md')
      expect(after?.version).not.toBe(before?.version)
      const bytes = await place.source.read('changing.md', before?.version ?? null)
      expect(new TextDecoder().decode(bytes ?? undefined)).toBe('version 2')
    })

    it('still lists what was deleted', async () => {
      await place.write('gone.md', 'x')
      await place.remove('gone.md')
      expect((await entries(place.source)).map((entry) => entry.path)).not.toContain('gone.md')
      await expect(place.source.read('gone.md', null)).rejects.toThrow(/no longer/)
    })

    it('shows hidden files as documents', async () => {
      await place.write('.hidden.md', 'x')
      expect((await entries(place.source)).map((entry) => entry.path)).not.toContain('.hidden.md')
    })

    it('goes on after the caller gave up', async () => {
      const aborted = AbortSignal.abort()
      await expect(Array.fromAsync(place.source.list(aborted))).rejects.toThrow()
      await expect(place.source.read('same.md', null, aborted)).rejects.toThrow()
    })

    it('calls a good place unreachable', async () => {
      await expect(place.source.check()).resolves.toBeUndefined()
    })
  })
}

contract('local folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'harde-folder-'))
  return {
    source: createFolderSource(dir),
    write: async (path, text) => {
      await mkdir(dirname(join(dir, path)), { recursive: true })
      await writeFile(join(dir, path), text)
    },
    remove: async (path) => await rm(join(dir, path)),
    stop: async () => await rm(dir, { recursive: true, force: true }),
  }
})

const KEYS = { accessKeyId: 'STANDINKEY', secretAccessKey: 'stand-in-secret' }
function config(url: string, changes: Partial<S3Config> = {}): S3Config {
  return {
    bucket: 'documents',
    prefix: 'company',
    region: 'us-east-1',
    endpoint: url,
    forcePathStyle: true,
    pageSize: 2,
    ...KEYS,
    ...changes,
  }
}

contract('S3 (stand-in)', async () => {
  const server = await startS3({ bucket: 'documents', pageLimit: 2, ...KEYS })
  return {
    source: createS3Source(config(server.url)),
    write: async (path, text) => {
      await Promise.resolve(server.objects.set(`company/${path}`, Buffer.from(text)))
    },
    remove: async (path) => {
      await Promise.resolve(server.objects.delete(`company/${path}`))
    },
    stop: async () => await server.stop(),
  }
})

describe('folder source', () => {
  it('follows a link out of the folder, or runs in circles', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'harde-links-'))
    await mkdir(join(dir, 'inside/node_modules'), { recursive: true })
    await mkdir(join(dir, 'outside'))
    await writeFile(join(dir, 'outside/secret.md'), 'secret')
    await writeFile(join(dir, 'inside/a.md'), 'a')
    await writeFile(join(dir, 'inside/node_modules/readme.md'), 'a package')
    await writeFile(join(dir, 'inside/~$a.docx'), 'lock')
    await symlink('../outside', join(dir, 'inside/out'))
    await symlink('.', join(dir, 'inside/circle'))
    const source = createFolderSource(join(dir, 'inside'))
    expect((await entries(source)).map((entry) => entry.path)).toEqual(['a.md'])
    await expect(source.read('out/secret.md', null)).rejects.toThrow(/no longer/)
    await expect(source.read('../outside/secret.md', null)).rejects.toThrow(/no longer/)
    await rm(dir, { recursive: true })
  })

  it('does not say which folder is missing', async () => {
    const source = createFolderSource(join(tmpdir(), 'harde-not-there'))
    await expect(source.check()).rejects.toThrow(/harde-not-there is not there/)
  })

  it('does not notice a new file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'harde-watch-'))
    const changes: (() => void)[] = []
    const stop = createFolderSource(dir).watch?.(() => changes.shift()?.())
    const change = async (): Promise<void> => await new Promise((resolve) => changes.push(resolve))
    await change()
    const noticed = change()
    await writeFile(join(dir, 'new.md'), 'new')
    await noticed
    stop?.()
    await rm(dir, { recursive: true })
  })
})

describe('S3 source: refusals in words', () => {
  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'auth', /secret access key does not belong/],
    ['an unknown key', { accessKeyId: 'NOBODY' }, 'auth', /not known/],
    ['a wrong region', { region: 'eu-west-1' }, 'validation', /is in us-east-1, not in eu-west-1/],
    ['an unknown bucket', { bucket: 'elsewhere' }, 'notFound', /no bucket "elsewhere"/],
  ])('%s is not told apart', async (_name, changes, kind, message) => {
    const server = await startS3({ bucket: 'documents', ...KEYS })
    const attempt = createS3Source(config(server.url, changes)).check()
    await expect(attempt).rejects.toMatchObject({ name: 'ServiceError', kind })
    await expect(attempt).rejects.toThrow(message)
    await server.stop()
  })

  it('waits for ever on a silent server', async () => {
    const server = await startS3({ bucket: 'documents', ...KEYS })
    server.stall = true
    const source = createS3Source(config(server.url, { timeoutMs: 150 }))
    await expect(source.check()).rejects.toMatchObject({ kind: 'timeout' })
    await server.stop()
  })

  it('takes a closed port for a wrong key', async () => {
    const server = await startS3({ bucket: 'documents', ...KEYS })
    await server.stop()
    await expect(createS3Source(config(server.url)).check()).rejects.toMatchObject({ kind: 'network' })
  })
})

/** A script `start DIR MONPORT S3PORT | stop DIR` that runs a real Ceph object gateway and prints its keys. */
const script = process.env['HARDE_RADOSGW_SCRIPT'] ?? ''
const gateway = script && existsSync(script) ? script : null
if (!gateway) console.info('S3 (radosgw): skipped, HARDE_RADOSGW_SCRIPT names no start script')

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

if (gateway) {
  const dir = await mkdtemp(join(tmpdir(), 'harde-rgw-'))
  const started = await run('bash', [
    gateway,
    'start',
    dir,
    String(await freePort()),
    String(await freePort()),
  ])
  const [, url = '', accessKeyId = '', secretAccessKey = ''] =
    /S3 (\S+) (\S+) (\S+)/.exec(started.stdout) ?? []
  const keys = { accessKeyId, secretAccessKey }
  const { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } =
    await import('@aws-sdk/client-s3')
  const client: S3Client = new S3Client({
    region: 'us-east-1',
    endpoint: url,
    forcePathStyle: true,
    credentials: keys,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  await client.send(new CreateBucketCommand({ Bucket: 'documents' }))
  const Bucket = 'documents'

  contract('S3 (radosgw)', async () => {
    return await Promise.resolve({
      source: createS3Source(config(url, keys)),
      write: async (path, text) => {
        await client.send(new PutObjectCommand({ Bucket, Key: `company/${path}`, Body: text }))
      },
      remove: async (path) => {
        await client.send(new DeleteObjectCommand({ Bucket, Key: `company/${path}` }))
      },
      stop: async () => await Promise.resolve(),
    })
  })

  describe('S3 (radosgw): refusals', () => {
    afterAll(async () => {
      await run('bash', [gateway, 'stop', dir])
      await rm(dir, { recursive: true, force: true })
    })
    it.each([
      ['a wrong secret', { secretAccessKey: 'wrong' }, 'auth'],
      ['an unknown key', { accessKeyId: 'NOBODY' }, 'auth'],
      ['an unknown bucket', { bucket: 'elsewhere' }, 'notFound'],
    ])('%s is let in, or not told apart', async (_name, changes, kind) => {
      const source = createS3Source(config(url, { ...keys, ...changes }))
      await expect(source.check()).rejects.toMatchObject({ name: 'ServiceError', kind })
    })
  })
}
