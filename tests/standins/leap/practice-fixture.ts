import { readFileSync } from 'node:fs'
import { practiceFileSchema, type PracticeFile } from '#main/local/crm/practice-file.ts'

export const practicePath = new URL('../../../resources/practice/crm.json', import.meta.url).pathname

/** The practice records, with `extra` further customers so that lists have more than one page. */
export function practiceFile(extra = 0): PracticeFile {
  const file = practiceFileSchema.parse(JSON.parse(readFileSync(practicePath, 'utf8')))
  const more = Array.from({ length: extra }, (_, i) => ({
    number: String(5000 + i),
    firstName: 'Quentin',
    lastName: `Zyx${String(i).padStart(3, '0')}`,
    companyName: '',
    email: `zyx${i}@example.com`,
    phones: [],
    street: `${i + 1} Quarterdeck Row`,
    unit: '',
    city: 'Marysville',
    zip: '43040',
    rep: 2,
    note: '',
    day: -400 - i,
    jobs: [],
  }))
  return { ...file, customers: [...file.customers, ...more] }
}
