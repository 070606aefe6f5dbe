import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

type Graph = ReadonlyMap<string, readonly string[]>

/** The first cycle met from each unvisited file, as a path that ends where it began. */
function cycles(graph: Graph): readonly string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (node: string, trail: readonly string[]): void => {
    if (state.get(node) === 'done') return
    if (state.get(node) === 'open') {
      found.push([...trail.slice(trail.indexOf(node)), node].join(' → '))
      return
    }
    state.set(node, 'open')
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node])
    state.set(node, 'done')
  }
  for (const node of graph.keys()) visit(node, [])
  return found
}

test('files import each other in a circle', () => {
  const graph = new Map(
    sourceFiles('src').map((file) => [file.path, file.imports.flatMap((each) => each.file ?? [])]),
  )
  expect(cycles(graph)).toEqual([])
})

test('the check does not see a circle', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['a']],
  ])
  expect(cycles(graph)).toEqual(['a → b → d → a'])
  expect(
    cycles(
      new Map([
        ['a', ['b']],
        ['b', []],
      ]),
    ),
  ).toEqual([])
})
