import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface SourceImport {
  /** The file it leads to, from the root of the repository; null for a package. */
  readonly file: string | null
  readonly specifier: string
  /** True for `import type` and `export type`: gone after the build. */
  readonly typeOnly: boolean
}

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly SourceImport[]
}

const FROM = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*,?\s*\)/g

function resolveSpecifier(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).split(sep).join('/')
  const [, alias, rest] = /^#(shared|main|renderer|tests)\/(.*)$/.exec(specifier) ?? []
  if (!alias) return null
  return alias === 'tests' ? `tests/${rest}` : `src/${alias}/${rest}`
}

/** Every import of a source text; blocks of words such as comments have no line that looks like one. */
export function importsOf(path: string, text: string): readonly SourceImport[] {
  const found: SourceImport[] = []
  const add = (specifier: string | undefined, typeOnly: boolean): void => {
    if (specifier) found.push({ specifier, typeOnly, file: resolveSpecifier(path, specifier) })
  }
  for (const [, type, specifier] of text.matchAll(FROM)) add(specifier, type !== undefined)
  for (const [, specifier] of text.matchAll(DYNAMIC)) add(specifier, false)
  return found
}

/** The TypeScript files below a folder of the repository. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => {
      const path = relative(root, join(root, folder, name))
        .split(sep)
        .join('/')
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
    .sort((a, b) => a.path.localeCompare(b.path))
}
