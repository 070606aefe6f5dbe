import { expect, test } from 'vitest'
import { heldAtFromName } from '#main/analysis/library/held-at.ts'
import { titleOf } from '#main/analysis/library/transcript-title.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'

const local = (...parts: [number, number, number, number?, number?, number?]): number => {
  const [year, month, day, hour = 12, minute = 0, second = 0] = parts
  return new Date(year, month - 1, day, hour, minute, second).getTime()
}

test.each([
  ['2026-11-03 roof visit.txt', local(2026, 11, 3)],
  ['visit_2026_11_03.vtt', local(2026, 11, 3)],
  ['20261103.srt', local(2026, 11, 3)],
  ['call-20261103_141500-Meeting Recording.vtt', local(2026, 11, 3, 14, 15)],
  ['GMT20261103-141500_Recording.transcript.vtt', Date.UTC(2026, 10, 3, 14, 15)],
  ['Nov 3 2026 Ortiz.docx', local(2026, 11, 3)],
  ['Ortiz, November 3rd, 2026 at 2.15 pm.txt', local(2026, 11, 3, 14, 15)],
  ['Ortiz 3 Nov 2026.pdf', local(2026, 11, 3)],
  ['Ortiz 11-03-2026.txt', local(2026, 11, 3)],
  ['2026-11-03T09-30 Ortiz.txt', local(2026, 11, 3, 9, 30)],
  ['sept 12, 2026.txt', local(2026, 9, 12)],
  ['2026-02-30 visit.txt', null],
  ['job 2231-01 visit.txt', null],
  ['6145550111.txt', null],
  ['Maybe 3 windows.txt', null],
  ['visit.txt', null],
])('"%s" is dated wrongly', (name, at) => {
  expect(heldAtFromName(name)).toBe(at)
})

const speaker = (name: string, role: SpeakerRow['role']): SpeakerRow => ({
  speaker: name,
  name,
  role,
  roleBy: 'person',
  turns: 1,
  words: 1,
})

test.each([
  ['Kitchen visit', 'x.txt', [], 'Kitchen visit'],
  [
    null,
    'x.txt',
    [speaker('Maria Ortiz', 'customer'), speaker('Marcus Bell', 'rep')],
    'Maria Ortiz with Marcus Bell',
  ],
  [
    null,
    '2026-11-03_roof-visit_otter_ai.txt',
    [speaker('Customer', 'customer'), speaker('Agent', 'rep')],
    'Roof visit',
  ],
  [null, 'ortiz.zoom.vtt', [], 'Ortiz'],
  [null, 'GMT20261103-141500_Recording.transcript.vtt', [], 'Conversation'],
  [null, 'GMT20261103-141500.vtt', [speaker('Marcus Bell', 'rep')], 'Conversation of Marcus Bell'],
  ['   ', 'job 2231-01 visit.txt', [], 'Job 2231-01 visit'],
] as const)('title %j of %s is odd', (title, name, rows, expected) => {
  expect(titleOf({ title, name }, rows)).toBe(expected)
})
