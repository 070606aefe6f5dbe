import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LeapFault } from '#tests/standins/leap/leap-stand-in.ts'
import type { SmtpFault } from '#tests/standins/smtp/smtp-standin.ts'
import { openStage, type Stage } from './pipeline-fixture.ts'
import { ONCE } from './pipeline-services-traces.ts'
import { baselineOf, suffer, times, type Baseline, type Fault } from './pipeline-services-suffer.ts'

let s: Stage
let baseline: Baseline
beforeAll(async () => {
  s = await openStage({ clients: 60, settings: { 'voice.provider': 'openai' } })
  baseline = await baselineOf(s)
})
afterEach(() => s.services.leap.faults.clear())
afterAll(async () => await s.dispose())

const READ = 'GET /jobs/*'
const NOTE = 'POST /jobs/*/notes'
const leap = (name: string, fault: LeapFault, more: Partial<Fault> = {}): Fault => ({
  name: `Leap ${fault.on}: ${name}`,
  service: 'leap',
  arm: ({ services }) => services.leap.faults.add(fault),
  ...more,
})
const smtp = (name: string, faults: readonly SmtpFault[], more: Partial<Fault> = {}): Fault => ({
  name: `SMTP: ${name}`,
  service: 'smtp',
  arm: ({ services }) => {
    for (const fault of faults) services.smtp.failNext(fault)
  },
  ...more,
})
const passing = (on: string, found: Partial<Fault> = {}): readonly Fault[] => [
  leap('429 with Retry-After', { on, kind: 'status', status: 429, headers: { 'retry-after': '30' } }),
  leap('429 without', { on, kind: 'status', status: 429 }),
  leap('500', { on, kind: 'status', status: 500 }),
  leap('cut off before the effect', { on, kind: 'reset-before' }),
  leap('cut off after the effect', { on, kind: 'reset-after' }, found),
  leap('502 after the effect', { on, kind: 'status-after', status: 502 }, found),
  leap('cut off in the middle', { on, kind: 'truncate' }, found),
  leap('never answers', { on, kind: 'hang' }, { hangs: true }),
]
const mend = ({ services }: Stage): void => services.leap.faults.clear()
const told = { ...ONCE, mails: 0 }

const faults: readonly Fault[] = [
  ...passing(READ),
  // The note is found, and nobody knows of it yet.
  ...passing(NOTE, { unnoticed: true, warning: /Priya Nair has not been told/ }),
  leap(
    'token revoked',
    { on: READ, kind: 'status', status: 401 },
    {
      fails: { at: 'fetch_context', message: /^Leap does not accept the token/ },
    },
  ),
  leap(
    'token revoked',
    { on: NOTE, kind: 'status', status: 401 },
    {
      fails: { at: 'notify_crm', message: /^Leap does not accept the token/ },
    },
  ),
  leap(
    '500 for good',
    { on: NOTE, kind: 'status', status: 500, times: 1000 },
    {
      fails: { at: 'notify_crm', message: /^Leap failed \(status 500\)/ },
      mend,
    },
  ),
  leap(
    '500 for good',
    { on: READ, kind: 'status', status: 500, times: 1000 },
    {
      fails: { at: 'fetch_context', message: /^Leap failed \(status 500\)/ },
      mend,
    },
  ),
  smtp('too many connections', [{ at: 'connect', code: 421, text: '4.7.0 Too many connections' }]),
  smtp('greylisted', [{ at: 'rcpt', code: 450, text: '4.2.0 Greylisted, try again in 300 seconds' }]),
  smtp('not now', [{ at: 'message', code: 451, text: '4.3.0 Try again later' }]),
  smtp('cut off at the recipient', [{ at: 'dropAtRcpt' }]),
  smtp('taken, and the answer lost', [{ at: 'afterData', kept: true, next: 'drop' }], { unnoticed: true }),
  smtp('not taken, and the answer lost', [{ at: 'afterData', kept: false, next: 'drop' }]),
  smtp('login refused', [{ at: 'auth', code: 535, text: '5.7.8 Username and Password not accepted' }], {
    fails: { at: 'deliver_to_client', message: /127\.0\.0\.1 refused the login/, leaves: told },
  }),
  smtp('unknown recipient', [{ at: 'rcpt', code: 550, text: '5.1.1 User unknown' }], {
    fails: { at: 'deliver_to_client', message: /refused the recipient/, leaves: told },
  }),
  smtp('refused as spam', [{ at: 'message', code: 554, text: '5.7.1 Refused' }], {
    fails: { at: 'deliver_to_client', message: /127\.0\.0\.1 refused/, leaves: told },
  }),
  smtp('quota', [{ at: 'message', code: 550, text: '5.4.5 Daily limit exceeded' }], {
    fails: { at: 'deliver_to_client', message: /takes no more mail for now/, leaves: told },
  }),
  smtp('away for good', times(6, { at: 'connect', code: 421, text: '4.3.2 Closing' }), {
    fails: { at: 'deliver_to_client', message: /127\.0\.0\.1/, leaves: told },
  }),
]

test.each(faults)(
  'a fault of telling ends a run unclearly, tells twice or leaves something: $name',
  async (fault) => expect(await suffer(s, fault, baseline)).toBe('completed'),
)
