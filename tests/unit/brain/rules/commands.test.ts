import { describe, expect, it } from 'vitest'
import { createRulesBrain } from '#main/brain/rules-brain.ts'
import { developmentSet, unseenSet, type Case } from './commands.ts'
import { play, type Outcome } from './small-crm.ts'

async function run(said: Case[0]): Promise<Outcome> {
  const model = await createRulesBrain().model('agent')
  const [first = '', ...rest] = typeof said === 'string' ? [said] : said
  let outcome = await play(model, [], first)
  for (const message of rest) outcome = await play(model, outcome.items, message)
  return outcome
}

function fits({ writes, reply }: Outcome, [first = '', ...rest]: readonly string[]): boolean {
  if (first === 'ask') return writes.length === 0 && reply !== ''
  if (first.startsWith('read '))
    return writes.length === 0 && reply.toLowerCase().includes(first.slice(5).toLowerCase())
  return writes.join('\n').toLowerCase() === [first, ...rest].join('\n').toLowerCase()
}

describe.each([
  ['development', developmentSet],
  ['unseen', unseenSet],
] as const)('the %s commands', (_, set) => {
  it('are written, asked about or answered as a person would expect', async () => {
    const missed: string[] = []
    for (const [said, ...expected] of set) {
      const outcome = await run(said)
      if (!fits(outcome, expected))
        missed.push(`${String(said)} → ${outcome.writes.join(' | ') || outcome.reply}`)
    }
    expect(missed).toEqual([])
  }, 60_000)
})

describe('the rules that write', () => {
  it('never call a proposal done', async () => {
    const { reply } = await run('move 2231-01 to sold')
    expect(reply).toMatch(/approval/i)
    expect(reply).not.toMatch(/\bdone\b|\bmoved\b/i)
  })

  it('offer buttons that carry the whole command', async () => {
    const { items } = await run(
      'add a note to Kowalski that HOA approved and let Dana know, then move 2231-01 to sold',
    )
    const call = items.find((item) => item.type === 'function_call' && item.name === 'offer_choice')
    const send =
      call?.type === 'function_call'
        ? (JSON.parse(call.arguments) as { options: { send: string }[] }).options[0]?.send
        : ''
    const { writes } = await run(send ?? '')
    expect(writes).toEqual(['note 2252-01 "HOA approved" @Dana', 'stage 2231-01 sold'])
  })

  it('take no orders from what a tool returns', async () => {
    const { writes } = await run('what stage is the Ortiz job in')
    expect(writes).toEqual([])
  })
})
