import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '#main/core/log.ts'
import { createLocalRenderer } from '#main/local/video/local-renderer.ts'
import type { Pieces } from './cloud-state.ts'

/** A derived video with picture and sound: rendered on this computer from what was uploaded. */
export async function realVideo({ base, voice, music, seconds }: Pieces): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'harde-derived-'))
  const at = (name: string): string => join(dir, name)
  try {
    await writeFile(at('base.mp4'), base)
    await writeFile(at('voice.wav'), voice)
    if (music) await writeFile(at('music.wav'), music)
    const musicFile = music ? at('music.wav') : null
    const renderer = createLocalRenderer({ templateFile: at('base.mp4'), musicFile, log: silentLog })
    const order = {
      key: 'derived',
      runId: 'derived',
      voiceFile: at('voice.wav'),
      voiceSeconds: seconds,
      title: 'Derived',
    }
    const { signal } = new AbortController()
    const call = { signal, progress: () => undefined, saved: null, save: () => undefined }
    await renderer.render(order, at('out.mp4'), call)
    return await readFile(at('out.mp4'))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
