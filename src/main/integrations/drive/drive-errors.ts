import { z } from 'zod'
import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'
import { kindOfStatus } from '#main/core/http.ts'

const refusalSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().optional(),
    errors: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
    details: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
  }),
})

interface Meaning {
  readonly kind: ServiceErrorKind
  readonly words: string
}

const tooFast: Meaning = { kind: 'rate', words: 'Google Drive asks for a slower pace.' }
const notOurs: Meaning = {
  kind: 'auth',
  words:
    'This account may not write there. Hard-E may use files and folders only that it made itself, ' +
    'or that the account may edit.',
}

/** Reasons of developers.google.com/workspace/drive/api/guides/handle-errors, in words for the person. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  rateLimitExceeded: tooFast,
  userRateLimitExceeded: tooFast,
  sharingRateLimitExceeded: { kind: 'rate', words: 'Google Drive lets no more files be shared just now.' },
  dailyLimitExceeded: { kind: 'quota', words: "Today's limit of the Google project is used up." },
  storageQuotaExceeded: {
    kind: 'quota',
    words:
      'Google Drive has no space left for this account. A service account has no space of its own: ' +
      'it needs a Shared Drive.',
  },
  teamDriveFileLimitExceeded: { kind: 'quota', words: 'The Shared Drive holds as many files as it can.' },
  teamDriveHierarchyTooDeep: { kind: 'validation', words: 'The folder lies too deep in the Shared Drive.' },
  insufficientFilePermissions: notOurs,
  appNotAuthorizedToFile: notOurs,
  insufficientPermissions: {
    kind: 'auth',
    words: 'The sign-in does not cover Google Drive: sign in again in Settings and tick the access to Drive.',
  },
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: {
    kind: 'auth',
    words: 'The sign-in does not cover Google Drive: sign in again in Settings and tick the access to Drive.',
  },
  accessNotConfigured: {
    kind: 'auth',
    words: 'The Drive API is switched off in the Google Cloud project of this client id: enable it there.',
  },
  SERVICE_DISABLED: {
    kind: 'auth',
    words: 'The Drive API is switched off in the Google Cloud project of this client id: enable it there.',
  },
}

/** What the rules of the company forbid: only its admin can change that. */
const SHARING = new Set([
  'publishOutNotPermitted',
  'shareOutNotPermitted',
  'shareOutWarningNotPermitted',
  'domainPolicy',
  'cannotShareTeamDriveWithNonGoogleAccounts',
  'shareInNotPermitted',
])

function reasonsOf(text: string): readonly string[] {
  try {
    const { error } = refusalSchema.parse(JSON.parse(text))
    return [...(error.errors ?? []), ...(error.details ?? [])].flatMap((each) => each.reason ?? [])
  } catch {
    return []
  }
}

/** The error for an answer that is none of the expected ones. Nothing of the request is quoted. */
export function toDriveError(
  status: number,
  text: string,
  retryAfterMs: number | undefined,
): ServiceError | UserError {
  const reasons = reasonsOf(text)
  if (reasons.some((reason) => SHARING.has(reason))) {
    return new UserError(
      'SHARING_FORBIDDEN',
      "The video is in Google Drive, but your company's rules forbid links for people outside.",
      'Ask your Google Workspace admin to allow sharing by link outside the organisation (for the Shared ' +
        'Drive, too), or choose another delivery in Settings. Then try again.',
    )
  }
  const meaning = reasons.map((reason) => MEANINGS[reason]).find((each) => each !== undefined)
  const kind = meaning?.kind ?? kindOfStatus(status)
  const plain =
    status === 401
      ? 'Google Drive no longer accepts the sign-in: sign in again in Settings.'
      : status === 404
        ? 'Google Drive does not find it with this account.'
        : `Google Drive answered ${status}${reasons[0] ? ` (${reasons[0].slice(0, 60)})` : ''}.`
  return new ServiceError(meaning?.words ?? plain, {
    service: 'drive',
    kind,
    status,
    retryAfterMs,
    safeToRetry: status < 500,
  })
}
