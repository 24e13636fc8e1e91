/** Turns a template and its data into a PDF. Two stand behind it: one native, one that runs anywhere. */
export interface Engine {
  readonly name: 'native' | 'web'
  /** Throws `PaperFailed` with the compiler's own words. */
  compile(template: string, data: string): Uint8Array
}

export type PaperProblem = 'refused' | 'timeout' | 'no-engine' | 'closed'

/** No PDF came out: what stood in the way, and the compiler's words where it spoke. */
export class PaperFailed extends Error {
  override readonly name = 'PaperFailed'
  readonly problem: PaperProblem

  constructor(problem: PaperProblem, detail: string, options?: ErrorOptions) {
    super(`${problem}: ${detail}`, options)
    this.problem = problem
  }
}
