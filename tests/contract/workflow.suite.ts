import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError, UserError } from '#main/core/errors.ts'
import {
  NotYet,
  RunCancelled,
  StepFailed,
  type Json,
  type RunRecord,
  type StepCall,
  type WorkflowDefinition,
  type WorkflowRunner,
} from '#main/workflow/workflow.ts'
import type { ManualClock } from '../unit/workflow/manual-clock.ts'
import type { Bound } from './workflow-bound.ts'

/** What a durable runner is tested on. */
export interface WorkflowStage {
  readonly clock: ManualClock
  /** A runner on the stage's one store; it has not begun. Closed by the suite. */
  open(definitions: readonly WorkflowDefinition[]): WorkflowRunner
  dispose(): void
}

const define = (run: (context: Bound) => Promise<Json>, name = 'test'): WorkflowDefinition => ({
  name,
  version: 1,
  run,
})
const limit = (): AbortSignal => AbortSignal.timeout(10_000)
const broken = (): ServiceError =>
  new ServiceError('The service fell over.', { service: 'local', kind: 'server' })

export function workflowSuite(name: string, make: () => WorkflowStage): void {
  describe(`workflow: ${name}`, () => {
    let stage: WorkflowStage
    let runners: WorkflowRunner[]
    const open = (...definitions: readonly WorkflowDefinition[]): WorkflowRunner => {
      const runner = stage.open(definitions)
      runners.push(runner)
      return runner
    }
    /** Resolves when the run is as wanted; looks after every change. */
    async function seen(
      runner: WorkflowRunner,
      runId: string,
      want: (run: RunRecord) => boolean,
    ): Promise<void> {
      const there = Promise.withResolvers<void>()
      const look = (): void => {
        const run = runner.get(runId)
        if (run && want(run)) there.resolve()
      }
      const leave = runner.onChange(look)
      const timer = setInterval(look, 10)
      const late = setTimeout(
        () =>
          there.reject(new Error(`never seen: ${JSON.stringify([runner.get(runId), runner.steps(runId)])}`)),
        8_000,
      )
      look()
      await there.promise.finally(() => {
        leave()
        clearInterval(timer)
        clearTimeout(late)
      })
    }
    const parked = (run: RunRecord): boolean => run.status === 'ready' && run.wakeAt !== null
    /** Starts one run and begins. */
    function go(run: (context: Bound) => Promise<Json>, input: Json = null): [WorkflowRunner, string] {
      const runner = open(define(run))
      const { runId } = runner.start('test', input, 'key')
      runner.begin()
      return [runner, runId]
    }
    /** Waits until it is parked and due later, then lets its time come. */
    async function passWait(runner: WorkflowRunner, runId: string): Promise<number> {
      await seen(runner, runId, (run) => parked(run) && (run.wakeAt ?? 0) > stage.clock.now())
      const ms = (runner.get(runId)?.wakeAt ?? 0) - stage.clock.now()
      stage.clock.advance(ms)
      return ms
    }

    beforeEach(() => {
      stage = make()
      runners = []
    })
    afterEach(async () => {
      await Promise.all(runners.map((runner) => runner.close()))
      stage.dispose()
    })

    test('a run loses its input, its output or the results of its steps', async () => {
      const [runner, runId] = go(
        async ({ input, step }) => {
          const one = await step('one', async () => ({ seen: input }))
          await step('two', async () => null)
          return { one }
        },
        { job: 7 },
      )
      await runner.settled([runId], limit())
      expect(runner.get(runId)).toMatchObject({
        status: 'completed',
        output: { one: { seen: { job: 7 } } },
        error: null,
        wakeAt: null,
        owner: null,
      })
      expect(runner.steps(runId).map(({ name: step, status }) => [step, status])).toEqual([
        ['one', 'done'],
        ['two', 'done'],
      ])
      expect(runner.byKey('key')?.id).toBe(runId)
    })

    test('one key starts two runs, even years later', async () => {
      const [runner, runId] = go(async () => 1)
      await runner.settled([runId], limit())
      stage.clock.advance(9e10)
      expect(runner.start('test', 'other', 'key')).toEqual({ runId, created: false })
      expect(runner.get(runId)?.input).toBe(null)
      expect(runner.list({ limit: 9 })).toHaveLength(1)
    })

    test('a sleep runs `finally` early, forgets what was done, or wakes early', async () => {
      const seenSteps: string[] = []
      const [runner, runId] = go(async ({ step, sleep }) => {
        try {
          await step('before', async () => void seenSteps.push('before') as unknown as null)
          await sleep('pause', 900_000)
          await step('after', async () => void seenSteps.push('after') as unknown as null)
        } finally {
          await step('cleanup', async () => void seenSteps.push('cleanup') as unknown as null, {
            shielded: true,
          })
        }
        return null
      })
      await seen(runner, runId, parked)
      expect(seenSteps).toEqual(['before'])
      stage.clock.advance(899_999)
      runner.wake()
      runner.wake(runId)
      await seen(runner, runId, (run) => parked(run) && run.wakeAt === stage.clock.now() + 1)
      expect(seenSteps).toEqual(['before'])
      stage.clock.advance(1)
      await runner.settled(null, limit())
      expect(seenSteps).toEqual(['before', 'after', 'cleanup'])
    })

    test('a laptop that slept through the wake time does a step twice', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('poll', async () =>
          ++calls < 3 ? new NotYet(stage.clock.now() + 60_000, 'Processing') : 'ready',
        )
        return null
      })
      await seen(runner, runId, parked)
      stage.clock.advance(5 * 3_600_000)
      await seen(runner, runId, (run) => parked(run) && (run.wakeAt ?? 0) > stage.clock.now())
      expect(calls).toBe(2)
      await passWait(runner, runId)
      await runner.settled([runId], limit())
      expect(calls).toBe(3)
      expect(runner.steps(runId)[0]).toMatchObject({ status: 'done', attempts: 1 })
    })

    test('runs that are due together start all at once or newest first', async () => {
      const order: string[] = []
      let atOnce = 0
      let most = 0
      const runner = open(
        define(async ({ input, step }) => {
          await step('one', async () => {
            most = Math.max(most, ++atOnce)
            order.push(JSON.stringify(input))
            await new Promise((resolve) => setTimeout(resolve, 5))
            atOnce -= 1
            return null
          })
          return null
        }),
      )
      for (let at = 0; at < 12; at++) {
        runner.start('test', at, `key ${at}`)
        stage.clock.advance(1)
      }
      runner.begin()
      await runner.settled(null, limit())
      expect(most).toBe(2)
      expect(order).toEqual(Array.from({ length: 12 }, (_, at) => String(at)))
    })

    test('a step is not tried again, tried too often, or too soon', async () => {
      const calls: number[] = []
      const [runner, runId] = go(async ({ step }) => {
        await step(
          'shaky',
          async ({ attempt }) => {
            calls.push(attempt)
            throw broken()
          },
          { retry: { attempts: 3 } },
        )
        return null
      })
      const first = await passWait(runner, runId)
      expect(first).toBeGreaterThanOrEqual(1_600)
      expect(first).toBeLessThanOrEqual(2_400)
      expect(runner.steps(runId)[0]).toMatchObject({ status: 'retrying', error: { code: 'server' } })
      expect(await passWait(runner, runId)).toBeGreaterThanOrEqual(3_200)
      await runner.settled([runId], limit())
      expect(calls).toEqual([1, 2, 3])
      expect(runner.get(runId)).toMatchObject({
        status: 'failed',
        error: {
          message: 'The service fell over.',
          code: 'server',
          reference: expect.stringMatching(/^[0-9a-f]{8}$/),
        },
      })
    })

    test('a service that asks for patience is asked again sooner', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('limited', async () => {
          if (++calls > 1) return null
          throw new ServiceError('Slow down.', { service: 'local', kind: 'rate', retryAfterMs: 123_000 })
        })
        return null
      })
      expect(await passWait(runner, runId)).toBe(123_000)
      await runner.settled([runId], limit())
      expect(calls).toBe(2)
    })

    test('what only a person can put right is tried again', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('mail', async () => {
          calls += 1
          throw new UserError('NO_EMAIL', 'The customer has no e-mail address.', 'Add one in the CRM.')
        })
        return null
      })
      await runner.settled([runId], limit())
      expect(calls).toBe(1)
      const error = {
        message: 'The customer has no e-mail address.',
        nextStep: 'Add one in the CRM.',
        code: 'NO_EMAIL',
      }
      expect(runner.get(runId)?.error).toMatchObject(error)
      expect(runner.steps(runId)[0]?.error).toEqual(runner.get(runId)?.error)
    })

    test('the workflow cannot tell which step failed, or its clean-up is left out', async () => {
      let caught: unknown
      let cleaned = 0
      const [runner, runId] = go(async ({ step }) => {
        try {
          await step('bad', async () => {
            throw new UserError('X', 'x', 'y')
          })
        } catch (error) {
          caught = error
          throw error
        } finally {
          await step('cleanup', async () => ++cleaned, { shielded: true })
        }
        return null
      })
      await runner.settled([runId], limit())
      expect(caught).toBeInstanceOf(StepFailed)
      expect(caught).toMatchObject({ step: 'bad', attempts: 1, cause: { code: 'X' } })
      expect([cleaned, runner.get(runId)?.status]).toEqual([1, 'failed'])
    })

    test('a step that overruns its time blocks the run or is kept as a success afterwards', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step(
          'slow',
          async ({ signal }) => {
            if (++calls > 1) return 'quick'
            await new Promise((_resolve, reject) =>
              signal.addEventListener('abort', () => reject(signal.reason)),
            )
            return 'never'
          },
          { timeoutMs: 20 },
        )
        return null
      })
      await passWait(runner, runId)
      expect(runner.steps(runId)[0]?.error).toMatchObject({ code: 'timeout' })
      await runner.settled([runId], limit())
      expect(runner.steps(runId)[0]).toMatchObject({ status: 'done', output: 'quick', attempts: 2 })
    })

    test('what an attempt saved is gone for the next one, or its key changes', async () => {
      const calls: unknown[] = []
      const [runner, runId] = go(async ({ step }) => {
        await step('upload', async ({ saved, save, idempotencyKey }) => {
          calls.push([saved, idempotencyKey])
          if (saved) return saved
          save({ fileId: 'f1' })
          expect(runner.steps(runId)[0]?.saved).toEqual({ fileId: 'f1' })
          throw broken()
        })
        return null
      })
      await passWait(runner, runId)
      await runner.settled([runId], limit())
      expect(calls).toEqual([
        [null, `${runId}:upload`],
        [{ fileId: 'f1' }, `${runId}:upload`],
      ])
    })

    test('the last progress is lost, or every report is written', async () => {
      let changes = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('render', async ({ progress, cost }) => {
          for (let at = 0; at <= 1_000; at++) progress(at / 1_000, `Frame ${at}`)
          cost(0.25)
          cost(0.5)
          return null
        })
        await step('free', async ({ cost }) => {
          cost(null)
          return null
        })
        return null
      })
      runner.onChange(() => changes++)
      await runner.settled([runId], limit())
      const [render, free] = runner.steps(runId)
      expect(render).toMatchObject({ progress: 1, note: 'Frame 1000', costUsd: 0.75, costKnown: true })
      expect(free).toMatchObject({ costUsd: 0, costKnown: false })
      expect(changes).toBeLessThan(20)
    })

    test('a run that needs a person goes on by itself, hides it, or cannot be woken', async () => {
      let decided = false
      const later = stage.clock.now() + 86_400_000
      const [runner, runId] = go(async ({ step }) => {
        return await step('approve', async () =>
          decided ? 'yes' : new NotYet(later, 'Waits in Approvals', true),
        )
      })
      await runner.settled([runId], limit())
      expect(runner.get(runId)).toMatchObject({ status: 'needs_person', wakeAt: later })
      expect(runner.steps(runId)[0]).toMatchObject({
        status: 'needs_person',
        note: 'Waits in Approvals',
        attempts: 0,
      })
      decided = true
      runner.wake(runId)
      await seen(runner, runId, ({ status }) => status === 'completed')
      expect(runner.get(runId)?.output).toBe('yes')
    })

    test('a run that needs a person is not looked at when its time comes', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) =>
        step('approve', async () =>
          ++calls > 1 ? 'late' : new NotYet(stage.clock.now() + 5_000, 'Waits', true),
        ),
      )
      await runner.settled([runId], limit())
      stage.clock.advance(5_000)
      await seen(runner, runId, ({ status }) => status === 'completed')
      expect(calls).toBe(2)
    })

    test('a decision that comes while the step is looking is missed', async () => {
      let calls = 0
      const runner = open(
        define(async ({ runId, step }) =>
          step('approve', async () => {
            if (++calls > 1) return 'seen'
            runner.wake(runId)
            return new NotYet(stage.clock.now() + 86_400_000, 'Waits', true)
          }),
        ),
      )
      const { runId } = runner.start('test', null, 'key')
      runner.begin()
      await seen(runner, runId, ({ status }) => status === 'completed')
      expect(calls).toBe(2)
    })

    test.each(['in a step', 'in a wait', 'before it began', 'while it needs a person'])(
      'a cancel %s leaves the run going, or its clean-up out',
      async (when) => {
        const did: string[] = []
        const began = Promise.withResolvers<void>()
        let cleanSignal: AbortSignal | undefined
        const runner = open(
          define(async ({ step, sleep }) => {
            try {
              await step('one', async ({ signal }) => {
                did.push('one')
                began.resolve()
                if (when === 'while it needs a person') return new NotYet(Number.MAX_SAFE_INTEGER, 'x', true)
                if (when !== 'in a step') return null
                await new Promise((_resolve, reject) =>
                  signal.addEventListener('abort', () => reject(signal.reason)),
                )
                return null
              })
              await sleep('pause', 900_000)
              did.push('after')
            } catch (error) {
              did.push((error as Error).name)
              throw error
            } finally {
              await step(
                'cleanup',
                async ({ signal }) => {
                  cleanSignal = signal
                  return did.push('cleanup')
                },
                { shielded: true },
              )
            }
            return null
          }),
        )
        const { runId } = runner.start('test', null, 'key')
        if (when === 'before it began') runner.cancel(runId)
        runner.begin()
        if (when !== 'before it began') await began.promise
        if (when === 'in a wait') await seen(runner, runId, parked)
        if (when === 'while it needs a person') await runner.settled([runId], limit())
        runner.cancel(runId)
        await seen(runner, runId, ({ status }) => status === 'cancelled')
        const first = when === 'before it began' ? [] : ['one']
        expect(did).toEqual([...first, 'RunCancelled', 'cleanup'])
        expect(cleanSignal?.aborted).toBe(false)
        expect(runner.get(runId)).toMatchObject({ status: 'cancelled', error: null, cancelAsked: true })
      },
    )

    test('a cancel asked of another runner is not heard', async () => {
      const began = Promise.withResolvers<void>()
      const definition = define(async ({ step }) => {
        await step('one', async ({ signal }) => {
          began.resolve()
          await new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          )
          return null
        })
        return null
      })
      const [working, other] = [open(definition), open(definition)]
      const { runId } = other.start('test', null, 'key')
      working.begin()
      await began.promise
      other.cancel(runId)
      await other.settled([runId], limit())
      expect(other.get(runId)?.status).toBe('cancelled')
    })

    test('a clean-up that has to be tried again after a cancel is given up', async () => {
      let cleaned = 0
      const [runner, runId] = go(async ({ step, sleep }) => {
        try {
          await sleep('pause', 900_000)
        } finally {
          await step(
            'cleanup',
            async () => {
              if (++cleaned < 3) throw broken()
              return null
            },
            { shielded: true },
          )
        }
        return null
      })
      await seen(runner, runId, parked)
      runner.cancel(runId)
      await seen(runner, runId, () => cleaned === 1)
      await passWait(runner, runId)
      await seen(runner, runId, () => cleaned === 2)
      await passWait(runner, runId)
      await runner.settled([runId], limit())
      expect([cleaned, runner.get(runId)?.status]).toEqual([3, 'cancelled'])
    })

    test('a cancel that comes too late denies what was done', async () => {
      const runner = open(
        define(async ({ runId, step }) => {
          await step('mail', async () => {
            runner.cancel(runId)
            return 'sent'
          })
          return 'all done'
        }),
      )
      const { runId } = runner.start('test', null, 'key')
      runner.begin()
      await runner.settled([runId], limit())
      expect(runner.get(runId)).toMatchObject({ status: 'completed', output: 'all done', cancelAsked: true })
      expect(runner.steps(runId)[0]).toMatchObject({ status: 'done', output: 'sent' })
    })

    test('RunCancelled is thrown again at every step of a workflow that handles it', async () => {
      const did: string[] = []
      const [runner, runId] = go(async ({ step, sleep }) => {
        try {
          await sleep('pause', 900_000)
        } catch (error) {
          did.push(error instanceof RunCancelled ? 'cancelled' : 'other')
          await step('compensate', async ({ signal }) => did.push(`aborted ${signal.aborted}`))
        }
        return null
      })
      await seen(runner, runId, parked)
      runner.cancel(runId)
      await runner.settled([runId], limit())
      expect(did).toEqual(['cancelled', 'aborted false'])
      expect(runner.get(runId)?.status).toBe('cancelled')
    })

    test('a retry begins from the start, keeps the clean-up as done, or forgets a remote id', async () => {
      const did: string[] = []
      let works = false
      const [runner, runId] = go(async ({ step }) => {
        try {
          await step('one', async () => did.push('one'))
          await step('two', async ({ save, saved, attempt }) => {
            did.push(`two ${attempt} ${JSON.stringify(saved)}`)
            save('remote')
            if (!works) throw new UserError('X', 'x', 'y')
            return null
          })
        } finally {
          await step('cleanup', async () => did.push('cleanup'), { shielded: true })
        }
        return 'fine'
      })
      await runner.settled([runId], limit())
      works = true
      runner.retry(runId)
      await runner.settled([runId], limit())
      expect(did).toEqual(['one', 'two 1 null', 'cleanup', 'two 1 "remote"', 'cleanup'])
      expect(runner.get(runId)).toMatchObject({ status: 'completed', output: 'fine', error: null })
    })

    test('a retry after a cancel in a wait skips the clean-up or waits anew', async () => {
      const did: string[] = []
      const [runner, runId] = go(async ({ step, sleep }) => {
        try {
          await sleep('pause', 900_000)
          await step('after', async () => did.push('after'))
        } finally {
          await step('cleanup', async () => did.push('cleanup'), { shielded: true })
        }
        return null
      })
      await seen(runner, runId, parked)
      runner.cancel(runId)
      await runner.settled([runId], limit())
      stage.clock.advance(900_000)
      runner.retry(runId)
      await runner.settled([runId], limit())
      expect(did).toEqual(['cleanup', 'after', 'cleanup'])
      expect(runner.get(runId)).toMatchObject({ status: 'completed', cancelAsked: false })
    })

    test('a completed run cannot be done again from a step, or is done again without one', async () => {
      const did: string[] = []
      const [runner, runId] = go(async ({ step }) => {
        for (const each of ['one', 'two', 'three']) await step(each, async () => did.push(each))
        return null
      })
      await runner.settled([runId], limit())
      expect(() => runner.retry(runId)).toThrow(UserError)
      expect(() => runner.retry(runId, ['four'])).toThrow(UserError)
      runner.retry(runId, ['two'])
      expect(() => runner.retry(runId, ['two'])).toThrow(/under way/)
      await runner.settled([runId], limit())
      expect(did).toEqual(['one', 'two', 'three', 'two', 'three'])
    })

    test('two runners execute one run, or one of them never gets any', async () => {
      const calls = new Map<string, number>()
      const definition = define(async ({ step, runId }) => {
        for (const each of ['one', 'two', 'three']) {
          await step(each, async ({ idempotencyKey }: StepCall) => {
            calls.set(idempotencyKey, (calls.get(idempotencyKey) ?? 0) + 1)
            await new Promise((resolve) => setImmediate(resolve))
            return null
          })
        }
        return runId
      })
      const [one, two] = [open(definition), open(definition)]
      for (let at = 0; at < 40; at++) one.start('test', at, `key ${at}`)
      one.begin()
      two.begin()
      await two.settled(null, limit())
      expect(calls.size).toBe(120)
      expect(new Set(calls.values())).toEqual(new Set([1]))
    })

    test('closing fails a step, counts it against its budget, or runs `finally`', async () => {
      const began = Promise.withResolvers<void>()
      let cleaned = 0
      let reason: unknown
      const attempts: number[] = []
      const run = async ({ step }: Bound): Promise<Json> => {
        try {
          await step('long', async ({ signal, attempt }) => {
            attempts.push(attempt)
            if (attempts.length > 1) return null
            began.resolve()
            await new Promise((_resolve, reject) =>
              signal.addEventListener('abort', () => {
                reason = signal.reason
                reject(signal.reason)
              }),
            )
            return null
          })
        } finally {
          await step('cleanup', async () => ++cleaned, { shielded: true })
        }
        return null
      }
      const [runner, runId] = go(run)
      await began.promise
      await runner.close()
      expect(reason).not.toBeInstanceOf(RunCancelled)
      expect(cleaned).toBe(0)
      expect(runner.get(runId)).toMatchObject({ status: 'ready', wakeAt: stage.clock.now() })
      expect(runner.steps(runId)[0]).toMatchObject({ status: 'retrying', attempts: 0, error: null })
      const second = open(define(run))
      second.begin()
      await second.settled([runId], limit())
      expect([attempts, cleaned]).toEqual([[1, 1], 1])
    })

    test('an attempt left behind by a close stores what it does later', async () => {
      const [began, letGo, refused] = [0, 1, 2].map(() => Promise.withResolvers<void>())
      let calls = 0
      const run = async ({ step }: Bound): Promise<Json> =>
        step('deaf', async ({ save }) => {
          if (++calls > 1) return 'second'
          began?.resolve()
          await letGo?.promise
          try {
            save('zombie')
          } catch {
            refused?.resolve()
          }
          return 'first'
        })
      const [runner, runId] = go(run)
      await began?.promise
      await runner.close()
      const second = open(define(run))
      second.begin()
      await second.settled([runId], limit())
      letGo?.resolve()
      await refused?.promise
      expect(second.get(runId)?.output).toBe('second')
      expect(second.steps(runId)[0]).toMatchObject({ output: 'second', saved: null })
    })

    test('steps side by side hold each other up or lose a result', async () => {
      const [runner, runId] = go(async ({ step, sleep }) => {
        const [a, b] = await Promise.all([
          step('a', async () => 1),
          step('b', async () => 2),
          sleep('pause', 60_000),
        ])
        return [a, b]
      })
      await passWait(runner, runId)
      await runner.settled([runId], limit())
      expect(runner.get(runId)?.output).toEqual([1, 2])
    })

    test('a result that JSON cannot hold is tried again, effect included', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('odd', async () => {
          calls += 1
          return 1n as unknown as Json
        })
        return null
      })
      await runner.settled([runId], limit())
      expect([calls, runner.get(runId)?.status]).toEqual([1, 'failed'])
    })

    test('a run whose workflow is gone fails, blocks the others, or cannot be cancelled', async () => {
      const old = open(define(async () => null, 'old'))
      const { runId: gone } = old.start('old', null, 'gone')
      const [runner, runId] = go(async () => null)
      await runner.settled(null, limit())
      expect(runner.get(runId)?.status).toBe('completed')
      expect(runner.get(gone)?.status).toBe('ready')
      runner.cancel(gone)
      expect(runner.get(gone)?.status).toBe('cancelled')
    })

    test('a list ignores its filters or is in the wrong order', async () => {
      const runner = open(
        define(async () => null),
        define(async () => null, 'other'),
      )
      for (const key of ['a:1', 'a:2', 'b:1']) {
        runner.start('test', null, key)
        stage.clock.advance(1)
      }
      runner.start('other', null, 'a:3')
      const keys = (
        filter: Omit<Parameters<WorkflowRunner['list']>[0], 'limit'>,
        most = 9,
      ): readonly string[] => runner.list({ ...filter, limit: most }).map(({ key }) => key)
      expect(keys({})).toEqual(['a:3', 'b:1', 'a:2', 'a:1'])
      expect(keys({ workflow: 'test', keyPrefix: 'a:' })).toEqual(['a:2', 'a:1'])
      expect(keys({ statuses: ['completed'] })).toEqual([])
      expect(keys({ statuses: ['ready'] }, 1)).toEqual(['a:3'])
      runner.begin()
      await runner.settled(null, limit())
      expect(keys({ statuses: ['completed'] })).toHaveLength(4)
    })

    test('waiting for a run cannot be given up', async () => {
      const [runner, runId] = go(async ({ sleep }) => {
        await sleep('pause', 900_000)
        return null
      })
      const given = new Error('no more')
      await expect(runner.settled([runId], AbortSignal.abort(given))).rejects.toBe(given)
      const controller = new AbortController()
      const waiting = runner.settled(null, controller.signal)
      controller.abort(given)
      await expect(waiting).rejects.toBe(given)
    })

    test('the timeline leaves out what happened', async () => {
      let calls = 0
      const [runner, runId] = go(async ({ step }) => {
        await step('one', async () => {
          if (++calls === 1) throw broken()
          return null
        })
        return null
      })
      await passWait(runner, runId)
      await runner.settled([runId], limit())
      expect(runner.events(runId).map(({ step, text }) => `${step}: ${text}`)).toEqual([
        'null: Queued',
        'null: Started',
        'one: Started',
        expect.stringMatching(/^one: Attempt 1 failed, tried again in 2 s: The service fell over\.$/),
        'one: Done',
        'null: Completed',
      ])
    })
  })
}
