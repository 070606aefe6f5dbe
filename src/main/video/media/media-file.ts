import { statSync } from 'node:fs'

/** In bytes; null when it is not there. For calls that answer at once. */
export function sizeSync(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null
}

export const isThereSync = (file: string): boolean => sizeSync(file) !== null
