import type { S3Client } from '@aws-sdk/client-s3'
import { basename } from 'node:path/posix'
import { UserError } from '#main/core/errors.ts'
import type { DocumentSource } from '#main/knowledge/knowledge.ts'
import { isNotModified, toS3Error } from './s3-errors.ts'

export interface S3Config {
  readonly bucket: string
  /** A folder in the bucket; empty for the whole bucket. */
  readonly prefix: string
  readonly region: string
  /** Empty for Amazon itself; the address of a compatible server otherwise. */
  readonly endpoint: string
  readonly forcePathStyle: boolean
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Milliseconds until a request without an answer is given up. */
  readonly timeoutMs?: number
  readonly pageSize?: number
}

/** "docs" and "/docs/" both name the folder "docs/". */
export function folderPrefix(prefix: string): string {
  const trimmed = prefix.trim().replace(/^\/+|\/+$/g, '')
  return trimmed ? `${trimmed}/` : ''
}

function requireComplete(config: S3Config): void {
  const missing = [
    [config.bucket, 'bucket'],
    [config.accessKeyId, 'access key id'],
    [config.secretAccessKey, 'secret access key'],
  ].find(([value]) => !value)
  if (!missing) return
  throw new UserError(
    'S3_INCOMPLETE',
    `The ${missing[1]} is missing.`,
    'Fill it in under Settings, Documents.',
  )
}

async function openClient(config: S3Config): Promise<S3Client> {
  requireComplete(config)
  const { S3Client } = await import('@aws-sdk/client-s3')
  const timeout = config.timeoutMs ?? 20_000
  return new S3Client({
    region: config.region || 'us-east-1',
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    ...(config.endpoint ? { endpoint: config.endpoint } : {}),
    forcePathStyle:
      config.forcePathStyle || Boolean(config.endpoint && /\/\/[\d.:[\]]+|localhost/.test(config.endpoint)),
    // Compatible servers take the SDK's default checksum trailers for content, or refuse them.
    ...(config.endpoint
      ? { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' }
      : {}),
    requestHandler: {
      connectionTimeout: Math.min(10_000, timeout),
      requestTimeout: timeout,
      throwOnRequestTimeout: true,
    },
    maxAttempts: 3,
  })
}

/**
 * Documents under a prefix of a bucket. The ETag is an opaque version mark. Errors: ServiceError of
 * service `s3`.
 */
export function createS3Source(config: S3Config): DocumentSource {
  const prefix = folderPrefix(config.prefix)
  let client: Promise<S3Client> | null = null
  const open = async (): Promise<S3Client> => await (client ??= openClient(config))
  const fail = (error: unknown, signal: AbortSignal | undefined): Error => {
    if (signal?.aborted && error instanceof Error) return error
    return error instanceof UserError ? error : toS3Error(error, config.bucket, config.region)
  }

  return {
    async *list(signal) {
      try {
        const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3')
        const pages = paginateListObjectsV2(
          { client: await open(), pageSize: config.pageSize ?? 1000 },
          { Bucket: config.bucket, Prefix: prefix },
          signal ? { abortSignal: signal } : {},
        )
        for await (const page of pages) {
          signal?.throwIfAborted()
          for (const { Key, ETag, Size, LastModified } of page.Contents ?? []) {
            if (!Key || Key.endsWith('/') || basename(Key).startsWith('.')) continue
            yield {
              path: Key.slice(prefix.length),
              version: ETag ?? `${Size ?? 0}-${LastModified?.getTime() ?? 0}`,
              size: Size ?? 0,
              modifiedAt: LastModified?.getTime() ?? null,
            }
          }
        }
      } catch (error) {
        throw fail(error, signal)
      }
    },

    async read(path, knownVersion, signal) {
      try {
        const { GetObjectCommand } = await import('@aws-sdk/client-s3')
        const reply = await (
          await open()
        ).send(
          new GetObjectCommand({
            Bucket: config.bucket,
            Key: prefix + path,
            ...(knownVersion ? { IfNoneMatch: knownVersion } : {}),
          }),
          signal ? { abortSignal: signal } : {},
        )
        return (await reply.Body?.transformToByteArray()) ?? new Uint8Array()
      } catch (error) {
        if (isNotModified(error)) return null
        throw fail(error, signal)
      }
    },

    async check(signal) {
      try {
        const { ListObjectsV2Command } = await import('@aws-sdk/client-s3')
        const command = new ListObjectsV2Command({ Bucket: config.bucket, Prefix: prefix, MaxKeys: 1 })
        await (await open()).send(command, signal ? { abortSignal: signal } : {})
      } catch (error) {
        throw fail(error, signal)
      }
    },
  }
}
