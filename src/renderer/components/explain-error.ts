import { RpcError } from '#shared/rpc/errors.ts'
import { t } from '../i18n/t.ts'

export interface Explanation {
  readonly code: string
  readonly message: string
  readonly nextStep: string
  readonly reference: string | null
}

function word(data: unknown, key: string): string | null {
  if (typeof data !== 'object' || data === null || !(key in data)) return null
  const value = (data as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Any caught error in words for the person. */
export function explain(error: unknown): Explanation {
  if (error instanceof RpcError) {
    return {
      code: error.code,
      message: error.message || t('common.unknownError'),
      nextStep: word(error.data, 'nextStep') ?? t('common.unknownNextStep'),
      reference: word(error.data, 'reference'),
    }
  }
  return {
    code: 'UNKNOWN',
    message: t('common.unknownError'),
    nextStep: t('common.unknownNextStep'),
    reference: null,
  }
}
