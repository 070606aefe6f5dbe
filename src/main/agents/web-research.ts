import type { SearchTheWeb } from '../research/search-the-web.ts'

/** Web search as agents get it: customer data is taken out before anything is sent. */
export interface WebResearch {
  /** The service's name, for the person. */
  readonly label: string
  readonly search: SearchTheWeb
}
