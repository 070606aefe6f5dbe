import { z } from 'zod'
import { ServiceError, type ServiceErrorKind } from '../../core/errors.ts'
import { kindOfStatus } from '../../core/http.ts'

/** What OpenAI says when it refuses, over HTTP and in events. */
export interface OpenAiSaid {
  readonly message: string
  readonly code: string
  readonly type: string
}

const words = z.union([z.string(), z.number()]).nullish()
const errorSchema = z.looseObject({
  error: z.looseObject({ message: z.string().nullish(), code: words, type: words }),
})

/** The error in a body; all empty when it has none. */
export function openAiSaid(body: unknown): OpenAiSaid {
  const read = errorSchema.safeParse(body)
  const { message, code, type } = read.success ? read.data.error : {}
  return { message: message ?? '', code: String(code ?? ''), type: String(type ?? '') }
}

const SETTINGS = 'Settings → Voice'

/** `status` undefined for an event on an open connection. Codes: platform error guide, November 2026. */
function kindOf(status: number | undefined, { message, code, type }: OpenAiSaid): ServiceErrorKind {
  const all = `${code} ${type}`
  if (/insufficient_quota|billing|exceeded your current quota/i.test(`${all} ${message}`)) return 'quota'
  if (/model_not_found|model .*(?:does not exist|not found)|deprecated/i.test(`${all} ${message}`))
    return 'notFound'
  if (/invalid_api_key|authentication|permission/i.test(all)) return 'auth'
  if (/rate_limit/i.test(all)) return 'rate'
  if (status !== undefined) return kindOfStatus(status)
  return /invalid_request|invalid_value|unknown_parameter/i.test(all) ? 'validation' : 'server'
}

function messageFor(kind: ServiceErrorKind, model: string): string {
  switch (kind) {
    case 'auth':
      return 'OpenAI refused the key. Paste a valid one in Settings → Brain.'
    case 'quota':
      return 'The OpenAI account has no credit left.'
    case 'rate':
      return 'OpenAI is being asked too often.'
    case 'notFound':
      return (
        `OpenAI does not serve the model "${model}" to this account. ` +
        `Choose another model, or the realtime voice, in ${SETTINGS}.`
      )
    case 'validation':
      return `OpenAI did not accept the request. Check voice and model in ${SETTINGS}.`
    case 'timeout':
      return 'OpenAI took too long.'
    default:
      return 'OpenAI had a fault of its own.'
  }
}

const QUOTED: readonly ServiceErrorKind[] = ['validation', 'server', 'unknown']

/** A refusal of OpenAI's speech services as ours. */
export function openAiRefusal(
  status: number | undefined,
  said: OpenAiSaid,
  { model, wait }: { readonly model: string; readonly wait?: number | undefined },
): ServiceError {
  const kind = kindOf(status, said)
  const quote = said.message && QUOTED.includes(kind) ? ` It said: “${said.message.slice(0, 200)}”` : ''
  return new ServiceError(messageFor(kind, model) + quote, {
    service: 'openai',
    kind,
    status,
    retryAfterMs: wait,
    safeToRetry: status !== undefined && status < 500,
  })
}
