import { declareTool } from '../turn-tools.ts'

export const offerChoice = declareTool({
  name: 'offer_choice',
  description:
    'Asks the person which of several customers or jobs is meant, with one button each. It ends your turn. Every ' +
    'option’s send text must be a complete request that names the job number.',
  started: () => 'Asking which one',
  async run({ question, options }, { emit }) {
    emit({ type: 'choice.offered', question, options: options.map((option) => ({ ...option, route: null })) })
    return { title: `Asked: ${question}`, result: { question } }
  },
})
