import { expect, test } from 'vitest'
import { askedFields } from '#main/clients/extract/read-client.ts'

test.each<[question: string, fields: string[]]>([
  ["What is the customer's name?", ['firstName', 'lastName']],
  ['And her last name?', ['lastName']],
  ['What is a good phone number for Frank?', ['phone']],
  ['Is there a cell number too?', ['phone2']],
  ['Does he have an e-mail?', ['email']],
  ['Thanks. What is the ZIP code?', ['zip']],
  ['Which city and state is that in?', ['city', 'state']],
  ['What is the street address?', ['street', 'city', 'state', 'zip']],
  ['What kind of work does she need?', ['projectTypes']],
  ['How did Amir hear about us?', ['leadSource']],
  ['Who referred him?', ['referredBy']],
  ['Is there a spouse or co-owner?', ['coName']],
  ['Got it, phone and e-mail are in. What project is it?', ['projectTypes']],
])('a question is taken to ask for something else: %s', (question, fields) => {
  expect(askedFields(question)).toEqual(expect.arrayContaining(fields))
})

test('a question for the last name also asks for the first', () => {
  expect(askedFields('What is her last name?')).toEqual(['lastName'])
})
