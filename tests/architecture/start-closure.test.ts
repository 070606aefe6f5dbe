import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './source-files.ts'

const out = join(root, 'out/main')
const HEAVY = [
  'openai',
  '@openai/',
  '@aws-sdk/',
  '@smithy/',
  'cloudinary',
  'googleapis',
  'googleapis-common',
  'imapflow',
  'nodemailer',
  'mammoth',
  'unpdf',
]

const STATIC = /^\s*(?:import|export)\s*(?:[^'"`;()]*?\sfrom\s*)?["']([^"']+)["']/gm
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g

interface Closure {
  readonly files: ReadonlySet<string>
  /** Packages that stay imports of the built files. */
  readonly external: ReadonlySet<string>
  /** Packages whose code is inside the built files. */
  readonly bundled: ReadonlySet<string>
}

const specifiers = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])

function packageOf(source: string): string | null {
  const inside = /node_modules\/(?!.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(source)
  return inside?.[1] ?? null
}

/** Where the code of a built file comes from: the bundler says it in comments and in the source map. */
function sourcesOf(file: string, text: string): readonly string[] {
  const regions = [...text.matchAll(/^\s*\/\/#region (.+)$/gm)].flatMap((match) => match[1] ?? [])
  // The bundler's own runtime has no source and so no map.
  if (!existsSync(`${file}.map`)) return regions
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: readonly string[] }
  return [...regions, ...map.sources]
}

/**
 * All that Node loads before the app is up. An entry itself only guards and then imports the app, so the
 * dynamic imports written in the entry file count as static ones.
 */
function closureOf(entry: string): Closure {
  const closure = { files: new Set<string>(), external: new Set<string>(), bundled: new Set<string>() }
  const visit = (file: string): void => {
    if (closure.files.has(file)) return
    closure.files.add(file)
    const text = readFileSync(file, 'utf8')
    const first = file === entry ? specifiers(DYNAMIC, text) : []
    for (const specifier of [...specifiers(STATIC, text), ...first]) {
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier))
      else closure.external.add(specifier)
    }
    for (const source of sourcesOf(file, text)) {
      const name = packageOf(source)
      if (name) closure.bundled.add(name)
    }
  }
  visit(entry)
  return closure
}

const isHeavy = (name: string): boolean =>
  HEAVY.some((heavy) => (heavy.endsWith('/') ? name.startsWith(heavy) : name === heavy))

describe('start-up', () => {
  test('the entries were not built before this test', () => {
    const missing = ['index', 'serve', 'cli'].filter((name) => !existsSync(join(out, `${name}.js`)))
    expect(missing).toEqual([])
  })

  test.each(['index', 'serve', 'cli'])('%s loads a heavy SDK before it is needed', (name) => {
    const { bundled, external } = closureOf(join(out, `${name}.js`))
    expect([...bundled, ...external].filter(isHeavy)).toEqual([])
    // The core is inside: otherwise this looked at an empty shell.
    expect([...bundled]).toContain('zod')
  })

  test.each(['index', 'serve', 'cli'])('%s imports a package that will not be shipped', (name) => {
    const shipped = ['better-sqlite3', ...(name === 'index' ? ['electron'] : [])]
    const { external } = closureOf(join(out, `${name}.js`))
    const strange = [...external].filter((each) => !isBuiltin(each) && !shipped.includes(each))
    expect(strange).toEqual([])
  })
})

test.each([
  ['../../node_modules/openai/client.mjs', 'openai'],
  ['../../../node_modules/@aws-sdk/client-s3/dist-es/index.js', '@aws-sdk/client-s3'],
  ['../node_modules/a/node_modules/nodemailer/lib/x.js', 'nodemailer'],
  ['../../src/main/brain/openai-client.ts', null],
])('the package of %s is not recognised', (source, expected) => {
  expect(packageOf(source)).toBe(expected)
})
