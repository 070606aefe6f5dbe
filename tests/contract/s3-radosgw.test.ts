import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createS3Source, type S3Config } from '#main/integrations/s3/s3-source.ts'
import { documentSourceContract } from './document-source.suite.ts'

const run = promisify(execFile)
/**
 * A script `start DIR MONPORT S3PORT | stop DIR` that runs a real Ceph object gateway and prints its
 * keys.
 */
const script = process.env['HARDE_RADOSGW_SCRIPT'] ?? ''
const absent = !script || !existsSync(script)
if (absent) console.info('S3 (radosgw): skipped, HARDE_RADOSGW_SCRIPT names no start script')

const Bucket = 'documents'

interface Gateway {
  readonly dir: string
  readonly config: S3Config
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function startGateway(): Promise<Gateway> {
  const dir = await mkdtemp(join(tmpdir(), 'harde-rgw-'))
  const ports = [String(await freePort()), String(await freePort())]
  const { stdout } = await run('bash', [script, 'start', dir, ...ports])
  const [, endpoint = '', accessKeyId = '', secretAccessKey = ''] = /S3 (\S+) (\S+) (\S+)/.exec(stdout) ?? []
  const config = {
    bucket: Bucket,
    prefix: 'company',
    region: 'us-east-1',
    endpoint,
    forcePathStyle: true,
    pageSize: 2,
    accessKeyId,
    secretAccessKey,
  }
  return { dir, config }
}

async function openClient({ config }: Gateway) {
  const { S3Client } = await import('@aws-sdk/client-s3')
  return new S3Client({
    region: config.region,
    endpoint: config.endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
}

describe.skipIf(absent)('real S3 server', () => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway()
    const { CreateBucketCommand } = await import('@aws-sdk/client-s3')
    await (await openClient(gateway)).send(new CreateBucketCommand({ Bucket }))
  })
  afterAll(async () => {
    await run('bash', [script, 'stop', gateway.dir])
    await rm(gateway.dir, { recursive: true, force: true })
  })

  documentSourceContract('S3 (radosgw)', async () => {
    const { DeleteObjectCommand, PutObjectCommand } = await import('@aws-sdk/client-s3')
    const client = await openClient(gateway)
    return {
      source: createS3Source(gateway.config),
      write: async (path, text) => {
        await client.send(new PutObjectCommand({ Bucket, Key: `company/${path}`, Body: text }))
      },
      remove: async (path) => {
        await client.send(new DeleteObjectCommand({ Bucket, Key: `company/${path}` }))
      },
      stop: async () => {
        await Promise.resolve(client.destroy())
      },
    }
  })

  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'auth'],
    ['an unknown key', { accessKeyId: 'NOBODY' }, 'auth'],
    ['an unknown bucket', { bucket: 'elsewhere' }, 'notFound'],
  ])('%s is let in, or not told apart', async (_name, changes, kind) => {
    const source = createS3Source({ ...gateway.config, ...changes })
    await expect(source.check()).rejects.toMatchObject({ name: 'ServiceError', kind })
  })
})
