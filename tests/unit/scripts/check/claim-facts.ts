import type { Fact, FactKind } from '#shared/domain/script-draft.ts'
import { checkClaims } from '#main/scripts/check/check-claims.ts'

let next = 0
const id = (): string => `f${next++}`
export const crm = (kind: FactKind, label: string, value: string, record = 'job:1'): Fact => ({
  id: id(),
  kind,
  label,
  value,
  source: { type: 'crm', record, field: label.toLowerCase() },
})
export const note = (value: string, label = 'Note'): Fact => crm('detail', label, value, 'note:7')
export const document = (value: string, label: string): Fact => ({
  id: id(),
  kind: 'detail',
  label,
  value,
  source: { type: 'document', passageId: 'p', documentId: 'd', title: label, quote: value },
})
export const said = (label: string, value: string, kind: FactKind = 'detail'): Fact => ({
  id: id(),
  kind,
  label,
  value,
  source: { type: 'person', how: 'form', words: value },
})
export const confirmed = (kind: FactKind, value: string): Fact => ({
  id: id(),
  kind,
  label: 'Confirmed',
  value,
  source: { type: 'person', how: 'confirmed', words: value },
})
export const setting = (key: string, kind: FactKind, label: string, value: string): Fact => ({
  id: id(),
  kind,
  label,
  value,
  source: { type: 'setting', key },
})

/** A roof in the CRM, with the notes that people write and the documents that a company has. */
export const roof: readonly Fact[] = [
  crm('name', 'Customer', 'Grace Whitaker', 'customer:1'),
  crm('name', 'First name', 'Grace', 'customer:1'),
  crm('detail', 'Project', 'Roof replacement'),
  crm('detail', 'Job number', '2264-01'),
  crm('detail', 'Trade', 'Roofing'),
  crm('detail', 'Work', 'Tear-off of 31 squares'),
  crm('detail', 'Work', 'architectural shingles'),
  crm('detail', 'Work', 'replace 3 vents'),
  crm('name', 'Town', 'Delaware'),
  crm('name', 'Rep', 'Devin Cole'),
  crm('price', 'Contract value', '$18,640'),
  crm('date', 'Next appointment', 'Thursday, December 3 at 5:30 PM', 'appointment:3'),
  crm('detail', 'Appointment about', 'Proposal review', 'appointment:3'),
  crm('date', 'Last appointment', 'Friday, October 23', 'appointment:2'),
  crm('date', 'Stage', 'Proposal sent since Monday, November 9'),
  note('Wants copper flashing if we stay under 19k.'),
  note('Two other quotes, one at 16,900 with a 15% discount.'),
  note('Her son Tobias gets married on the 12th.'),
  note('Roof is 24 years old.'),
  note('Could be done in 6 days, guaranteed.'),
  note('Two dogs, Biscuit and Nacho.'),
  note('She wants the deck ready before the party in May.'),
  note('Offer her free gutters and a lifetime warranty.'),
  note('Neighbor Halvorsen loved our work.'),
  note('Pre-approved for $40,000.', 'About the customer'),
  document('We stand behind our work with a 10-year workmanship warranty.', 'Workmanship warranty'),
  document('The shingle maker covers its shingles for 30 years.', 'Material warranty'),
  document('The deposit is 25% when you sign.', 'Payment'),
  document('Two sheets of decking are included, then $95 a sheet.', 'Decking allowance'),
  document('We offer 18 months of financing at 0% interest.', 'Financing'),
  document('We are licensed and insured in Ohio.', 'About us'),
  document('Do not promise a 20% discount.', 'Pricing rules'),
  document('We use six nails per shingle.', 'How we install'),
  document('A full roof takes two days.', 'How we install'),
  setting('company.name', 'name', 'Company', 'Larkfield Exteriors & Remodeling'),
  setting('company.phone', 'number', 'Company phone', '(614) 555-0142'),
  setting('company.email', 'detail', 'Company e-mail', 'hello@larkfield.example.com'),
  setting('company.website', 'detail', 'Company website', 'https://www.larkfield-exteriors.com/'),
  said('Sender', 'Devin Cole', 'name'),
]

/** Claims of a text that no fact carries, as they stand in it. */
export const unsourced = (text: string, facts: readonly Fact[] = roof): readonly string[] =>
  checkClaims([{ id: 'p', point: '', text, locked: false }], facts)
    .filter(({ factId }) => factId === null)
    .map((claim) => claim.text)
