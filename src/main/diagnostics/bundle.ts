import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { redactText } from '#main/core/redact.ts'
import { settingsSchema } from '#main/settings/schema.ts'
import type { Secrets, Settings } from '#main/settings/settings.ts'
import type { Check } from './checks.ts'

export interface BundleDeps {
  readonly version: string
  readonly shell: string
  readonly checks: readonly Check[]
  readonly settings: Settings
  readonly secrets: Secrets
  readonly logsDir: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** One file of the bundle, as the preview shows it. */
export interface BundleFile {
  readonly name: string
  readonly text: string
}

const LOG_BYTES = 256 * 1024

/** Texts that tell how Hard-E is set up and nothing about people, companies or accounts. */
const openTexts = /^(brain\.model\.|documents\.s3\.region$|crm\.primerStage$)/

/** Choices, numbers and switches as they are; of free text only whether it is set. */
export function shareableSettings(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults: Readonly<Record<string, unknown>> = settingsSchema.parse({})
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (typeof value !== 'string' || value === '' || value === defaults[key]) return [key, value]
      return [key, isChoice(key) || openTexts.test(key) ? redactText(value) : '[set]']
    }),
  )
}

/** A choice refuses a word nobody listed; free text takes it. */
function isChoice(key: string): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    settingsSchema.shape
  const form = shape[key]
  return form !== undefined && !form.safeParse('another word').success && !form.safeParse('').success
}

/** The files of the bundle, redacted, ready for a preview. */
export async function diagnosticsFiles(deps: BundleDeps): Promise<readonly BundleFile[]> {
  const { node, electron, chrome, v8, napi } = process.versions
  const about = {
    app: deps.version,
    shell: deps.shell,
    platform: `${process.platform} ${process.arch}`,
    versions: { node, electron, chrome, v8, napi },
    at: new Date(deps.now).toISOString(),
  }
  const settings = {
    values: shareableSettings(deps.settings.all()),
    secrets: (await deps.secrets.states()).map(({ name, state }) => ({ name, state })),
  }
  const json = (name: string, value: unknown): BundleFile => ({
    name,
    text: redactText(JSON.stringify(value, null, 2)),
  })
  return [
    json('about.json', about),
    json('checks.json', deps.checks),
    json('settings.json', settings),
    ...(await logTails(deps.logsDir)),
  ]
}

/** The bundle as one zip file. */
export async function diagnosticsBundle(deps: BundleDeps): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate')
  const files = await diagnosticsFiles(deps)
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])))
}

async function logTails(dir: string): Promise<readonly BundleFile[]> {
  const names = await readdir(dir).catch(() => [])
  const logs = names.filter((name) => /\.(log|jsonl|ndjson)(\.\d+)?$/.test(name)).sort()
  return Promise.all(
    logs.map(async (name) => ({ name: `logs/${name}`, text: redactText(await tail(join(dir, name))) })),
  )
}

/** The last whole lines of a file. */
async function tail(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const start = Math.max(0, size - LOG_BYTES)
    const buffer = Buffer.alloc(size - start)
    await handle.read(buffer, 0, buffer.length, start)
    const text = buffer.toString('utf8')
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    await handle.close()
  }
}
