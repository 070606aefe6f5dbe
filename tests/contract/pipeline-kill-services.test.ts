import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutside } from '#tests/support/pipeline/outside.ts'
import {
  isChange,
  play,
  seenWhen,
  type Moment,
  type Pick,
  type Played,
  type Stage,
} from '#tests/support/pipeline/play.ts'
import { prepareWorkspace } from '#tests/support/pipeline/prepared-workspace.ts'
import { randomNumbers, rounds, thorough } from '#tests/support/pipeline/rounds.ts'
import { count, expectOnceEverywhere } from '#tests/support/pipeline/services-once.ts'

const JOB = '2240-01'
const KILLS_A_RUN = 6
/** Most kills fall into the work of a process. */
const LATEST_MS = 5_000

let stage: Stage
beforeAll(async () => {
  const outside = await openOutside()
  stage = { outside, prepared: await prepareWorkspace(outside) }
})
afterAll(async () => {
  stage?.prepared.dispose()
  await stage?.outside.close()
})

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function expectOnce({ dir, services, killedAt, progress, code }: Played): void {
  const where = `${killedAt.join(', ')} in ${dir}: ${progress.slice(-3).join(' | ')}`
  expect({ where, code }).toEqual({ where, code: 0 })
  expectOnceEverywhere(dir, services, killedAt, where)
}

/** Every kind of request is met once; one run then bears them all, one after the other. */
function march(moment: Moment, matches: (key: string) => boolean): Pick {
  const met = new Set<string>()
  return (key, { when }) => {
    if (met.has(key) || !matches(key) || when !== seenWhen(moment)) return null
    met.add(key)
    return moment
  }
}

async function killedAtChanges(moment: Moment): Promise<number> {
  const played = await play(stage, march(moment, isChange), { job: JOB })
  expectOnce(played)
  expect(played.kills).toBe(played.killedAt.length)
  const services = new Set(played.killedAt.map((point) => point.split(' ')[0]))
  expect(services).toEqual(new Set(['openai', 'elevenlabs', 'cloudinary', 'drive', 'leap', 'smtp']))
  const counted = JSON.stringify(count(played.services))
  say(`services, ${moment} a change: 1 run, ${played.kills} kills, ${counted}`)
  return played.kills
}

test('a process killed after a change at a service does it twice, loses the run, or leaves something there', async () => {
  expect(await killedAtChanges('after')).toBeGreaterThan(10)
}, 300_000)

// Where there is time for it: other moments, and one request at a time.
describe.skipIf(!thorough)('in full', () => {
  test.each(['before', 'late'] as const)(
    'a process killed %s a change does it twice, loses the run, or leaves something there',
    async (moment) => {
      expect(await killedAtChanges(moment)).toBeGreaterThan(10)
    },
    600_000,
  )

  test(
    `${rounds} kills at random moments with all services do something twice`,
    async () => {
      const random = randomNumbers()
      let [kills, runs] = [0, 0]
      while (kills < rounds) {
        const bears = Math.min(KILLS_A_RUN, rounds - kills)
        const timers: NodeJS.Timeout[] = []
        const played = await play(stage, () => null, {
          job: JOB,
          started(turn) {
            if (turn.number < bears) timers.push(setTimeout(() => void turn.kill(), 300 + random(LATEST_MS)))
          },
        })
        for (const timer of timers) clearTimeout(timer)
        kills += played.kills
        runs += 1
        // A random kill may cut off any call.
        const points = ['openai', 'elevenlabs', 'drive POST /upload/']
        const killedAt = Array.from({ length: played.kills }, () => points).flat()
        expectOnce({ ...played, killedAt })
        if (thorough) say(`services, random: run ${runs}, ${kills} kills so far`)
      }
      expect(kills).toBe(rounds)
      say(`services, random: ${runs} runs, ${kills} kills`)
    },
    60_000 + rounds * 20_000,
  )

  test.each(['before', 'after'] as const)(
    'a process killed %s a look does something twice',
    async (moment) => {
      const played = await play(
        stage,
        march(moment, (key) => !isChange(key)),
        { job: JOB },
      )
      expectOnce(played)
      expect(played.kills).toBeGreaterThan(10)
      say(`services, ${moment} a look: 1 run, ${played.kills} kills`)
    },
    600_000,
  )

  test('a kill before, after or late at a single change leaves something', async () => {
    const whole = await play(stage, () => null, { job: JOB })
    expectOnce(whole)
    const points = whole.requests.filter(isChange).flatMap((key, at, all) => {
      const nth = all.slice(0, at + 1).filter((each) => each === key).length
      return (['before', 'after', 'late'] as const).map((moment) => ({ key, nth, moment }))
    })
    for (const { key, nth, moment } of points) {
      let seen = 0
      const pick: Pick = (now, { when }) => {
        if (now !== key || when !== seenWhen(moment)) return null
        seen += 1
        return seen === nth ? moment : null
      }
      const played = await play(stage, pick, { job: JOB })
      expect(played.killedAt).toHaveLength(1)
      expectOnce(played)
      say(`${key} (${nth}) ${moment}: ${JSON.stringify(count(played.services))}`)
    }
    say(`services, single changes: ${points.length} runs`)
  }, 7_200_000)
})
