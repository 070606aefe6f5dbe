import type { MediaFacts } from './media-length.ts'

export interface CloudAsset {
  readonly publicId: string
  readonly assetId: string
  readonly content: Buffer
  readonly facts: MediaFacts
  readonly version: number
  tags: string[]
}

/** A derived video; it is listed and delivered once it is ready. */
export interface CloudVideo {
  readonly id: string
  readonly base: string
  readonly transformation: string
  state: 'processing' | 'ready' | 'failed'
  reason: string
  looks: number
  /** Made of what was there when it was asked for. */
  readonly content: Promise<Buffer>
}

/** What a video is made of. */
export interface Pieces {
  readonly base: Buffer
  readonly voice: Buffer
  readonly music: Buffer | null
  readonly seconds: number
}

export interface CloudinaryStandInOptions {
  readonly now?: () => number
  readonly cloudName?: string
  readonly apiKey?: string
  readonly apiSecret?: string
  /** Looks at a video until it is ready; Infinity: only `finishAll` makes it so. */
  readonly readyAfterLooks?: number
  /** Most entries of one page, below what is asked for. */
  readonly pageSize?: number
  /** Makes the derived video; the default has the right length and nothing to see. */
  readonly derive?: (pieces: Pieces) => Promise<Buffer>
}

export interface CloudState {
  readonly options: Required<CloudinaryStandInOptions>
  readonly assets: Map<string, CloudAsset>
  readonly videos: Map<string, CloudVideo>
  /** Uploads in pieces, by their unique id. */
  readonly begun: Map<string, Buffer[]>
  revoked: boolean
  quotaUsed: boolean
  /** Reasons why the next videos fail. */
  readonly failures: string[]
  nextId: number
}

export interface Answered {
  readonly status: number
  readonly body?: unknown
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export const refused = (status: number, message: string, headers: Answered['headers'] = {}): Answered => ({
  status,
  body: { error: { message } },
  headers,
})

/** One more look at a video; it is ready after so many. */
export function lookAt(state: CloudState, video: CloudVideo): void {
  if (video.state !== 'processing') return
  video.looks += 1
  if (video.looks >= state.options.readyAfterLooks) video.state = video.reason ? 'failed' : 'ready'
}
