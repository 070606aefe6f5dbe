import type { ClientReading, ReadValue } from '#shared/domain/new-client.ts'

const KIND =
  String.raw`\b(?:cell|cellphone|cellular|mobile|home|house|landline|work|office|business|shop|fax)` +
  String.raw`(?: ?(?:phone|number|line|no\.?|#))?(?: (?:is|at))?[\s:,-]*`
/** What may stand between: a number that was taken back in part. */
const TAKEN_BACK =
  String.raw`(?:(?:oh?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|` +
  String.raw`double|triple|\d[\d().-]*|no|wait|sorry|actually|make|that|scratch|strike|i|mean|correction|uh|um|its?|it's)[\s,.-]+)*`
const CUE = new RegExp(`${KIND}${TAKEN_BACK}$`, 'i')
const FARTHEST = 160

/** "cell" in front of a number is part of what it was taken from: it tells which phone it is. */
function withCue(read: ReadValue, text: string): ReadValue {
  const at = read.words ? text.indexOf(read.words) : -1
  const cue = at > 0 ? CUE.exec(text.slice(Math.max(0, at - FARTHEST), at)) : null
  return cue ? { ...read, words: text.slice(at - cue[0].length, at + read.words.length) } : read
}

export function withPhoneCues(reading: ClientReading, text: string): ClientReading {
  const { phone, phone2 } = reading.values
  return {
    ...reading,
    values: {
      ...reading.values,
      ...(phone ? { phone: withCue(phone, text) } : {}),
      ...(phone2 ? { phone2: withCue(phone2, text) } : {}),
    },
  }
}
