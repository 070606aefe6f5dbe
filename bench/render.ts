/**
 * A primer video of 90 s rendered by Hard-E and by ffmpeg (pictures copied, sidechaincompress, loudnorm), one after
 * the other: `node bench/render.ts [--seconds 90] [--runs 2]`. Times are milliseconds; a ratio above 1 means that
 * Hard-E is faster.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentLog } from '#main/core/log.ts'
import { writeWav } from '#main/core/wav.ts'
import { createLocalRenderer } from '#main/local/video/local-renderer.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '90' }, runs: { type: 'string', default: '2' } },
})
const seconds = Number(values.seconds)
const resources = join(import.meta.dirname, '../resources/primer')
const template = join(resources, 'base.mp4')
const music = join(resources, 'music.wav')
const dir = mkdtempSync(join(tmpdir(), 'hard-e-bench-'))
const voice = join(dir, 'voice.wav')

/** Something like speech: syllables of a buzzing voice, words, pauses. */
function makeVoice(): void {
  const rate = 24_000
  const plane = Float32Array.from({ length: Math.round((seconds - 2) * rate) }, (_, i) => {
    const t = i / rate
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * t)) * (t % 3 < 2.6 ? 1 : 0)
    const w = 2 * Math.PI * 130 * t + 3 * Math.sin(2 * Math.PI * 0.7 * t)
    return (
      0.12 * syllable * (Math.sin(w) + 0.6 * Math.sin(2 * w) + 0.5 * Math.sin(5 * w) + 0.3 * Math.sin(11 * w))
    )
  })
  writeFileSync(voice, writeWav([plane], rate))
}

async function hardE(out: string): Promise<void> {
  const renderer = createLocalRenderer({ templateFile: template, musicFile: music, log: silentLog })
  await renderer.render(
    { key: 'bench', runId: 'bench', voiceFile: voice, voiceSeconds: seconds - 2, title: 'Bench' },
    out,
    { signal: new AbortController().signal, progress: () => undefined, saved: null, save: () => undefined },
  )
}

function ffmpeg(out: string): void {
  const mix = [
    '[1:a]aresample=48000,adelay=500:all=1,apad=pad_dur=1.5,pan=stereo|c0=c0|c1=c0,asplit=2[v][key]',
    '[2:a]aresample=48000,volume=0.35[m]',
    '[m][key]sidechaincompress=threshold=0.03:ratio=8:attack=20:release=400[bed]',
    '[v][bed]amix=inputs=2:duration=first:normalize=0,loudnorm=I=-16:TP=-1.5,aresample=48000[a]',
  ].join(';')
  const inputs = ['-stream_loop', '-1', '-i', template, '-i', voice, '-stream_loop', '-1', '-i', music]
  const coding = ['-map', '0:v', '-map', '[a]', '-c:v', 'copy', '-c:a', 'aac', '-b:a', '160k', '-shortest']
  const args = [
    '-v',
    'error',
    '-y',
    ...inputs,
    '-filter_complex',
    mix,
    ...coding,
    '-movflags',
    '+faststart',
    out,
  ]
  const { status, stderr } = spawnSync('ffmpeg', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg failed: ${stderr}`)
}

async function time(work: () => void | Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

try {
  makeVoice()
  const there = spawnSync('ffmpeg', ['-version']).status === 0
  if (!there) console.log('ffmpeg is not installed: nothing to compare with.')
  for (let run = 1; run <= Number(values.runs); run++) {
    const out = join(dir, 'hard-e.mp4')
    const ours = await time(() => hardE(out))
    const megabytes = (statSync(out).size / 1e6).toFixed(1)
    const factor = `${(ours / seconds / 1000).toFixed(3)} of real time`
    console.log(`run ${run}: Hard-E ${Math.round(ours)} ms (${factor}, ${megabytes} MB)`)
    if (!there) continue
    const theirs = await time(() => ffmpeg(join(dir, 'ffmpeg.mp4')))
    console.log(`run ${run}: ffmpeg ${Math.round(theirs)} ms, ratio ${(theirs / ours).toFixed(2)}`)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
