import { stem } from './stem.ts'

const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const DAY = '(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|urs|ur)?(?:day)?s?'
const SPAN = new RegExp(String.raw`\b${DAY}\.?\s*(?:-|–|—|to|through|thru|until)\s*${DAY}\b`, 'gi')

/** What a unit says without the word: "270 °F" is a temperature, "4 mph" a speed. */
const IMPLIED: readonly (readonly [RegExp, string])[] = [
  [/°\s?[FC]?\b|\bdegrees\b/i, 'temperature'],
  [/\d\s?(?:mph|knots|km\/h|kph)\b/i, 'speed'],
  [/[$€£]\s?\d/, 'cost price'],
  [/\d\s?%/, 'percent percentage'],
  [/[$€£]\s?\d[\d.,]* (?:an|per|\/) ?hour/, 'earn wage pay hourly'],
  [/\S@\S+\.\w/, 'email mail'],
  [/\b\d{3}[-. ]\d{4}\b/, 'phone number'],
  [/\d[^.;]{0,30}%\s+off\b|[$€£]\s?\d+[^.;]{0,12}\soff\b/, 'discount'],
  [/\b(?:a\.?m|p\.?m)\b|\bnoon\b|\b\d{1,2}:\d\d\b/i, 'hours time'],
  [/\b(?:mon|tues|wednes|thurs|fri)day\b/i, 'weekday'],
  [/\bmemorial day|labor day|\bjune\b|\bjuly\b|\baugust\b/i, 'summer'],
  [/\bdecember|\bjanuary|\bfebruary/i, 'winter'],
  [/\bmarch|\bapril|\bmay\b/i, 'spring'],
  [/\bseptember|\boctober|\bnovember/i, 'autumn'],
  [/\bover (?:60|62|65)\b|\b(?:60|62|65) (?:and|or) (?:older|over)\b/i, 'senior'],
  [/\b(?:lbs?|pounds|kg|tons?)\b/i, 'weight'],
]

function dayAt(text: string): number {
  return DAYS.findIndex((day) => day.startsWith(text.slice(0, 3).toLowerCase()))
}

/** Stems that a text implies without holding them: units name their quantity, "Monday to Friday" its days. */
export function impliedStems(text: string): readonly string[] {
  const words: string[] = []
  for (const [pattern, implied] of IMPLIED) if (pattern.test(text)) words.push(...implied.split(' '))
  for (const [, from = '', to = ''] of text.matchAll(SPAN)) {
    const first = dayAt(from)
    for (let i = 0; i < 7; i++) {
      const day = (first + i) % 7
      words.push(DAYS[day] ?? '')
      if (day === dayAt(to)) break
    }
  }
  if (/\bweekdays\b/i.test(text)) words.push(...DAYS.slice(0, 5))
  if (/\b(?:daily|every day|seven days|24\/7)\b/i.test(text)) words.push(...DAYS)
  if (/\bweekends?\b/i.test(text)) words.push('saturday', 'sunday')
  return words.map(stem)
}
