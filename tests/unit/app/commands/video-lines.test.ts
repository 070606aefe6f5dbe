import { expect, test } from 'vitest'
import { listLine, mailLine, stepLine } from '#main/app/commands/video-lines.ts'
import type { Core } from '#main/app/core.ts'
import { videoStepNames, type VideoRun } from '#shared/domain/video-run.ts'

const core = { workspace: { dir: '/ws' } } as unknown as Core
const step = (name: VideoRun['steps'][number]['name']) => ({
  name,
  state: 'needs_person' as const,
  attempts: 1,
  startedAt: 1_000,
  finishedAt: null,
  wakeAt: null,
  progress: null,
  note: 'It waits in Approvals.',
  costUsd: 0,
  problem: null,
})
const mail = { to: 'a@b.example', subject: 'Hi', messageId: '<1@b>', actionId: 'act', kept: true }
const run: VideoRun = {
  id: 'run_1',
  jobId: '7',
  jobNumber: '2240-01',
  jobName: 'Deck',
  customerName: 'Sean',
  trigger: { source: 'mail', detail: 'Mail from x', mailId: null },
  simulate: true,
  state: 'needs_person',
  current: 'deliver_to_client',
  steps: videoStepNames.map(step),
  script: null,
  audio: null,
  video: null,
  delivery: null,
  mail: { ...mail, state: 'sent' },
  problem: null,
  costUsd: 0,
  createdAt: Date.UTC(2026, 10, 26, 12),
  finishedAt: null,
}

test('the list does not tell a simulation, the day, the order or where the mail is', () => {
  const line = listLine(core, run)
  for (const part of ['run_1', 'Simulation', 'Nov 26, 2026', 'Ordered by mail', 'outbox', 'Needs you'])
    expect(line).toContain(part)
  expect(line).not.toMatch(/needs_person|deliver_to_client/)
})

test('a mail kept on this computer counts as sent, or a sent one as kept', () => {
  expect(mailLine(core, run)).toContain('nothing was sent')
  const sent = { ...run, mail: { ...mail, kept: false, state: 'sent' as const } }
  expect(mailLine(core, sent)).toBe('Mail to a@b.example: sent')
})

test('a step is called by its name in the program', () => {
  expect(stepLine(step('fetch_context'))).toBe('Step 1, Look up the job: needs you – It waits in Approvals.')
})
