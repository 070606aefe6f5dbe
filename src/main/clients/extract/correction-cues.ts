import type { Said } from './said.ts'

const STRONG =
  "(?:no wait|wait no|no sorry|sorry|wait|scratch that|forget that|scratch|strike that|i mean|i meant|correction|actually|make that|make it|rather|oops|hold on|hang on|excuse me|my mistake|my bad|let me correct that|let me fix that|i misspoke|that's wrong|that is wrong|that was wrong|instead|should be|i swapped it|check that|pardon me|or rather|no|nope|not right|let me (?:read|say|try|repeat|redo|give) (?:that|it|you that)(?: again| over)?|change (?:that|it|the \\w+)(?: \\w+)? to)"
const FILLER =
  "(?:,|\\.|:|\\(|no|wait|sorry|uh|um|it's|its|it|is|was|that's|that|the|his|her|their|he's|she's|they're|in|at|on|i|mean|well|oh|my|a|an|to|by|be|should|actually|make|name|last|first|phone|number|cell|email|e-mail|address|street|zip|code|city|town|it'll|for|real|correct|right|one|and|with|ref|\\d+|well|the|fax|house|home|is|work|from|referred|wanted)"
const DIRECT = new RegExp(` ${STRONG}(?: ${FILLER})* $`)

/** "Oh wait, she crossed that out, it's …". */
const RESAID =
  / (?:no wait|oh wait|wait|sorry|correction|actually|scratch that|forget that)(?: \S+){1,6} (?:it's|it is|should be) $/

/** Whether what begins at a token is said to put something earlier right. */
export function isCorrection(said: Said, at: number): boolean {
  const left = said.left(at, 9)
  if (RESAID.test(left)) return true
  const match = DIRECT.exec(left)
  if (!match) return false
  // "No email, 614…" and "no, nothing" correct nothing.
  return !/ no (?:e-?mail|zip|phone|address|last name|number|street)[ ,.]/.test(match[0])
}
