import type OpenAI from 'openai'
import { routeSchema, type Route } from '#shared/domain/route.ts'
import type { RouteJudgement, RouteQuestion } from './brain.ts'

const meaning: Readonly<Record<Route, string>> = {
  crm: 'Customers, jobs, stages, job notes, tasks, appointments, pipeline: looking up or writing in the CRM.',
  knowledge:
    'What the company documents say: training, projects, meeting summaries, our policies and warranties.',
  scripting: 'Writing or revising a proposal script or a primer video script.',
  new_client: 'Entering a new customer from speech or text.',
  web_search:
    'Facts from outside the company: product specifications, manufacturers, prices, weather, regulations.',
  analysis: 'Patterns over many call transcripts: objections, talk ratio, what works.',
  general: 'Greeting, thanks, what the assistant can do, small talk about its work.',
  unsupported: 'Anything outside the work of a sales director of a residential contractor.',
}

/** One Decisions request: which route, does it write, does it continue the open workflow. */
export function decisionRequest(question: RouteQuestion, model: string): OpenAI.DecisionCreateParams {
  const history = question.history.slice(-6).map(({ role, text }) => `${role}: ${text.slice(0, 600)}`)
  const open = question.openWorkflow ? `Open workflow: ${question.openWorkflow}` : 'No workflow is open.'
  return {
    model,
    input: [...history, open, `Message to route: ${question.text.slice(0, 4000)}`].join('\n'),
    questions: [
      {
        type: 'choice',
        name: 'route',
        instructions: 'Which kind of request is the message to route?',
        choices: routeSchema.options.map((value) => ({ value, description: meaning[value] })),
      },
      {
        type: 'predicate',
        name: 'needs_write',
        instructions: 'Does the message ask to change or create something, rather than to look something up?',
      },
      {
        type: 'predicate',
        name: 'continues_workflow',
        instructions: 'Does the message continue the open workflow rather than start something else?',
      },
    ],
  }
}

/** Null when the model declined to choose or chose something unknown. */
export function readJudgement(decision: OpenAI.Decision): RouteJudgement | null {
  const byName = new Map(decision.answers.map((answer) => [answer.name, answer]))
  const choice = byName.get('route')
  if (choice?.type !== 'choice') return null
  const route = routeSchema.safeParse(choice.choice)
  if (!route.success) return null
  const probability = (name: string): number => {
    const answer = byName.get(name)
    return answer?.type === 'predicate' ? answer.probability : 0
  }
  return {
    route: route.data,
    confidence: choice.confidence,
    needsWrite: probability('needs_write'),
    continuesWorkflow: probability('continues_workflow'),
  }
}
