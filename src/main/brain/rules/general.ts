import { say, type Skill } from './skill.ts'

const ABILITIES =
  'I can look up customers and jobs in the CRM, add notes, move stages and create tasks (you approve ' +
  'each one), ' +
  'enter new clients from what you dictate or paste, ' +
  'write proposal and primer scripts with you, count and quote what was said in your recorded sales conversations, ' +
  'answer questions from the company documents with sources, and search the web when that is set up.'
const RULES = 'Right now I work with built-in rules on this computer, not with a language model.'

const answers: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      String.raw`\b(?:are you (?:a |an )?(?:ai|bot|human|person|real|robot|chatgpt|gpt|llm|` +
        String.raw`language model)|what (?:model|brain|llm|ai)|which (?:model|brain|ai)|` +
        String.raw`how do you work|who (?:made|built) you|built-in rules)\b`,
      'i',
    ),
    `I am Hard-E, a sales director clone for residential contracting. ${RULES}` +
      ` A language model can be connected in Settings → Brain.`,
  ],
  [
    /\bwho are you\b|\bwhat(?:'s| is) your name\b|\bintroduce yourself\b|\bwhat are you\b/i,
    `I am Hard-E. ${ABILITIES} ${RULES}`,
  ],
  [
    new RegExp(
      String.raw`\bwhat (?:can|do) you do\b|\bhow can you help\b|\bhelp\b|\bcapabilit|` +
        String.raw`\bwhat else\b|\bhow does this work\b`,
      'i',
    ),
    `${ABILITIES} ${RULES}`,
  ],
  [/\b(?:thanks|thank you|thx|appreciate|cheers)\b/i, 'You are welcome.'],
  [/\b(?:bye|goodbye|see you|good night|have a good)\b/i, 'Goodbye. Everything is saved.'],
  [/\bhow are you\b|\bhow's it going\b/i, 'Ready to work. What do you need?'],
  [
    /\b(?:hi|hello|hey|good (?:morning|afternoon|evening)|howdy|yo)\b/i,
    'Hello. What do you need: a customer, a job, a document?',
  ],
  [
    /^\W*(?:never ?mind|forget (?:it|that|about it)|drop it|leave it|stop|scrap (?:it|that))\b/i,
    'All right.',
  ],
  [/^(?:ok(?:ay)?|great|perfect|cool|nice|good|got it|sounds good|alright)\b/i, 'Good. What is next?'],
]

const UNSUPPORTED = `That is outside what I do. ${ABILITIES}`

/** Greetings, thanks and questions about Hard-E itself; kindly says what it can do for anything else. */
export const general: Skill = {
  name: 'general',
  fits: (turn) => (turn.evidence === null && turn.wanted === null ? 0.1 : 0),
  decide: (turn) => say(answers.find(([sign]) => sign.test(turn.text))?.[1] ?? UNSUPPORTED),
}
