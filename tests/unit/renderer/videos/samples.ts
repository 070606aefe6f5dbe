import { videoStepNames, type VideoRun, type VideoStep } from '#shared/domain/video-run.ts'
import type { LedgerMail } from '#shared/domain/trigger-mail.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'

export function step(changes: Partial<VideoStep> = {}): VideoStep {
  return {
    name: 'fetch_context',
    state: 'pending',
    attempts: 0,
    startedAt: null,
    finishedAt: null,
    wakeAt: null,
    progress: null,
    note: null,
    costUsd: 0,
    problem: null,
    ...changes,
  }
}

export function run(changes: Partial<VideoRun> = {}): VideoRun {
  return {
    id: 'run-1',
    jobId: 'job-1',
    jobNumber: '2231-01',
    jobName: 'Roof replacement',
    customerName: 'Maria Ortiz',
    trigger: { source: 'person', detail: 'Started in Videos', mailId: null },
    simulate: false,
    state: 'running',
    current: null,
    steps: videoStepNames.map((name) => step({ name })),
    script: null,
    audio: null,
    video: null,
    delivery: null,
    mail: null,
    problem: null,
    costUsd: 0,
    createdAt: 0,
    finishedAt: null,
    ...changes,
  }
}

export function mail(changes: Partial<LedgerMail> = {}): LedgerMail {
  return {
    id: 'mail-1',
    from: 'rep@example.com',
    subject: 'Please produce Primer Video',
    messageId: null,
    seenAt: 0,
    decision: 'ignore',
    reason: 'quoted',
    detail: '',
    jobRef: null,
    runId: null,
    authenticated: true,
    ...changes,
  }
}

export function action(changes: Partial<OutwardAction> = {}): OutwardAction {
  return {
    id: 'act-1',
    kind: 'email.client',
    state: 'proposed',
    title: '',
    destination: '',
    recipient: '',
    payload: {},
    effects: [],
    provenance: [],
    tainted: false,
    conversationId: null,
    turnId: null,
    proposedAt: 0,
    decidedAt: null,
    decidedBy: null,
    rejectReason: null,
    settledAt: null,
    result: null,
    error: null,
    ...changes,
  }
}
