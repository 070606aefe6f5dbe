/** The words a mail may ask for, in the order a person needs them. The core refuses all others. */
export const mailWords = [
  'firstName',
  'project',
  'link',
  'minutes',
  'orCall',
  'sender',
  'company',
  'name',
  'jobNumber',
  'phone',
  'website',
] as const
