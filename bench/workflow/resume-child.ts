/** `node resume-child.ts <engine> <dir> <kill|resume>`: dies in its second step, or says when that step comes again. */
import { RESULT, type BenchWork } from './engine.ts'
import { openOpenWorkflow } from './open-workflow.ts'
import { openOwn } from './own.ts'

const [name = '', dir = '', mode = ''] = process.argv.slice(2)
let began = 0
const work: BenchWork = {
  steps: 3,
  concurrency: 2,
  async work(step) {
    if (step === 1 && mode === 'kill') process.kill(process.pid, 'SIGKILL')
    if (step === 1) process.stdout.write(`${performance.now() - began}\n`)
    return RESULT
  },
}
const engine = await (name === 'own' ? openOwn : openOpenWorkflow)(dir, work)
if (mode === 'kill') await engine.queue('key')
began = performance.now()
await engine.begin()
await engine.finished()
await engine.close()
