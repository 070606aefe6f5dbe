import { relativeDate, relativeTime, type PracticeFile } from './practice-file.ts'

/** The practice file laid out as table rows with ids and absolute times. Ids depend on the order alone. */
export function practiceRecords(file: PracticeFile, now: number) {
  const customers: CustomerRecord[] = []
  const jobs: JobRecord[] = []
  const notes: NoteRecord[] = []
  const appointments: AppointmentRecord[] = []
  const tasks: TaskRecord[] = []
  for (const customer of file.customers) {
    const customerId = customers.length + 1
    customers.push({ ...customer, id: customerId, createdAt: relativeTime(now, customer.day, '09:00') })
    for (const job of customer.jobs) {
      const jobId = jobs.length + 1
      jobs.push({
        ...job,
        id: jobId,
        customerId,
        stageSince: relativeTime(now, job.stageDay, '10:15'),
        createdAt: relativeTime(now, job.createdDay, '09:30'),
      })
      for (const note of job.notes) {
        notes.push({ ...note, id: notes.length + 1, jobId, at: relativeTime(now, note.day, note.time) })
      }
      for (const visit of job.appointments) {
        const startsAt = relativeTime(now, visit.day, visit.time)
        const endsAt = startsAt + visit.minutes * 60_000
        appointments.push({ ...visit, id: appointments.length + 1, jobId, customerId, startsAt, endsAt })
      }
      for (const task of job.tasks) {
        const dueOn = task.dueDay === null ? null : relativeDate(now, task.dueDay)
        const createdAt = relativeTime(now, Math.min(-1, task.dueDay ?? -1), '08:00')
        tasks.push({ ...task, id: tasks.length + 1, jobId, dueOn, createdAt })
      }
    }
  }
  return { customers, jobs, notes, appointments, tasks }
}

type CustomerInFile = PracticeFile['customers'][number]
type JobInFile = CustomerInFile['jobs'][number]
type CustomerRecord = CustomerInFile & { id: number; createdAt: number }
type JobRecord = JobInFile & { id: number; customerId: number; stageSince: number; createdAt: number }
type NoteRecord = JobInFile['notes'][number] & { id: number; jobId: number; at: number }
type AppointmentRecord = JobInFile['appointments'][number] & {
  id: number
  jobId: number
  customerId: number
  startsAt: number
  endsAt: number
}
type TaskRecord = JobInFile['tasks'][number] & {
  id: number
  jobId: number
  dueOn: string | null
  createdAt: number
}
export type PracticeRecords = ReturnType<typeof practiceRecords>
