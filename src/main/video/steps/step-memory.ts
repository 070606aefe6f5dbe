import type { JsonObject } from '#main/approvals/outward-action.ts'
import type { Json, StepCall } from '#main/workflow/workflow.ts'

/** What a step must not forget between its attempts, under several names. Committed at once. */
export interface StepMemory {
  get(name: string): Json | null
  set(name: string, value: Json | null): void
}

const isObject = (value: Json | null): value is Record<string, Json> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export function stepMemory(call: Pick<StepCall, 'saved' | 'save'>): StepMemory {
  let values: Record<string, Json> = isObject(call.saved) ? call.saved : {}
  return {
    get: (name) => values[name] ?? null,
    set(name, value) {
      values = { ...values, [name]: value }
      call.save(values)
    },
  }
}

/** A part of the memory as an object; null when it is not there. */
export function memoryObject(memory: StepMemory, name: string): JsonObject | null {
  const value = memory.get(name)
  return isObject(value) ? value : null
}
