import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface S3StandIn {
  readonly url: string
  readonly region: string
  /** Objects by key; change it to change the bucket. */
  readonly objects: Map<string, Buffer>
  /** Method, path and status of every request, in order. */
  readonly requests: { method: string; path: string; status: number }[]
  /** When set, every request waits until the stand-in stops. */
  stall: boolean
  stop(): Promise<void>
}

interface Options {
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region?: string
  /** Keys in one page of a listing, whatever is asked. */
  readonly pageLimit?: number
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Signature Version 4 as documented by AWS ("Create a signed request"), computed from what arrived. */
function expectedSignature(request: IncomingMessage, secret: string, scope: string, signed: string): string {
  const url = new URL(request.url ?? '/', 'http://stand.in')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    query,
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  const [day = '', region = '', service = ''] = scope.split('/')
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request')
  return hmac(key, toSign).toString('hex')
}

function xml(text: string): string {
  return text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

/**
 * The part of S3 that reading documents needs, on the loopback: listing by pages, reading, real
 * signatures.
 */
export async function startS3({
  region = 'us-east-1',
  pageLimit = 1000,
  ...options
}: Options): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>()
  const requests: S3StandIn['requests'] = []
  const modified = new Date('2026-11-02T15:00:00Z')
  const etag = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`

  const reply = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    body: string | Buffer,
    headers = {},
  ): void => {
    requests.push({ method: request.method ?? '', path: request.url ?? '', status })
    response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body)
  }
  const refuse = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    code: string,
    extra = '',
  ): void => {
    reply(
      request,
      response,
      status,
      `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message>${extra}</Error>`,
    )
  }

  const authorise = (request: IncomingMessage, response: ServerResponse): boolean => {
    const found = /Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(
      request.headers.authorization ?? '',
    )
    const [, id, scope = '', signed = '', signature = ''] = found ?? []
    if (!found) refuse(request, response, 403, 'AccessDenied')
    else if (id !== options.accessKeyId) refuse(request, response, 403, 'InvalidAccessKeyId')
    else if (scope.split('/')[1] !== region) {
      refuse(request, response, 400, 'AuthorizationHeaderMalformed', `<Region>${region}</Region>`)
    } else {
      const expected = expectedSignature(request, options.secretAccessKey, scope, signed)
      if (
        expected.length === signature.length &&
        timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
      )
        return true
      refuse(request, response, 403, 'SignatureDoesNotMatch')
    }
    return false
  }

  const list = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams): void => {
    const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString()
    const limit = Math.min(pageLimit, Number(query.get('max-keys') ?? 1000))
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .toSorted()
    const page = keys.slice(0, limit)
    const more = keys.length > page.length
    const rows = page.map((key) => {
      const body = objects.get(key) ?? Buffer.alloc(0)
      return `<Contents><Key>${xml(key)}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>${xml(etag(body))}</ETag><Size>${body.length}</Size></Contents>`
    })
    const next = more
      ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64url')}</NextContinuationToken>`
      : ''
    reply(
      request,
      response,
      200,
      `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${more}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`,
    )
  }

  const standIn: S3StandIn = {
    url: '',
    region,
    objects,
    requests,
    stall: false,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer((request, response) => {
    if (standIn.stall) return
    if (!authorise(request, response)) return
    const url = new URL(request.url ?? '/', 'http://stand.in')
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent)
    const key = rest.join('/')
    if (bucket !== options.bucket) refuse(request, response, 404, 'NoSuchBucket')
    else if (!key) list(request, response, url.searchParams)
    else {
      const body = objects.get(key)
      if (!body) refuse(request, response, 404, 'NoSuchKey')
      else if (request.headers['if-none-match'] === etag(body)) reply(request, response, 304, '')
      else
        reply(request, response, 200, body, { etag: etag(body), 'content-type': 'application/octet-stream' })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(standIn, { url: `http://127.0.0.1:${port}` })
}
