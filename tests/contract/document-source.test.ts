import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createS3Source, type S3Config } from '#main/integrations/s3/s3-source.ts'
import { createFolderSource } from '#main/local/documents/folder-source.ts'
import { startS3 } from '#tests/standins/s3.ts'
import { documentSourceContract, entries } from './document-source.suite.ts'

documentSourceContract('local folder', async () => {
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

documentSourceContract('S3 (stand-in)', async () => {
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
    const source = createFolderSource(dir)
    const stop = source.watch?.(() => changes.shift()?.())
    const change = async (): Promise<void> => await new Promise((resolve) => changes.push(resolve))
    await change()
    const noticed = change()
    await writeFile(join(dir, 'new.md'), 'new')
    await noticed
    expect((await entries(source)).map((entry) => entry.path)).toEqual(['new.md'])
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
