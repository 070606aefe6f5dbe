/** What the facts of a job are called; the composer finds them by these names. */
export const factLabels = {
  customer: 'Customer',
  firstName: 'First name',
  company: 'Customer company',
  project: 'Project',
  jobNumber: 'Job number',
  trade: 'Trade',
  work: 'Work',
  town: 'Town',
  rep: 'Rep',
  contractValue: 'Contract value',
  nextAppointment: 'Next appointment',
  lastAppointment: 'Last appointment',
  appointmentTitle: 'Appointment about',
  stage: 'Stage',
  note: 'Note',
  customerNote: 'About the customer',
} as const
