import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CompanyProfile {
  readonly name: string
  readonly phone: string
  readonly website: string
  readonly serviceArea: string
}

/** Prompt files, read once each. */
export interface Prompts {
  /** The text of a prompt file with the day and the company's profile under it. */
  instructions(file: string, context: { now: number; company: CompanyProfile }): string
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** "2026-11-23 (Monday)" in local time. */
export function dayLine(now: number): string {
  const date = new Date(now)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day} (${WEEKDAYS[date.getDay()] ?? ''})`
}

export function createPrompts(resourcesDir: string): Prompts {
  const files = new Map<string, string>()
  const read = (file: string): string => {
    const known = files.get(file)
    if (known !== undefined) return known
    const text = readFileSync(join(resourcesDir, 'prompts', file), 'utf8').trim()
    files.set(file, text)
    return text
  }
  return {
    instructions(file, { now, company }) {
      const profile = [company.name, company.serviceArea, company.phone, company.website].filter(Boolean)
      const lines = [read(file), '', `Today is ${dayLine(now)}.`]
      if (profile.length) lines.push(`The company: ${profile.join(' · ')}.`)
      return lines.join('\n')
    },
  }
}
