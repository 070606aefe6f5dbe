import { expect, test } from 'vitest'
import { nodeTooOld } from '#main/core/node-version.ts'

test.each([
  [{ node: '20.20.2', napi: '9' }, true],
  [{ node: '22.12.0', napi: '10' }, false],
  [{ node: '24.21.0', napi: '10' }, false],
  [{ node: '1.0.0' }, true],
])('%o is judged wrongly', (versions, old) => {
  expect(nodeTooOld(versions) !== null).toBe(old)
})
