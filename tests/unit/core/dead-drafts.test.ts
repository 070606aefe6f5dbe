import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { removeDeadDrafts } from '#main/core/dead-drafts.ts'

test('drafts of killed processes pile up, or those of living ones and other files go', () => {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-drafts-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const living = [`day.db.${process.pid}.part`, `day.db.${process.ppid}.part`, 'day.db', 'notes.part']
  for (const name of [...living, `day.db.${dead}.part`]) writeFileSync(join(dir, name), 'x')
  mkdirSync(join(dir, `folder.${dead}.part`))
  removeDeadDrafts(dir, /\.(\d+)\.part$/)
  expect(readdirSync(dir).sort()).toEqual(living.toSorted())
})

test('a folder that is not there ends the start', () => {
  expect(() => removeDeadDrafts(join(tmpdir(), 'not', 'there'), /(\d+)/)).not.toThrow()
})
