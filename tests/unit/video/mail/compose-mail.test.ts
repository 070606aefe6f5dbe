import { describe, expect, it } from 'vitest'
import { settingsSchema } from '#main/settings/schema.ts'
import { composeMail, isMailAddress, type MailOrder } from '#main/video/mail/compose-mail.ts'
import { checkTemplate } from '#main/video/mail/fill-template.ts'
import { minutesInWords } from '#main/video/mail/minutes-in-words.ts'
import { projectInWords } from '#main/video/mail/project-in-words.ts'

const defaults = settingsSchema.parse({})
const template = { subject: defaults['mail.subject'], body: defaults['mail.body'] }

const order = (patch: Partial<MailOrder> = {}): MailOrder => ({
  template,
  customer: { firstName: 'Maria', name: 'Maria Ortiz', email: 'maria@client.example.com' },
  job: { number: '2214-01', name: 'Kitchen remodel', trades: ['Kitchens'] },
  link: 'https://drive.example.com/file/d/abc/view?usp=sharing&x=1',
  seconds: 88,
  company: { name: 'Summit Home', phone: '303-555-0142', website: 'https://summit.example.com/' },
  sender: 'Dana Reyes',
  from: { name: 'Summit Home', address: 'videos@summit.example.com' },
  messageId: '<hard-e-act_01@hard-e.example.com>',
  ...patch,
})

it('fills the default mail wrongly', () => {
  const mail = composeMail(order())
  expect(mail.subject).toBe('Maria, a short video about your project')
  expect(mail.text).toBe(
    `Hi Maria,

Before we meet, I made a short video for you about your kitchen remodel:

https://drive.example.com/file/d/abc/view?usp=sharing&x=1

It takes about a minute and a half to watch. If a question comes up, just reply to this mail, or call us at 303-555-0142.

Dana Reyes
Summit Home`,
  )
  expect(mail.html).toContain('href="https://drive.example.com/file/d/abc/view?usp=sharing&amp;x=1"')
  expect(mail.html.match(/Watch the video/g)).toHaveLength(1)
})

it('leaves stray lines, commas or an empty footer where the company is not filled in', () => {
  const company = { name: '', phone: '', website: '' }
  const mail = composeMail(order({ company, sender: '' }))
  expect(mail.text.endsWith('just reply to this mail.')).toBe(true)
  expect(mail.html).not.toContain('border-top')
  expect(composeMail(order({ company })).text.endsWith('\n\nDana Reyes')).toBe(true)
})

it('greets nobody when the first name is missing', () => {
  const customer = { firstName: '', name: 'Larimer Lofts HOA', email: 'a@b.example' }
  expect(composeMail(order({ customer })).text).toMatch(/^Hi Larimer Lofts HOA,\n/)
  expect(composeMail(order({ customer: { ...customer, name: '' } })).text).toMatch(/^Hi there,\n/)
})

it('lets a value from the CRM bring markup, placeholders, headers or hidden signs', () => {
  const evil = '<img src=x onerror=alert(1)>{{link}}\r\nBcc: thief@example.com\u202e'
  const mail = composeMail(order({ customer: { firstName: evil, name: evil, email: 'a@b.example' } }))
  expect(mail.html).not.toContain('<img')
  expect(mail.text.split('\n')[0]).toBe('Hi <img src=x onerror=alert(1)>{{link}} Bcc: thief@example.com,')
  // eslint-disable-next-line no-control-regex -- they must not be there
  expect(`${mail.subject}${mail.to.name}`).not.toMatch(/[\u0000-\u001f\u202e]/)
})

it('takes $ signs of a value for a pattern', () => {
  const job = { number: '1', name: "Deck $& $1 $' job", trades: [] }
  expect(composeMail(order({ job })).text).toContain("your deck $& $1 $' job:")
})

describe('a link that a mail must not open becomes one', () => {
  it.each([
    ['/home/dana/Hard-E/deliveries/Primer video - Ortiz.mp4'],
    ['C:\\Users\\dana\\deliveries\\a.mp4'],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['http://plain.example.com/v'],
    ['https://user:pass@evil.example.com/'],
  ])('%s', (link) => {
    const mail = composeMail(order({ link }))
    expect(mail.html).not.toContain('href=')
    expect(mail.html).not.toContain('Watch the video')
    expect(mail.text).toContain(link)
  })

  it('breaks out of its attribute', () => {
    const mail = composeMail(order({ link: 'https://a.example/"onmouseover="x' }))
    expect(mail.html).not.toMatch(/href="[^"]*"\s*onmouseover/)
  })
})

it('shows no button when the link stands in the middle of a sentence', () => {
  const mail = composeMail(order({ template: { subject: 'Hi', body: 'See {{link}} please.' } }))
  expect(mail.html.match(/Watch the video/g)).toHaveLength(1)
  expect(mail.text).toBe('See https://drive.example.com/file/d/abc/view?usp=sharing&x=1 please.')
})

describe('a template that cannot be sent passes', () => {
  it.each([
    [{ subject: 'Hi', body: 'No video here' }, /must contain \{\{link\}\}/],
    [{ subject: 'Hi {{frstName}}', body: '{{link}}' }, /\{\{frstName\}\} is not known/],
    [{ subject: 'Hi', body: '{{link}} {{__proto__}}' }, /\{\{__proto__\}\} is not known/],
    [{ subject: ' ', body: '{{link}}' }, /subject is empty/],
    [{ subject: 'Hi', body: '{{link}} {{name' }, /without its pair/],
  ])('%o', (bad, problem) => {
    expect(checkTemplate(bad).join(' ')).toMatch(problem)
    expect(() => composeMail(order({ template: bad }))).toThrow(problem)
  })

  it('refuses the default, or spaces in the braces', () => {
    expect(checkTemplate(template)).toEqual([])
    expect(checkTemplate({ subject: 'x', body: '{{ link }}' })).toEqual([])
  })
})

describe('an address that is not one mailbox gets through', () => {
  it.each([
    [''],
    ['maria'],
    ['a@b.example, thief@example.com'],
    ['a@b.example\nBcc: x@y.example'],
    ['<a@b.example>'],
    ['"a b"@c.example'],
    ['a@b@c.example'],
    ['maria\u200b@c.example'],
    ['maria@c.example\u0000'],
    ['\u202emaria@c.example'],
  ])('%s', (email) => {
    expect(isMailAddress(email)).toBe(false)
    const customer = { firstName: 'M', name: 'M', email }
    expect(() => composeMail(order({ customer }))).toThrow('no usable e-mail address')
  })
  it('refuses an ordinary one', () => {
    expect(isMailAddress('maria.o+home@client.example.com')).toBe(true)
  })
})

it('sends an edit with a link it cannot show, or an id that is no id', () => {
  expect(() => composeMail(order({ link: '  ' }))).toThrow('no link')
  expect(() => composeMail(order({ messageId: '<a@b>\r\nBcc: x@y>' }))).toThrow('Message-ID')
})

it.each([
  [5, 'half a minute'],
  [44, 'half a minute'],
  [52, 'a minute'],
  [88, 'a minute and a half'],
  [120, 'two minutes'],
  [155, 'two and a half minutes'],
  [660, '11 minutes'],
])('says %i seconds wrongly', (seconds, words) => {
  expect(minutesInWords(seconds)).toBe(words)
})

it.each([
  [{ name: 'Kitchen remodel', trades: [] }, 'kitchen remodel'],
  [{ name: 'TPO re-cover', trades: [] }, 'TPO re-cover'],
  [{ name: 'Porch roofs, 3 doubles', trades: [] }, 'porch roofs'],
  [{ name: 'Maria Ortiz - Hall bath', trades: [] }, 'hall bath'],
  [{ name: 'Maria Ortiz', trades: ['Roofing', 'Gutters'] }, 'roofing and gutters project'],
  [{ name: '2231-01', trades: ['HVAC', 'Siding', 'Decks'] }, 'HVAC, siding and decks project'],
  [{ name: '', trades: [] }, 'project'],
])('names the job %o wrongly', (job, words) => {
  expect(projectInWords(job, 'Maria Ortiz')).toBe(words)
})
