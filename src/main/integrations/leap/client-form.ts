import type { ClientDraft } from '#main/crm/crm.ts'
import type { Address, Phone } from '#shared/domain/customer.ts'
import { otherPlace, type ClientDetails } from '#shared/domain/lacking-details.ts'
import type { Fields } from './leap-client.ts'
import type { ChosenTrades } from './leap-lists.ts'
import { isOnlyCompany, toAddress } from './mapping.ts'
import { withMarker, withoutMarkers } from './marker.ts'
import type { LeapCustomer } from './schemas.ts'

/** The ids that stand for words of a draft. */
export interface LeapIds {
  readonly place: { readonly stateId: string; readonly countryId: string } | null
  readonly trades: ChosenTrades
  /** Of the account's referral source called like the lead source. */
  readonly referral: string | null
}

const phoneFields = (phones: readonly Phone[]) =>
  phones.map(({ label, number, ext }) => ({ label, number, ext: ext || undefined }))

/** `address_line_1` carries the unit, as it does in Leap's own answers. */
function addressFields(address: Address | null, place: LeapIds['place']) {
  if (!address) return undefined
  return {
    address: address.street,
    address_line_1: address.unit || undefined,
    city: address.city,
    state_id: place?.stateId,
    country_id: place?.countryId,
    zip: address.zip,
  }
}

/** "Luis" is Luis Ortiz when the customer is Maria Ortiz. */
function contactFields(coName: string, lastName: string) {
  const words = coName.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const last = words.length > 1 ? words.at(-1) : lastName
  return [{ first_name: (words.length > 1 ? words.slice(0, -1) : words).join(' '), last_name: last }]
}

function referralFields(details: Pick<ClientDetails, 'leadSource' | 'referredBy'>, referral: string | null) {
  const { leadSource, referredBy } = details
  if (leadSource === '' && referredBy === '') return {}
  if (referral !== null) return { referred_by_type: 'referral', referred_by_id: referral }
  const by = referredBy && leadSource ? `referred by ${referredBy}` : referredBy
  const note = [leadSource, by].filter(Boolean).join(', ')
  return { referred_by_type: 'other', referred_by_note: note }
}

/** What has no field of its own in Leap goes into the note. */
function noteOf(draft: ClientDraft, referral: string | null): string {
  const by = referral !== null && draft.referredBy !== '' ? `Referred by ${draft.referredBy}.` : ''
  return [draft.note.trim(), by].filter(Boolean).join('\n')
}

/** A new customer's form, without a job. A company without a person's name takes its own as first name. */
export function customerFields(draft: ClientDraft, ids: LeapIds, marker: string): Fields {
  const company = draft.companyName.trim()
  return {
    first_name: draft.firstName.trim() || company,
    last_name: draft.lastName.trim() || undefined,
    email: draft.email.trim() || undefined,
    is_commercial: company === '' ? undefined : true,
    company_name: company || undefined,
    phones: phoneFields(draft.phones),
    address: addressFields(draft.address, ids.place),
    billing: draft.address ? { same_as_customer_address: true } : undefined,
    customer_contacts: contactFields(draft.coName, draft.lastName.trim()),
    ...referralFields(draft, ids.referral),
    note: withMarker(noteOf(draft, ids.referral), marker),
  }
}

/** A job's form: with the customer's address unless it stands elsewhere. */
export function jobFields(draft: ClientDraft, ids: LeapIds, marker: string, home: Address | null): Fields {
  const place = otherPlace(home, draft.address) ? addressFields(draft.address, ids.place) : undefined
  const name = draft.trades.join(', ')
  return {
    name,
    description: withMarker(draft.note.trim() || name, marker),
    trades: ids.trades.ids,
    other_trade_type_description: ids.trades.other || undefined,
    ...(place ? { same_as_customer_address: false, ...place } : { same_as_customer_address: true }),
  }
}

/** What Leap has of a customer, in the port's words. A referral that is set counts as a known lead source. */
export function knownDetails(customer: LeapCustomer): ClientDetails {
  const [contact] = customer.contacts ?? []
  const referral = customer.referred_by_note || customer.referred_by?.name || customer.referred_by_type
  return {
    firstName: isOnlyCompany(customer) ? '' : customer.first_name,
    lastName: customer.last_name,
    companyName: customer.company_name,
    coName: contact ? `${contact.first_name} ${contact.last_name}`.trim() : '',
    email: customer.email,
    phones: (customer.phones ?? []).map(({ label, number, ext }) => ({
      label: label as Phone['label'],
      number,
      ext,
    })),
    address: toAddress(customer.address),
    leadSource: referral,
    referredBy: referral,
    note: withoutMarkers(customer.note),
  }
}

/**
 * The form of PUT /customers. Whether Leap keeps a field that is not sent is not documented, so those on
 * record are sent along as they are; contacts only where there were none.
 */
export function filledFields(
  customer: LeapCustomer,
  lacking: Partial<ClientDetails>,
  ids: Omit<LeapIds, 'trades'>,
): Fields {
  const known = knownDetails(customer)
  const whole = { ...known, ...lacking }
  const home = customer.address
  const kept = home && {
    address: home.address,
    address_line_1: home.address_line_1 || undefined,
    city: home.city,
    state_id: home.state_id ?? home.state?.id,
    country_id: home.country_id ?? home.country?.id ?? ids.place?.countryId,
    zip: home.zip,
  }
  const referral =
    'leadSource' in lacking || 'referredBy' in lacking
      ? referralFields(
          { leadSource: lacking.leadSource ?? '', referredBy: lacking.referredBy ?? '' },
          ids.referral,
        )
      : {
          referred_by_type: customer.referred_by_type || undefined,
          referred_by_id: customer.referred_by?.id,
          referred_by_note: customer.referred_by_note || undefined,
        }
  return {
    first_name: whole.firstName.trim() || customer.first_name || whole.companyName,
    last_name: whole.lastName || undefined,
    email: whole.email || undefined,
    is_commercial: customer.is_commercial,
    company_name: whole.companyName || undefined,
    phones: phoneFields(whole.phones),
    additional_emails: customer.additional_emails ?? undefined,
    address: lacking.address ? addressFields(lacking.address, ids.place) : (kept ?? undefined),
    customer_contacts: 'coName' in lacking ? contactFields(whole.coName, whole.lastName) : undefined,
    ...referral,
    note: ('note' in lacking ? whole.note : customer.note) || undefined,
    management_company: customer.management_company || undefined,
    property_name: customer.property_name || undefined,
    call_required: customer.call_required,
    appointment_required: customer.appointment_required,
  }
}
