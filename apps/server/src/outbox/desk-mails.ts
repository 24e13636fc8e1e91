/** What the sign-on desk decided, and why (rule G115). */
export interface DeskVerdictMail {
  readonly letter: string
  readonly name: string
  readonly coalition: string
  readonly reason: string
  /** In the desk's own words, told as they are. */
  readonly difference?: string
  /** Where whoever signed takes the name back; none for somebody who only reported it. */
  readonly withdraw?: string
}

/** That it was taken back (rule G116). */
export interface DeskReopenedMail {
  readonly letter: string
  readonly name: string
  readonly coalition: string
  readonly date: string
  readonly withdraw: string
}
