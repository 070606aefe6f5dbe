import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withNextStep } from '#main/core/environment-errors.ts'
import { makeDataDir } from '#main/app/make-data-dir.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'

const DIR = '/home/dana/hard-e'
const system = (code: string, details: object = {}): Error =>
  Object.assign(new Error(`${code}: as the system says it`), { code, ...details })

test.each([
  ['ENOSPC', {}, 'DISK_FULL', 'Free some space'],
  ['SQLITE_FULL', {}, 'DISK_FULL', 'Free some space'],
  ['EACCES', { path: `${DIR}/logs` }, 'NO_PERMISSION', '--data-dir'],
  ['EPERM', { path: '/srv/x.zip.4242.part' }, 'NO_PERMISSION', 'choose another path'],
  ['EROFS', { path: '/srv/x.zip' }, 'NO_PERMISSION', 'choose another path'],
  ['SQLITE_READONLY_DIRECTORY', {}, 'NO_PERMISSION', '--data-dir'],
  ['SQLITE_CANTOPEN', {}, 'NO_PERMISSION', '--data-dir'],
  ['SQLITE_BUSY_SNAPSHOT', {}, 'WORKSPACE_BUSY', 'Try again'],
  ['SQLITE_IOERR_WRITE', {}, 'DISK_FAILED', 'Check the disk'],
  ['EEXIST', { path: DIR }, 'NOT_A_FOLDER', '--data-dir'],
  ['ENOTDIR', { path: DIR }, 'NOT_A_FOLDER', '--data-dir'],
  ['EISDIR', { path: '/srv/a', dest: '/srv/b' }, 'NOT_A_FILE', 'Name a file'],
  ['ENOENT', { path: '/srv/none/x.zip' }, 'NO_SUCH_FILE', 'Check the path'],
  ['ENOENT', { path: '/home/dana' }, 'NO_SUCH_FOLDER', '--data-dir'],
])('%s %j is told without what to do now', (code, details, expected, step) => {
  const error = system(code, details)
  const told = withNextStep(error, DIR)
  expect(told).toBeInstanceOf(UserError)
  expect(told).toMatchObject({ code: expected, nextStep: expect.stringContaining(step), cause: error })
  expect((told as UserError).message).not.toMatch(/4242|as the system says/)
})

test.each([
  [new UserError('X', 'said', 'do this')],
  [new ServiceError('down', { service: 'leap', kind: 'network' })],
  [system('ECONNREFUSED')],
  [system('EACCES', { syscall: 'listen' })],
  [new Error('a mistake of ours')],
  ['thrown text'],
])('%s is taken for a fault of the disk', (error) => {
  expect(withNextStep(error, DIR)).toBe(error)
})

test('a folder below a file is made, or a chain of missing folders is not', () => {
  const root = mkdtempSync(join(tmpdir(), 'hard-e-dir-'))
  try {
    makeDataDir(join(root, 'a', 'b', 'c'))
    writeFileSync(join(root, 'a', 'b', 'c', 'file'), '')
    expect(() => makeDataDir(join(root, 'a', 'b', 'c', 'file', 'd'))).toThrow('ENOTDIR')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
