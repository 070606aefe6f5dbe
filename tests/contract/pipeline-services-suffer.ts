import { expect } from 'vitest'
import type { VideoRunState, VideoStepName } from '#shared/domain/video-run.ts'
import { type Stage } from './pipeline-fixture.ts'
import { type Client } from './pipeline-services-places.ts'
import { NOTHING, ONCE, traces } from './pipeline-services-traces.ts'

export type Service = 'openai' | 'elevenlabs' | 'cloud' | 'drive' | 'leap' | 'smtp'
type Traces = typeof ONCE | typeof NOTHING

export interface Fault {
  readonly name: string
  readonly service: Service
  /** Armed when the run has begun. */
  readonly arm: (stage: Stage, client: Client) => void | Promise<void>
  /** What the run fails with at first, and what it leaves then; it is tried again once `mend` is done. */
  readonly fails?: {
    readonly at: VideoStepName
    readonly message: RegExp
    readonly leaves?: Partial<Record<keyof Traces, unknown>>
  }
  readonly mend?: (stage: Stage) => void | Promise<void>
  /** How often the speech was paid for; 1 unless an answer was lost. */
  readonly speeches?: number
  /** Why the second voice is not heard. */
  readonly fallback?: RegExp
  /** The fault asks for no further request: an answer is only late, or the effect is found by a look. */
  readonly unnoticed?: true
  /** The service never answers, so it is not waited for as long as a person would. */
  readonly hangs?: true
  /** What the step of the CRM says where a colleague was not told. */
  readonly warning?: RegExp
  /** Uploads at Drive whose address was lost with the answer: nobody can take them back, Drive drops them. */
  readonly lostUploads?: number
}

/** Long enough for every other request on a busy computer. */
const SHORT_MS = 2_000

export const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

const requests = (stage: Stage, service: Service): number => {
  const { services } = stage
  return service === 'smtp' ? services.smtp.sessions() : stage.requestsTo(services[service].url)
}

/** Requests that a run without a fault makes at each service. */
export type Baseline = Readonly<Record<Service, number>>

/** Runs twice: the first one makes folders and brings templates. */
export async function baselineOf(stage: Stage): Promise<Baseline> {
  const count = (): [Service, number][] =>
    (['openai', 'elevenlabs', 'cloud', 'drive', 'leap', 'smtp'] as const).map((one) => [
      one,
      requests(stage, one),
    ])
  await stage.make(stage.services.nextClient())
  const before = new Map(count())
  await stage.make(stage.services.nextClient())
  return Object.fromEntries(count().map(([one, n]) => [one, n - (before.get(one) ?? 0)])) as Baseline
}

/** The text of a mail as a reader sees it. */
const readable = (raw: string): string => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')

/** One run that meets a fault: a clear end, nothing left, everything once. Gives how it ended. */
export async function suffer(stage: Stage, fault: Fault, baseline: Baseline): Promise<VideoRunState> {
  const { services, core } = stage
  const client = services.nextClient()
  const before = requests(stage, fault.service)
  const openBefore = services.drive.openSessions().length
  const { ms } = stage.patience
  if (fault.hangs) stage.patience.ms = SHORT_MS
  const { id } = await stage.start(client)
  await fault.arm(stage, client)
  let run = await stage.settled(id)
  stage.patience.ms = ms
  if (fault.fails) {
    expect(run.problem?.message).toMatch(fault.fails.message)
    expect(run.problem?.nextStep).toMatch(/\w+.*\.$/)
    expect(run).toMatchObject({ state: 'failed', current: fault.fails.at })
    expect(run.steps[8]?.state).toBe('done')
    expect(traces(stage, client, run)).toEqual({ ...NOTHING, openUploads: openBefore, ...fault.fails.leaves })
    await fault.mend?.(stage)
    run = await stage.again(id)
  } else if (!fault.unnoticed) {
    expect(requests(stage, fault.service) - before).toBeGreaterThan(baseline[fault.service])
  }
  expect(run.problem).toBeNull()
  expect(run.state).toBe('completed')
  expect(run.steps.map(({ state }) => state)).toEqual(times(9, 'done'))
  const openUploads = openBefore + (fault.lostUploads ?? 0)
  expect(traces(stage, client, run)).toEqual({ ...ONCE, openUploads })
  if (fault.warning) expect(run.steps[5]?.note).toMatch(fault.warning)
  else expect(run.steps[5]?.note).toMatch(/ was told$/)
  expect(readable(services.mailsTo(client.email)[0]?.raw ?? '')).toContain(run.delivery?.link)
  expect(services.spoken(run.script?.text ?? '')).toBe(fault.speeches ?? 1)
  if (fault.fallback) {
    expect(run.audio?.voice).toBe('OpenAI cedar')
    expect(run.audio?.note).toMatch(fault.fallback)
    expect(run.steps[2]?.note).toMatch(fault.fallback)
  } else expect(run.audio?.note).toBeNull()
  expect(core.videos.counts()).toEqual({ working: 0, needsYou: 0, active: 0 })
  return run.state
}
