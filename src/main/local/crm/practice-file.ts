import { z } from 'zod'
import { phoneSchema } from '#shared/domain/customer.ts'

/** Days count from the day of loading: 0 is today, -3 three days ago. */
const day = z.number().int()
const clockTime = z.string().regex(/^\d\d:\d\d$/)

const practiceJobSchema = z.object({
  number: z.string(),
  name: z.string(),
  trades: z.array(z.string()),
  description: z.string(),
  stage: z.string(),
  stageDay: day,
  createdDay: day,
  contractValue: z.number().nullable(),
  reps: z.array(z.number().int()),
  notes: z.array(z.object({ day, time: clockTime, author: z.string(), text: z.string() })),
  appointments: z.array(
    z.object({
      day,
      time: clockTime,
      minutes: z.number().int().positive(),
      attendees: z.array(z.number().int()),
      title: z.string(),
      description: z.string(),
    }),
  ),
  tasks: z.array(
    z.object({
      dueDay: day.nullable(),
      assignees: z.array(z.number().int()),
      done: z.boolean(),
      title: z.string(),
      notes: z.string(),
    }),
  ),
})

/** The fictional company's records, with every date relative, so that "today" never grows old. */
export const practiceFileSchema = z.object({
  stages: z.array(z.object({ code: z.string(), name: z.string() })),
  colleagues: z.array(
    z.object({ id: z.number().int(), name: z.string(), email: z.string(), role: z.string() }),
  ),
  customers: z.array(
    z.object({
      number: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      companyName: z.string(),
      email: z.string(),
      phones: z.array(phoneSchema.pick({ label: true, number: true })),
      street: z.string(),
      unit: z.string(),
      city: z.string(),
      zip: z.string(),
      rep: z.number().int(),
      note: z.string(),
      day,
      jobs: z.array(practiceJobSchema),
    }),
  ),
})
export type PracticeFile = z.infer<typeof practiceFileSchema>

/** Local wall-clock time `time` ("HH:MM") on the day `days` after the day of `now`, as epoch milliseconds. */
export function relativeTime(now: number, days: number, time: string): number {
  const date = new Date(now)
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() + days,
    hours ?? 0,
    minutes ?? 0,
  ).getTime()
}

/** The local calendar date `days` after the day of `now`, YYYY-MM-DD. */
export function relativeDate(now: number, days: number): string {
  const date = new Date(relativeTime(now, days, '12:00'))
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
