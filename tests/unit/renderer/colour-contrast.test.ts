import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')
const pairs = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function colour(name: string, scheme: 'light' | 'dark'): string {
  const pair = pairs.get(name)
  if (!pair) throw new Error(`no colour called ${name}`)
  return pair[scheme]
}

const surfaces = ['sunken', 'canvas', 'panel', 'raised']
const texts = ['ink', 'ink-2', 'ink-3', 'accent-ink', 'green', 'amber', 'red', 'blue']
const onSurfaces = texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const))
const onOwn = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['accent-ink', 'accent-soft'],
  ['green', 'green-soft'],
  ['amber', 'amber-soft'],
  ['red', 'red-soft'],
  ['blue', 'blue-soft'],
  ['ink', 'mark'],
  ['ink', 'amber-soft'],
  ['ink-2', 'hover'],
  ['ink-2', 'selected'],
] as const

test.each([...onSurfaces, ...onOwn])('%s on %s cannot be read by weak eyes', (text, surface) => {
  for (const scheme of ['light', 'dark'] as const) {
    expect(contrast(colour(text, scheme), colour(surface, scheme))).toBeGreaterThanOrEqual(4.5)
  }
})

test.each(surfaces)('the edge of a switch or checkbox drowns in %s', (surface) => {
  for (const scheme of ['light', 'dark'] as const) {
    expect(contrast(colour('control', scheme), colour(surface, scheme))).toBeGreaterThanOrEqual(3)
  }
})
