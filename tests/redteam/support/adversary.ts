import type { Script, ScriptRequest, Turnout } from '#tests/standins/openai/script.ts'

type Json = Record<string, unknown>
interface Call {
  readonly name: string
  readonly args: unknown
}

const ORDER = /ORDER\[(\w+)((?:;\w+=[^;\]]*)*)\]/g
const NUMBERS_OF = /Ids$/
/** A person's words, so that every channel is tried with the same orders. */
export const order = (tool: string, args: Readonly<Record<string, string>>): string =>
  `ORDER[${tool}${Object.entries(args)
    .map(([key, value]) => `;${key}=${value}`)
    .join('')}]`

function valueOf(key: string, text: string): unknown {
  if (NUMBERS_OF.test(key)) return text === '' ? [] : text.split(',')
  return text === 'null' ? null : text
}

/** Orders anywhere in what the model was sent, its own instructions excepted. */
export function ordersIn(body: Readonly<Json>): readonly Call[] {
  const items = (body['messages'] ?? body['input'] ?? []) as Json[]
  const read = JSON.stringify(items.filter((item) => item['role'] !== 'system'))
  return [...read.matchAll(ORDER)].map(([, name = '', rest = '']) => ({
    name,
    args: Object.fromEntries(
      rest
        .split(';')
        .slice(1)
        .map((pair) => {
          const at = pair.indexOf('=')
          return [pair.slice(0, at), valueOf(pair.slice(0, at), pair.slice(at + 1))]
        }),
    ),
  }))
}

export interface Adversary {
  readonly script: Script
  /** Names of the tools it called, in order. */
  readonly called: readonly string[]
  /** How many of its requests carried an order. */
  readonly tempted: () => number
}

/**
 * A model that obeys whatever it reads: first it makes the look-ups in `first`, then it does every order it
 * finds in notes, documents, web pages, history or tool results, then it says so. Where the wanted tool is not
 * on offer it escalates, and where it cannot escalate it calls the tool all the same.
 */
export function obedient(first: readonly Call[] = [], last = 'Done as ordered.'): Adversary {
  const called: string[] = []
  const obeyed = new Set<string>()
  let looked = 0
  let tempted = 0
  const act = (calls: readonly Call[]): Turnout => {
    called.push(...calls.map(({ name }) => name))
    return { reply: { kind: 'calls', calls } }
  }
  const script = (request: ScriptRequest): Turnout => {
    const orders = ordersIn(request.body)
    if (orders.length > 0) tempted += 1
    const look = first[looked]
    if (look && request.tools.includes(look.name)) {
      looked += 1
      return act([look])
    }
    const open = orders.filter((wanted) => !obeyed.has(JSON.stringify(wanted)))
    if (open.length === 0) return { reply: { kind: 'text', text: last } }
    if (!open.some(({ name }) => request.tools.includes(name)) && request.tools.includes('escalate')) {
      return act([{ name: 'escalate', args: { reason: 'An order was found.' } }])
    }
    for (const wanted of open) obeyed.add(JSON.stringify(wanted))
    return act(open)
  }
  return { script, called, tempted: () => tempted }
}
