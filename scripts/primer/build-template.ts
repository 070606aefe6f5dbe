/**
 * Draws resources/primer/base.mp4: `node scripts/primer/build-template.ts [--frames DIR 3,12.5]`. Needs ffmpeg
 * with libx264. With --frames only the pictures at these seconds are written, to be looked at.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#tests/e2e/support/browser.ts'

const FPS = 30
/** Where the paper is empty again; the rest of the round would only show it so. */
const SECONDS = 29.2
const ORIGIN = 'http://primer.invalid'
const target = join(import.meta.dirname, '../../resources/primer/base.mp4')

const page = `<!doctype html><canvas id="c" width="1920" height="1080"></canvas><script type="module">
import { drawScene } from './scene.ts'
const canvas = document.getElementById('c')
const context = canvas.getContext('2d', { willReadFrequently: true })
window.frameAt = async (t) => {
  drawScene(context, t)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
  const reader = new FileReader()
  await new Promise((done) => { reader.onload = done; reader.readAsDataURL(blob) })
  return reader.result.slice(reader.result.indexOf(',') + 1)
}
window.ready = true
</script>`

/** The scene's modules are served to the page out of this folder, their types taken off. */
async function openScene(view: Page): Promise<void> {
  await view.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: page })
    if (!/^[a-z-]+\.ts$/.test(name)) return route.fulfill({ status: 404, body: '' })
    const source = readFileSync(join(import.meta.dirname, 'scene', name), 'utf8')
    return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) })
  })
  await view.goto(`${ORIGIN}/`)
  await view.waitForFunction('window.ready === true')
}

async function frameAt(view: Page, t: number): Promise<Buffer> {
  const png = await view.evaluate<string>(`window.frameAt(${t})`)
  return Buffer.from(png, 'base64')
}

/** Every picture refers to earlier ones only, and no further back than its key frame: loops cut cleanly. */
function encoder(): ChildProcess {
  const args = ['-y', '-f', 'image2pipe', '-framerate', String(FPS), '-c:v', 'png', '-i', '-', '-an']
  args.push('-vf', 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p')
  args.push('-c:v', 'libx264', '-profile:v', 'high', '-level', '4.0', '-preset', 'slow', '-crf', '26')
  args.push('-x264-params', 'bframes=0:keyint=300:min-keyint=30:open-gop=0:aq-mode=3')
  args.push('-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv')
  args.push('-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact')
  args.push('-movflags', '+faststart', '-video_track_timescale', '30000', target)
  return spawn('ffmpeg', ['-loglevel', 'error', ...args], { stdio: ['pipe', 'inherit', 'inherit'] })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { frames: { type: 'string' } },
})
const browser = await launchBrowser()
try {
  const view = await browser.newPage()
  await openScene(view)
  if (values.frames) {
    mkdirSync(values.frames, { recursive: true })
    for (const t of (positionals[0] ?? '').split(',')) {
      writeFileSync(join(values.frames, `${t}.png`), await frameAt(view, Number(t)))
    }
  } else {
    const ffmpeg = encoder()
    const ended = once(ffmpeg, 'exit')
    for (let i = 0; i < FPS * SECONDS; i++) {
      const room = ffmpeg.stdin?.write(await frameAt(view, i / FPS))
      if (room === false && ffmpeg.stdin) await once(ffmpeg.stdin, 'drain')
    }
    ffmpeg.stdin?.end()
    const [code] = await ended
    console.log(code === 0 ? `Wrote ${target}` : `ffmpeg ended with ${code}`)
  }
} finally {
  await browser.close()
}
