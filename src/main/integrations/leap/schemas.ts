import { z } from 'zod'

/*
 * Loose inward: Leap's own examples send ids as numbers or strings, flags as 1, "0" or "", two forms of
 * timestamp and collections as [..] or {data: [..]}. Source: the vendor's "Leap API" collection, 2025.
 */
const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''))
const flag = z
  .union([z.boolean(), z.number(), z.string(), z.null()])
  .transform((value) => value === true || value === 1 || value === '1' || value === 'true')

/** UTC "2020-04-13 13:28:18" or {date: "2019-11-15 05:53:15.000000", …} as epoch milliseconds. */
const time = z
  .union([z.string(), z.looseObject({ date: z.string() }), z.null()])
  .optional()
  .transform((value) => {
    const written = typeof value === 'string' ? value : value?.date
    if (!written) return null
    const iso = written.trim().slice(0, 19).replace(' ', 'T')
    const at = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso}Z`)
    return Number.isNaN(at) ? null : at
  })

function unwrap(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && 'data' in value
    ? value.data
    : value
}
const wrapped = <S extends z.ZodType>(schema: S) => z.preprocess(unwrap, schema)
/** Empty relations come as null, "" or [] where an object would stand. */
const optionalOne = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => {
    const inner = unwrap(value)
    return inner === '' || inner === undefined || Array.isArray(inner) ? null : inner
  }, schema.nullable())
const many = <S extends z.ZodType>(schema: S) => z.preprocess((value) => unwrap(value) ?? [], z.array(schema))

export const userSchema = z.looseObject({
  id,
  first_name: text,
  last_name: text,
  email: text,
  active: flag.optional(),
  group: optionalOne(z.looseObject({ name: text })).optional(),
})
export type LeapUser = z.infer<typeof userSchema>

export const stageSchema = z.looseObject({ code: id, name: text, position: z.coerce.number().optional() })

const addressSchema = z.looseObject({
  address: text,
  address_line_1: text,
  city: text,
  state: optionalOne(z.looseObject({ id: id.optional(), name: text, code: text })).optional(),
  state_id: id.nullish(),
  country_id: id.nullish(),
  country: optionalOne(z.looseObject({ id: id.optional() }))
    .optional()
    .catch(null),
  zip: text,
})
export type LeapAddress = z.infer<typeof addressSchema>

export const jobSchema = z.looseObject({
  id,
  number: text,
  name: text,
  description: text,
  customer_id: id,
  created_at: time,
  updated_at: time,
  deleted_at: time,
  stage_last_modified: time,
  current_stage: optionalOne(stageSchema).optional(),
  address: optionalOne(addressSchema).optional(),
  trades: many(z.looseObject({ name: text })).optional(),
  reps: many(userSchema).optional(),
  estimators: many(userSchema).optional(),
  customer: optionalOne(z.looseObject({ first_name: text, last_name: text, company_name: text })).optional(),
})
export type LeapJob = z.infer<typeof jobSchema>

export const customerSchema = z.looseObject({
  id,
  first_name: text,
  last_name: text,
  company_name: text,
  email: text,
  is_commercial: flag.optional(),
  note: text,
  created_at: time,
  deleted_at: time,
  phones: many(z.looseObject({ label: text, number: text, ext: text })).optional(),
  address: optionalOne(addressSchema).optional(),
  rep: optionalOne(userSchema).optional(),
  jobs: many(jobSchema).optional(),
  contacts: many(z.looseObject({ first_name: text, last_name: text })).optional(),
  additional_emails: z.array(z.string()).nullish().catch(null),
  referred_by_type: text,
  referred_by_note: text,
  referred_by: optionalOne(z.looseObject({ id: id.optional(), name: text }))
    .optional()
    .catch(null),
  management_company: text,
  property_name: text,
  call_required: flag.optional(),
  appointment_required: flag.optional(),
})
export type LeapCustomer = z.infer<typeof customerSchema>

export const noteSchema = z.looseObject({
  id,
  note: text,
  created_at: time,
  created_by: optionalOne(userSchema).optional().catch(null),
})
export type LeapNote = z.infer<typeof noteSchema>

export const appointmentSchema = z.looseObject({
  id,
  title: text,
  description: text,
  start_date_time: time,
  end_date_time: time,
  customer_id: id.nullish(),
  user_id: id.nullish(),
  attendees_ids: z.array(id).nullish(),
  attendees: many(userSchema).optional(),
  user: optionalOne(userSchema).optional(),
  jobs: many(z.looseObject({ id })).optional(),
})
export type LeapAppointment = z.infer<typeof appointmentSchema>

export const taskSchema = z.looseObject({
  id,
  title: text,
  notes: text,
  due_date: z.string().nullish(),
  job_id: id.nullish(),
  completed: z.unknown(),
  participants: many(userSchema).optional(),
})

/** Of a lookup list: trades, referrals. */
export const namedSchema = z.looseObject({ id, name: text })
export const placeSchema = z.looseObject({ id, name: text, code: text })

/** `{message, customer, job_ids, first_stage_code}`; a customer without a job comes without the ids. */
export const savedCustomerSchema = z.looseObject({
  customer: wrapped(z.looseObject({ id })),
  job_ids: z.array(id).nullish().catch(null),
})
export const savedJobSchema = z.looseObject({ job: wrapped(z.looseObject({ id })) })

export const historySchema = z.looseObject({ stage: id, start_date: time, completed_date: time })
export const stageUpdateSchema = z.looseObject({
  job_workflow: wrapped(z.looseObject({ stage_code: id.optional() })).optional(),
})
export const oneOf = <S extends z.ZodType>(schema: S) => z.looseObject({ data: schema })
export const pageOf = <S extends z.ZodType>(schema: S) =>
  z.looseObject({
    data: z.array(schema),
    meta: z
      .looseObject({
        pagination: z.looseObject({
          current_page: z.coerce.number(),
          total_pages: z.coerce.number(),
        }),
      })
      .optional(),
  })

/** `{"error":{"status_code":412,"validation":{"trades":["…"]},"message":"Validation Failed"}}` */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    message: text,
    validation: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .optional()
      .catch(undefined),
  }),
})
