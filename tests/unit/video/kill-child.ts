/** A process of the pipeline that the kill test starts: `node kill-child.ts <json>`. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase } from '#main/store/database.ts'
import type { OutgoingMail } from '#main/video/mail-out.ts'
import type { Trouble } from './fake-services.ts'
import { newOutside, openOn, prepare, START } from './pipeline-fixture.ts'

export interface KillJob {
  readonly dir: string
  /** `speak before`, `mail after` …: where the process kills itself; empty: nowhere. */
  readonly dieAt: string
  /** Which process this is, from 0 up: time goes on between them. */
  readonly turn: number
}

/** What the services outside have, kept in a file. */
export interface Kept {
  said: string[]
  there: string[]
  files: string[]
  received: OutgoingMail[]
}

const job = JSON.parse(process.argv[2] ?? '') as KillJob
const keptFile = join(job.dir, 'outside.json')
const db = openDatabase(join(job.dir, 'hard-e.db'))
migrate(db)
const outside = newOutside(
  { id: 'test', dir: job.dir, db, dispose: () => void db.close() },
  START + job.turn * 60_000,
)
const { speech, cloud, delivery, mailOut } = outside
if (existsSync(keptFile)) {
  const kept = JSON.parse(readFileSync(keptFile, 'utf8')) as Kept
  speech.said.push(...kept.said)
  mailOut.received.push(...kept.received)
  for (const run of kept.there) cloud.there.set(run, new Set(['voice']))
  for (const id of kept.files) delivery.files.set(id, { name: '', runId: '' })
} else prepare(outside, { 'video.renderer': 'cloudinary' })

function keep(): void {
  const kept: Kept = {
    said: speech.said,
    there: [...cloud.there.keys()],
    files: [...delivery.files.keys()],
    received: mailOut.received,
  }
  writeFileSync(`${keptFile}.new`, JSON.stringify(kept))
  renameSync(`${keptFile}.new`, keptFile)
}
keep()

const die = (point: string): void => {
  if (point === job.dieAt) process.kill(process.pid, 'SIGKILL')
}
const deadly =
  (name: string): Trouble =>
  (effect) => {
    die(`${name} before`)
    effect()
    keep()
    die(`${name} after`)
  }
const plans = {
  speak: speech.plan,
  assets: cloud.assetPlan,
  render: cloud.plan,
  deliver: delivery.plan,
  mail: mailOut.plan,
  remove: cloud.removePlan,
}
for (const [name, plan] of Object.entries(plans)) {
  plan.push(...Array.from({ length: 20 }, () => deadly(name)))
}

const p = openOn(outside)
const addNote = p.noteHook
addNote.before = () => die('note before')
addNote.after = () => die('note after')
p.videos.onChange((id) => {
  const { steps } = p.videos.get(id)
  if (steps[6]?.state === 'waiting') die('wait')
  if (steps[7]?.state === 'done') die('cleanup')
})
const run = await p.make()
const notes = (await p.notes()).filter((text) => text.includes('https://drive.test/'))
process.stdout.write(`${JSON.stringify({ run, notes, files: p.files() })}\n`)
await p.dispose()
