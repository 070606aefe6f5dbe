import { generateKeyPairSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { DriveAuth } from '#main/integrations/drive/drive-delivery.ts'
import { callOf, keeper, makeVideo } from '#tests/contract/delivery.suite.ts'
import { openDrive } from '#tests/standins/drive/drive-place.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signal = new AbortController().signal

function accountOf(tokenUrl: string): DriveAuth {
  const key = {
    type: 'service_account',
    client_email: 'videos@project.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    private_key_id: 'key-1',
    token_uri: tokenUrl,
  }
  return {
    type: 'service_account',
    json: () => JSON.stringify(key),
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }
}

describe('a service account at Google Drive', () => {
  it('cannot deliver into a Shared Drive, or delivers into its own empty space', async () => {
    const place = await openDrive({ noOwnSpace: true })
    const video = await makeVideo()
    const auth = accountOf(place.drive.tokenUrl)
    const lost = place.open({ auth })
    await expect(lost.check(signal)).rejects.toMatchObject({ code: 'SHARED_DRIVE_NEEDED' })
    await expect(lost.deliver(video.order, callOf(keeper()))).rejects.toMatchObject({
      code: 'SHARED_DRIVE_NEEDED',
    })
    const delivery = place.open({ auth, sharedDriveId: 'shared-drive-1' })
    await delivery.check(signal)
    await delivery.deliver(video.order, callOf(keeper()))
    expect(place.drive.files()).toHaveLength(1)
    expect(place.drive.folders()[0]?.parents).toEqual(['shared-drive-1'])
    await place.stop()
    await rm(video.dir, { recursive: true, force: true })
  })

  it('hides that a folder outside a Shared Drive has no space for it', async () => {
    const place = await openDrive({ noOwnSpace: true })
    place.drive.addFolder('somebody-else')
    const delivery = place.open({ auth: accountOf(place.drive.tokenUrl), folderId: 'somebody-else' })
    await expect(delivery.check(signal)).rejects.toMatchObject({
      kind: 'quota',
      message: expect.stringContaining('Shared Drive') as string,
    })
    await place.stop()
  })

  it.each([null, '', '{"type":"service_account"}', 'not json'])(
    'quotes a key that cannot be read: %s',
    async (text) => {
      const place = await openDrive()
      const auth: DriveAuth = { type: 'service_account', json: () => text, tokenUrl: place.drive.tokenUrl }
      const failure = await place
        .open({ auth, sharedDriveId: 'shared-drive-1' })
        .check(signal)
        .catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'SERVICE_ACCOUNT_INVALID' })
      expect((failure as Error).cause).toBeUndefined()
      await place.stop()
    },
  )
})
