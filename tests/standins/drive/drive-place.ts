import { createDriveDelivery, type DriveDeliveryOptions } from '#main/integrations/drive/drive-delivery.ts'
import { createTokenSource } from '#main/integrations/oauth/token-source.ts'
import { silentLog } from '#main/core/log.ts'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import type { Delivery } from '#main/video/delivery.ts'
import { createQuickClock, type QuickClock } from '../quick-clock.ts'
import { startDriveStandIn, type DriveStandIn } from './drive-stand-in.ts'
import type { DriveStandInOptions } from './drive-state.ts'
import { REFRESH_TOKEN } from './drive-tokens.ts'

export interface DrivePlace {
  readonly drive: DriveStandIn
  readonly clock: QuickClock
  /** A new adapter with what is remembered between starts. */
  open(changes?: Partial<DriveDeliveryOptions>): Delivery
  stop(): Promise<void>
}

/** A stand-in with an adapter that signs in at it and sends chunks of 256 KiB. */
export async function openDrive(options: DriveStandInOptions = {}): Promise<DrivePlace> {
  const clock = createQuickClock(Date.UTC(2026, 5, 1))
  const drive = await startDriveStandIn({ now: () => clock.now(), ...options })
  let remembered: JsonObject | null = null
  return {
    drive,
    clock,
    open: (changes = {}) =>
      createDriveDelivery({
        baseUrl: drive.url,
        auth: {
          type: 'oauth',
          tokens: createTokenSource({
            tokenUrl: drive.tokenUrl,
            clientId: 'client',
            clientSecret: () => 'secret',
            refreshToken: () => REFRESH_TOKEN,
            fetch,
            clock,
            service: 'drive',
          }),
        },
        folderId: '',
        sharedDriveId: '',
        remembered: {
          read: () => remembered,
          write: (value) => {
            remembered = value
          },
        },
        fetch,
        clock,
        log: silentLog,
        chunkBytes: 256 * 1024,
        ...changes,
      }),
    stop: async () => await drive.close(),
  }
}
