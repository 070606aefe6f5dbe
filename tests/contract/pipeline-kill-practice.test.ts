import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mp4Facts } from '#main/core/mp4-seconds.ts'
import { whyNoVoice } from '#tests/support/pipeline/local-voice.ts'
import { finishedAt, leftBehind } from '#tests/support/pipeline/left-behind.ts'
import { prepareWorkspace, type PreparedWorkspace } from '#tests/support/pipeline/prepared-workspace.ts'
import { randomNumbers, rounds, thorough } from '#tests/support/pipeline/rounds.ts'
import { startCommand } from '#tests/support/pipeline/command.ts'
import { untilDone, type Course, type Done } from '#tests/support/pipeline/until-done.ts'
import { videoStepNames } from '#shared/domain/video-run.ts'

const JOB = '2240-01'
/** Kills that one run must bear before it is let through. */
const KILLS_A_RUN = 6
/** Most kills fall into the work of a process; later ones meet the long render. */
const WHOLE_MS = 8_000

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const why = await whyNoVoice()
if (why) say(`Skipped: kills in the practice workspace, ${why}`)

describe.skipIf(why !== null)('in the practice workspace', () => {
  let prepared: PreparedWorkspace
  beforeAll(async () => {
    prepared = await prepareWorkspace()
  })
  afterAll(() => prepared?.dispose())

  const make = async (dir: string, course: Partial<Course>): Promise<Done> =>
    await untilDone({ dir, job: JOB, wait: '2', ...course })

  /** One run, one mail, one note, one video that plays, and nothing besides. */
  async function expectOnce(dir: string): Promise<void> {
    const left = leftBehind(dir)
    expect(left.runs.map(({ status, error }) => [status, error])).toEqual([['completed', null]])
    expect(left.actions).toEqual(['crm.note sent', 'email.client sent', 'upload.video sent'])
    expect(left).toMatchObject({ notes: 1, temporary: [], openSteps: [] })
    expect(left.outbox).toHaveLength(1)
    expect(left.deliveries).toHaveLength(1)
    const delivered = await mp4Facts(join(dir, 'deliveries', left.deliveries[0] ?? ''))
    expect(delivered?.seconds).toBeGreaterThan(50)
  }

  test('a kill at the start or the end of a step loses the run or does something twice', async () => {
    const dir = prepared.copy()
    const points = new Set<string>()
    let dying = -1
    const done = await make(dir, {
      wait: '0',
      said(line, turn) {
        const [, step, state] = / (Step \d), [^:]+: (working|waiting|done)\b/.exec(line) ?? []
        const point = step && `${step}: ${state}`
        if (point === undefined || points.has(point) || dying === turn.number) return
        points.add(point)
        dying = turn.number
        void turn.kill()
      },
    })
    expect(done.code).toBe(0)
    for (const [i] of videoStepNames.entries()) expect([...points]).toContain(`Step ${i + 1}: working`)
    expect(done.kills).toBe(points.size)
    await expectOnce(dir)
    say(`practice workspace, steps: 1 run, ${done.kills} kills at ${points.size} points`)
  }, 300_000)

  test('a kill in the sleep before the mail loses the run, or sends the mail at once or twice', async () => {
    const dir = prepared.copy()
    const done = await make(dir, {
      wait: '6',
      said(line, turn) {
        if (turn.number === 0 && line.includes('Wait until it plays: waiting')) void turn.kill()
      },
    })
    expect([done.code, done.kills]).toEqual([0, 1])
    await expectOnce(dir)
    const [uploaded = 0, mailed = 0] = finishedAt(dir, ['upload_video', 'deliver_to_client'])
    expect(mailed - uploaded).toBeGreaterThanOrEqual(6_000)
  }, 120_000)

  test(
    `${rounds} kills at random moments lose a run, send a mail twice, or leave something behind`,
    async () => {
      const random = randomNumbers()
      let [kills, runs, doubles] = [0, 0, 0]
      while (kills < rounds) {
        const dir = prepared.copy()
        const bears = Math.min(KILLS_A_RUN, rounds - kills)
        const timers: NodeJS.Timeout[] = []
        const others: Promise<unknown>[] = []
        const done = await make(dir, {
          started(turn) {
            if (turn.number >= bears) return
            timers.push(setTimeout(() => void turn.kill(), 300 + random(WHOLE_MS)))
            if (turn.number === 0 || random(4) > 0) return
            // A second process on the same workspace, killed or not.
            const other = startCommand(dir, ['video', 'resume'])
            doubles += 1
            if (random(2) === 0) timers.push(setTimeout(() => void other.kill(), 300 + random(WHOLE_MS)))
            others.push(other.ended)
          },
        })
        await Promise.all(others)
        for (const timer of timers) clearTimeout(timer)
        kills += done.kills
        runs += 1
        const where = `run ${runs} in ${dir}: ${done.progress.slice(-3).join(' | ')}`
        expect({ where, code: done.code }).toEqual({ where, code: 0 })
        await expectOnce(dir)
        if (thorough) say(`practice workspace, random: run ${runs}, ${kills} kills so far`)
      }
      expect(kills).toBe(rounds)
      say(`practice workspace, random: ${runs} runs, ${kills} kills, ${doubles} second processes`)
    },
    60_000 + rounds * 20_000,
  )
})
