import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { processOwner } from '#main/store/process-owner.ts'
import { createWorkflowRunner } from '#main/workflow/create-workflow-runner.ts'
import { tempWorkspace } from '../support/temp-workspace.ts'
import { createManualClock } from '../unit/workflow/manual-clock.ts'
import { workflowSuite } from './workflow.suite.ts'

workflowSuite('durable runs in the workspace', () => {
  const workspace = tempWorkspace()
  const clock = createManualClock()
  const ids = createIds(clock)
  return {
    clock,
    open: (definitions) =>
      createWorkflowRunner({
        workspace,
        definitions,
        clock,
        ids,
        log: silentLog,
        owner: processOwner(),
        pollMs: 50,
        leaseMs: 3_000,
      }),
    dispose: () => workspace.dispose(),
  }
})
