import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createSpokenNames, likelyNames } from '#main/clients/spoken-names.ts'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { createLeapCrm } from '#main/integrations/leap/leap-crm.ts'

test('a CRM that does not answer holds up what was said', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  // The patience is over at once; the deadlines of the CRM itself stay long.
  const clock = { now: () => systemClock.now(), sleep: async () => undefined }
  const crm = createLeapCrm({
    baseUrl: `http://127.0.0.1:${port}`,
    token: () => Promise.resolve('token'),
    requestsPerMinute: 55,
    mention: { mode: 'none', template: '' },
    primerStage: '',
    fetch: globalThis.fetch,
    clock: systemClock,
    log: silentLog,
  })
  const names = createSpokenNames({ crm: () => crm, company: () => 'Larkfield', clock, log: silentLog })
  names.warm()
  expect(await names.read()).toEqual(['Larkfield'])
  silent.closeAllConnections()
  silent.close()
})

test('settings that name no CRM end in a failure instead of fewer names', async () => {
  const crm = () => {
    throw new Error('no CRM')
  }
  const names = createSpokenNames({ crm, company: () => '', clock: systemClock, log: silentLog })
  expect(await names.read()).toEqual([])
})

test('names are sent twice, empty, or without end', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ name: `Customer ${at}`, companyName: '' }))
  const names = likelyNames(' Larkfield  Exteriors ', [{ name: 'Dana Cole' }, { name: 'Dana Cole' }], many)
  expect(names.slice(0, 3)).toEqual(['Larkfield Exteriors', 'Dana Cole', 'Customer 0'])
  expect(names).toHaveLength(100)
})
