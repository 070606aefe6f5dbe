import type { Answered, Asked } from './drive-answers.ts'
import type { DriveState } from './drive-state.ts'

/** The refresh token that the stand-in takes; an assertion is taken when it has the three parts of a JWT. */
export const REFRESH_TOKEN = 'drive-refresh-token'

export function tokenAnswer(state: DriveState, asked: Asked): Answered {
  const form = new URLSearchParams(asked.body.toString('utf8'))
  const grant = form.get('grant_type')
  const good =
    grant === 'refresh_token'
      ? form.get('refresh_token') === REFRESH_TOKEN && form.has('client_id')
      : grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
        form.get('assertion')?.split('.').length === 3
  if (!good || state.revoked) {
    return { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been revoked.' } }
  }
  state.serial += 1
  const token = `drive-access-token-${state.serial}`
  state.tokens.add(token)
  return { status: 200, body: { access_token: token, expires_in: 3599, token_type: 'Bearer' } }
}
