import { createHash } from 'node:crypto'
import { BY_HAND, type RoleOf } from '#main/store/distillations.ts'

/** Raise it when the built-in rules, or the checks on what a model gives, find something else. */
export const ENGINE_VERSION = 'd2'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20)

export interface Ingredients {
  readonly kind: 'rules' | 'openai' | 'compatible'
  readonly modelId: string
  /** The text of the prompt; the rules have none. */
  readonly prompt: string
}

function rolesHash(roles: RoleOf): string {
  const sorted = [...roles].map(([speaker, role]) => `${speaker}\t${role}`).sort()
  return hash(sorted.join('\n'))
}

/** The recipe for one transcript: who makes it and how, and who its speakers are known to be. */
export function recipeFor({ kind, modelId, prompt }: Ingredients): (roles: RoleOf) => string {
  const how = hash([ENGINE_VERSION, kind, modelId, prompt].join('\n'))
  return (roles) => `${kind === 'rules' ? 'rules' : 'model'}:${how}:${rolesHash(roles)}`
}

/**
 * True when a summary was made in another way than it would be made now. What a person wrote stays, and so
 * does a model's work while the brain is the built-in rules.
 */
export function isStale(recipe: string | null, current: string): boolean {
  if (recipe === null || recipe === BY_HAND) return false
  if (current.startsWith('rules:') && recipe.startsWith('model:')) return false
  return recipe !== current
}
