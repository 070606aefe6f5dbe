type Json = Readonly<Record<string, unknown>>

/** A refusal in the shape of the real service. */
export interface Refusal {
  readonly status: number
  readonly code: string | null
  readonly message: string
  readonly param?: string
}

const invalid = (message: string, param: string): Refusal => ({ status: 400, code: null, message, param })
const asJson = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asJson) : [])

/** What strict function schemas and structured outputs forbid; null when the schema is legal. */
export function strictProblem(schema: unknown, path = 'schema'): string | null {
  const node = asJson(schema)
  if (Object.keys(node).length === 0) return `${path}: a schema without a type is not permitted`
  for (const key of ['oneOf', 'allOf', 'not', 'patternProperties', 'propertyNames'])
    if (key in node) return `${path}: '${key}' is not permitted`
  for (const [at, option] of asList(node['anyOf']).entries()) {
    const problem = strictProblem(option, `${path}.anyOf[${at}]`)
    if (problem) return problem
  }
  if (node['type'] === 'object' || 'properties' in node) {
    if (node['additionalProperties'] !== false) return `${path}: 'additionalProperties' must be false`
    const names = Object.keys(asJson(node['properties']))
    const required = new Set(Array.isArray(node['required']) ? node['required'] : [])
    const missing = names.find((name) => !required.has(name))
    if (missing) return `${path}: 'required' must include '${missing}'`
    for (const name of names) {
      const problem = strictProblem(asJson(node['properties'])[name], `${path}.${name}`)
      if (problem) return problem
    }
  }
  if (node['type'] === 'array')
    return 'items' in node ? strictProblem(node['items'], `${path}[]`) : `${path}: array without items`
  return null
}

function pairingProblem(input: readonly Json[]): Refusal | null {
  const open = new Set<string>()
  for (const item of input) {
    if (item['type'] === 'function_call') open.add(String(item['call_id']))
    if (item['type'] !== 'function_call_output') continue
    if (!open.delete(String(item['call_id'])))
      return invalid(
        `No tool call found for function call output with call_id ${String(item['call_id'])}.`,
        'input',
      )
  }
  const [dangling] = open
  return dangling === undefined
    ? null
    : invalid(`No tool output found for function call ${dangling}.`, 'input')
}

const responseFields = new Set([
  'model', 'input', 'instructions', 'include', 'tools', 'tool_choice', 'parallel_tool_calls', 'stream', 'store', 'text',
  'reasoning', 'temperature', 'top_p', 'truncation', 'max_output_tokens', 'metadata', 'previous_response_id', 'prompt',
  'conversation', 'service_tier', 'user', 'safety_identifier', 'prompt_cache_key', 'prompt_cache_retention', 'context_management',
]) // prettier-ignore
const itemFields: Readonly<Record<string, readonly string[]>> = {
  message: ['type', 'id', 'role', 'content', 'status', 'phase'],
  function_call: ['type', 'id', 'call_id', 'name', 'arguments', 'status', 'namespace'],
  function_call_output: ['type', 'id', 'call_id', 'output', 'status'],
}

function itemProblem(item: Json): Refusal | null {
  const type = typeof item['type'] === 'string' ? item['type'] : 'message'
  if (type === 'reasoning' && !item['encrypted_content'])
    return {
      status: 404,
      code: null,
      message: `Item with id '${String(item['id'])}' not found. Items are not persisted when store is false.`,
    }
  const stranger = Object.keys(item).find((key) => itemFields[type] && !itemFields[type].includes(key))
  return stranger ? invalid(`Unknown parameter: 'input[].${stranger}'.`, stranger) : null
}

/** Refuses what the real Responses API refuses. */
export function responsesProblem(body: Json): Refusal | null {
  const unknown = Object.keys(body).find((key) => !responseFields.has(key))
  if (unknown) return invalid(`Unknown parameter: '${unknown}'.`, unknown)
  const input = asList(body['input'])
  for (const item of input) {
    const problem = itemProblem(item)
    if (problem) return problem
  }
  for (const tool of asList(body['tools'])) {
    const problem = tool['strict'] === true ? strictProblem(tool['parameters']) : null
    if (problem)
      return {
        ...invalid(`Invalid schema for function '${String(tool['name'])}': ${problem}`, 'tools'),
        code: 'invalid_function_parameters',
      }
  }
  const format = asJson(asJson(body['text'])['format'])
  const problem =
    format['type'] === 'json_schema' && format['strict'] === true ? strictProblem(format['schema']) : null
  if (problem) return invalid(`Invalid schema for response_format: ${problem}`, 'text.format')
  return pairingProblem(input)
}

/** Refuses a chat request whose tool messages do not answer the calls before them. */
export function chatProblem(body: Json): Refusal | null {
  const open = new Set<unknown>()
  for (const message of asList(body['messages'])) {
    for (const call of asList(message['tool_calls'])) open.add(call['id'])
    if (message['role'] === 'tool' && !open.delete(message['tool_call_id']))
      return invalid(
        "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
        'messages',
      )
    if (message['role'] === 'user' && open.size > 0)
      return invalid("An assistant message with 'tool_calls' must be followed by tool messages.", 'messages')
  }
  return null
}
