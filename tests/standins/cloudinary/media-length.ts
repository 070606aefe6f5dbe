import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mp4Facts } from '#main/core/mp4-seconds.ts'
import { wavSeconds } from '#main/core/wav.ts'

export interface MediaFacts {
  readonly seconds: number
  readonly format: 'wav' | 'mp4'
  readonly picture: boolean
  readonly sound: boolean
}

/** What an uploaded file is; null for what Cloudinary would not take as sound or video. */
export async function mediaFacts(content: Buffer): Promise<MediaFacts | null> {
  if (content.toString('latin1', 0, 4) === 'RIFF') {
    return { seconds: wavSeconds(content), format: 'wav', picture: false, sound: true }
  }
  const dir = await mkdtemp(join(tmpdir(), 'harde-cloud-'))
  try {
    const file = join(dir, 'video.mp4')
    await writeFile(file, content)
    const facts = await mp4Facts(file)
    return facts && { ...facts, format: 'mp4' }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
