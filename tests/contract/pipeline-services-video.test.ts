import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CloudinaryFault, CloudinaryOperation } from '#tests/standins/cloudinary/cloudinary-stand-in.ts'
import type { DriveFault, DriveOperation } from '#tests/standins/drive/drive-stand-in.ts'
import { REFRESH_TOKEN } from '#tests/standins/drive/drive-tokens.ts'
import { openStage, type Stage } from './pipeline-fixture.ts'
import { baselineOf, suffer, times, type Baseline, type Fault } from './pipeline-services-suffer.ts'

let s: Stage
let baseline: Baseline
beforeAll(async () => {
  s = await openStage({ clients: 100, settings: { 'voice.provider': 'openai' } })
  baseline = await baselineOf(s)
})
afterAll(async () => await s.dispose())

type Passing<F> = readonly (readonly [kind: string, fault: F])[]

const cloudinary = (
  name: string,
  operation: CloudinaryOperation,
  faults: readonly CloudinaryFault[],
  more: Partial<Fault> = {},
): Fault => ({
  name: `Cloudinary ${operation}: ${name}`,
  service: 'cloud',
  arm: ({ services }) => services.cloud.fail(operation, ...faults),
  ...more,
})
const drive = (
  name: string,
  operation: DriveOperation,
  faults: readonly DriveFault[],
  more: Partial<Fault> = {},
): Fault => ({
  name: `Drive ${operation}: ${name}`,
  service: 'drive',
  arm: ({ services }) => services.drive.fail(operation, ...faults),
  ...more,
})

const cloudStatus = (status: number, message = 'General Error', headers = {}): CloudinaryFault => ({
  kind: 'status',
  status,
  message,
  headers,
})
const reset = { 'x-featureratelimit-reset': new Date(Date.parse('2026-11-26T15:20:00Z')).toUTCString() }
const passingAtCloudinary: Passing<CloudinaryFault> = [
  ['420 with a time', cloudStatus(420, 'Rate Limit Exceeded', reset)],
  ['429 with Retry-After', cloudStatus(429, 'Too many requests', { 'retry-after': '30' })],
  ['429 without', cloudStatus(429, 'Too many requests')],
  ['500', cloudStatus(500)],
  ['cut off before the effect', { kind: 'reset' }],
  ['cut off after the effect', { kind: 'resetAfter' }],
  ['cut off in the middle', { kind: 'truncated' }],
]
const rendering = (message: RegExp): Partial<Fault> => ({ fails: { at: 'render_video', message } })
const noCloudKey = /^Cloudinary refused the cloud name, key or secret/

const cloudFaults: readonly Fault[] = [
  ...passingAtCloudinary.map(([name, fault]) => cloudinary(name, 'upload', [fault])),
  ...(['explicit', 'resource', 'download', 'list', 'destroy', 'deleteDerived'] as const).flatMap(
    (operation) => [
      cloudinary('500', operation, [cloudStatus(500)]),
      cloudinary('cut off after the effect', operation, [{ kind: 'resetAfter' }]),
    ],
  ),
  cloudinary('half of the video', 'download', [{ kind: 'half' }]),
  cloudinary('late', 'upload', [{ kind: 'slow', ms: 300 }], { unnoticed: true }),
  cloudinary('key revoked', 'upload', [cloudStatus(401, 'Invalid Signature abc')], rendering(noCloudKey)),
  cloudinary(
    'quota',
    'upload',
    [cloudStatus(400, 'Your account has exceeded its credits limit')],
    rendering(/^The Cloudinary plan has nothing left/),
  ),
]

/** They fail when the voice is there already, and are tried again when it was taken away. */
const afterTheVoice: readonly Fault[] = [
  cloudinary('key revoked', 'explicit', [cloudStatus(401, 'unknown api_key')], rendering(noCloudKey)),
  cloudinary('500 for good', 'explicit', times(6, cloudStatus(500)), rendering(/^Cloudinary had a fault/)),
  {
    name: 'Cloudinary: the video comes to nothing',
    service: 'cloud',
    arm: ({ services }) => services.cloud.failVideos('Unsupported codec'),
    ...rendering(/It said: “Unsupported codec”/),
  },
]

const driveStatus = (status: number, reason: string, retryAfter?: string): DriveFault => ({
  kind: 'status',
  status,
  reason,
  ...(retryAfter === undefined ? {} : { retryAfter }),
})
const passingAtDrive: Passing<DriveFault> = [
  ['429 with Retry-After', driveStatus(429, 'rateLimitExceeded', '30')],
  ['403 too fast, without', driveStatus(403, 'userRateLimitExceeded')],
  ['500', driveStatus(500, 'backendError')],
  ['cut off before the effect', { kind: 'reset' }],
  ['cut off after the effect', { kind: 'resetAfter' }],
]
const uploading = (message: RegExp): Partial<Fault> => ({ fails: { at: 'upload_video', message } })

const driveFaults: readonly Fault[] = [
  ...passingAtDrive.map(([name, fault]) => drive(name, 'session.put', [fault])),
  // The status alone says that everything has arrived.
  drive('cut off in the middle', 'session.put', [{ kind: 'truncated' }], { unnoticed: true }),
  drive('500', 'session.start', [driveStatus(500, 'backendError')]),
  drive('cut off after the effect', 'session.start', [{ kind: 'resetAfter' }], { lostUploads: 1 }),
  drive('cut off after the effect', 'permissions.create', [{ kind: 'resetAfter' }]),
  ...(['permissions.create', 'get', 'list', 'generateIds', 'token'] as const).flatMap((operation) => [
    drive('500', operation, [driveStatus(500, 'backendError')]),
    drive('cut off', operation, [{ kind: 'truncated' }]),
  ]),
  drive('never answers', 'session.start', [{ kind: 'silent' }], { hangs: true }),
  drive('never answers', 'session.put', [{ kind: 'silent' }], { hangs: true }),
  drive('late', 'session.put', [{ kind: 'slow', ms: 300 }], { unnoticed: true }),
  drive('only a part arrives', 'session.put', [{ kind: 'partial', bytes: 1_000, next: 'reset' }]),
  drive('the session is lost', 'session.put', [{ kind: 'loseSession' }]),
  drive('it arrives damaged', 'session.put', [{ kind: 'corrupt' }]),
  drive('the token is not taken', 'session.start', [driveStatus(401, 'authError')]),
  drive(
    'no space',
    'session.start',
    [driveStatus(403, 'storageQuotaExceeded')],
    uploading(/^Google Drive has no space left/),
  ),
  drive(
    'links are forbidden',
    'permissions.create',
    [driveStatus(403, 'publishOutNotPermitted')],
    uploading(/company's rules forbid links/),
  ),
  {
    name: 'Drive: signed out',
    service: 'drive',
    arm: ({ core }) => core.secrets.store('drive.refreshToken', 'taken back'),
    mend: ({ core }) => core.secrets.store('drive.refreshToken', REFRESH_TOKEN),
    ...uploading(/sign in again/),
  },
]

test.each([...cloudFaults, ...driveFaults, ...afterTheVoice])(
  'a fault on the way of the video ends a run unclearly, doubles or leaves something: $name',
  async (fault) => {
    expect(await suffer(s, fault, baseline)).toBe('completed')
    expect(s.services.cloud.unspentFaults()).toBe(0)
  },
)
