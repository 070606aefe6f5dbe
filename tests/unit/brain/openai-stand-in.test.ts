import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strictProblem } from '#tests/standins/openai/legality.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'

describe('the OpenAI stand-in refuses what the real service refuses', () => {
  let server: OpenAiStandIn
  beforeAll(async () => {
    server = await startOpenAiStandIn()
  })
  afterAll(async () => await server.close())

  const post = async (body: object, key = 'sk-test'): Promise<number> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const response = await fetch(`${server.url}/responses`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: 'gpt-6-luna', store: false, ...body }),
    })
    await response.text()
    return response.status
  }
  const call = { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' }
  const output = { type: 'function_call_output', call_id: 'a', output: '{}' }
  const loose = {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: [],
    additionalProperties: false,
  }

  it.each([
    ['a proper pair', { input: [{ role: 'user', content: 'x' }, call, output] }, 200],
    ['an orphan result', { input: [{ role: 'user', content: 'x' }, output] }, 400],
    ['a dangling call', { input: [{ role: 'user', content: 'x' }, call] }, 400],
    [
      'a loose schema called strict',
      { input: 'x', tools: [{ type: 'function', name: 'f', strict: true, parameters: loose }] },
      400,
    ],
    ['an unknown parameter', { input: 'x', engine: 'y' }, 400],
    ['an unknown model', { input: 'x', model: 'gpt-none' }, 404],
  ])('%s', async (_, body, status) => expect(await post(body)).toBe(status))

  it('but not a schema that is legal', () =>
    expect(
      strictProblem({ type: 'object', properties: {}, required: [], additionalProperties: false }),
    ).toBeNull())

  it('a wrong key', async () => expect(await post({ input: 'x' }, 'sk-other')).toBe(401))

  it.each([
    [{ type: 'object', properties: {} }, /additionalProperties/],
    [{ type: 'array' }, /items/],
    [{}, /type/],
  ])('%j', (schema, problem) => expect(strictProblem(schema)).toMatch(problem))
})
