import { UserError } from '../../core/errors.ts'
import { atMost, type Command } from './command.ts'

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const

const usage = ['doctor [--json]']

/** Every service tested, versions, paths, disk, database integrity. Exit 1 when something fails. */
export const doctor: Command = {
  name: 'doctor',
  usage,
  flags: { json: 'switch' },
  async run(args, { core: open, output, signal }) {
    atMost(args.words, 0, usage)
    const core = await open()
    await core.ready
    const checks = await core.doctor(signal)
    if (args.flags.has('json')) output.line(JSON.stringify({ dataDir: core.workspace.dir, checks }))
    else {
      for (const check of checks) {
        output.line(`${MARKS[check.state]}  ${check.label}: ${check.detail}`)
        if (check.state !== 'ok' && check.nextStep) output.line(`      ${check.nextStep}`)
      }
    }
    const failed = checks.filter((check) => check.state === 'fail')
    if (failed.length) {
      throw new UserError(
        'CHECKS_FAILED',
        `${failed.length} check(s) failed.`,
        'See the lines marked FAIL above.',
      )
    }
  },
}
