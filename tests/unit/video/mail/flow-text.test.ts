import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { createMailCompiler } from '#main/video/mail/compile-mail.ts'
import { flowText } from '#main/video/mail/flow-text.ts'
import { clientMail } from '#tests/standins/smtp/client-mail.ts'

const long =
  'It takes about a minute and a half to watch, and if a question comes up, just reply to this mail.'
const path = '/home/dana reyes/Documents/Hard-E workspace/deliveries/Primer video - Ortiz - 2231-01.mp4'

it.each([
  ['a long paragraph', long],
  ['a quote', '> not said by anybody'],
  ['a separator', 'From here on we take over'],
  ['a signature', '-- \nDana'],
  ['an address longer than a line', `https://drive.example.com/${'a'.repeat(120)}`],
  ['a path with spaces', path],
  ['a line that already starts with a space', ' indented'],
  ['accents and signs', `Größe für Márta – 50 % ${long}`],
])('comes back changed: %s', async (_name, text) => {
  const { raw } = await createMailCompiler({ now: () => 0 })(clientMail('a', { text }))
  expect((await PostalMime.parse(raw)).text?.replace(/\n$/, '')).toBe(text)
})

it('writes lines longer than 78 characters, or breaks an address', () => {
  const lines = flowText(`${long} ${long}\n${path}`).split('\n')
  expect(lines.at(-1)).toBe(path)
  expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(78)
})
