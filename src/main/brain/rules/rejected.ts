import { say, type Skill } from './skill.ts'

/** How the chat words a refusal when it passes the person's reason on. */
const REFUSAL = /^I rejected (?:the|that) proposal\b/

/** The rules cannot rework a proposal from a reason: they say so instead of guessing. */
export const rejected: Skill = {
  name: 'rejected',
  fits: ({ text }) => (REFUSAL.test(text) ? 1 : 0),
  decide: () =>
    say(
      'Understood, nothing was changed. The built-in rules cannot rework it from the reason: say what you want ' +
        'in one sentence, for example “add a task for Priya to call Maria Ortiz on Wednesday”.',
    ),
}
