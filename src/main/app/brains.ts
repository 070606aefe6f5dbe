import type { Brain } from '../brain/brain.ts'
import { createCompatibleBrain } from '../brain/compatible-brain.ts'
import { createOpenAiBrain } from '../brain/openai-brain.ts'
import { UserError } from '../core/errors.ts'
import type { Fetch } from '../core/http.ts'
import type { Log } from '../core/log.ts'
import type { SettingValues } from '../settings/schema.ts'
import type { Secrets, Settings } from '../settings/settings.ts'

/** Reads a secret when it is needed; null when it is not set. */
export type ReadSecret = (name: 'openai.apiKey' | 'compatible.apiKey') => Promise<string | null>

export interface BrainParts {
  readonly readSecret: ReadSecret
  readonly rules: Brain
  readonly fetch: Fetch
  readonly log: Log
}

/**
 * What the chosen brain still lacks, in words; null when it can work. A chat never fails for want of a
 * key.
 */
export async function brainNeeds(settings: Settings, secrets: Secrets): Promise<string | null> {
  switch (settings.get('brain.provider')) {
    case 'rules':
      return null
    case 'openai':
      return (await secrets.read('openai.apiKey')) ? null : 'OpenAI needs a key.'
    case 'compatible':
      return settings.get('brain.baseUrl') ? null : 'The compatible server needs its address.'
  }
}

/** The brain the settings name. */
export function brainFor(values: SettingValues, { readSecret, rules, fetch, log }: BrainParts): Brain {
  const models = {
    fast: values['brain.model.fast'],
    agent: values['brain.model.agent'],
    triage: values['brain.model.triage'],
    transcribe: values['brain.model.transcribe'],
  }
  const baseUrl = values['brain.baseUrl']
  const timeoutMs = values['brain.timeoutSeconds'] * 1000
  const embeddings = values['brain.embeddings']
  switch (values['brain.provider']) {
    case 'rules':
      return rules
    case 'openai':
      return createOpenAiBrain({
        baseUrl,
        models,
        timeoutMs,
        embeddings,
        fetch,
        log,
        apiKey: async () => {
          const key = await readSecret('openai.apiKey')
          if (key) return key
          throw new UserError(
            'NO_KEY',
            'OpenAI needs a key.',
            'Paste one in Settings → Brain, or choose the built-in rules.',
          )
        },
      })
    case 'compatible':
      if (!baseUrl) {
        throw new UserError(
          'NO_ADDRESS',
          'A compatible server needs its address.',
          'Enter it in Settings → Brain, for example http://localhost:11434/v1.',
        )
      }
      return createCompatibleBrain({
        baseUrl,
        models,
        timeoutMs,
        embeddings,
        fetch,
        log,
        apiKey: () => readSecret('compatible.apiKey'),
      })
  }
}
