/** What both runners are measured on. */
export interface BenchEngine {
  queue(key: string): Promise<void>
  begin(): Promise<void>
  /** Resolves when every run has ended. */
  finished(): Promise<void>
  close(): Promise<void>
}

export interface BenchWork {
  readonly steps: number
  readonly concurrency: number
  readonly work: (step: number) => Promise<string>
}

export type OpenEngine = (dir: string, work: BenchWork) => Promise<BenchEngine>

/** The size of a usual result. */
export const RESULT = 'x'.repeat(200)
