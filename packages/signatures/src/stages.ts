import { accept, type Digest, type Language, type Outcome, refuse } from '@undersigned/letter'

export const STAGES = ['drafting', 'in-review', 'frozen', 'sealed', 'approval', 'sign-on', 'closed', 'archived'] as const
export type Stage = (typeof STAGES)[number]

/** Milliseconds since 1970. */
export type Instant = number

/** Private: by invitation. Public: by anyone who reads the published letter. */
export type SignOn = 'private' | 'public'

/** Where a letter is, and the facts beside its stage (D19). */
export interface Standing {
  readonly stage: Stage
  readonly signOn: SignOn
  /** The manifest in force; null before the first seal. */
  readonly manifest: Digest | null
  /** The languages of that manifest. */
  readonly languages: readonly Language[]
  /** The manifest that is being amended, while it is. */
  readonly amending: Digest | null
  readonly publishedAt: Instant | null
  readonly embargoUntil: Instant | null
  /** Announced; signatures that come later are still taken. */
  readonly softDeadline: Instant | null
  /** No signature is taken from this instant on. */
  readonly hardDeadline: Instant | null
}

/** What one coordinator decides alone. */
export const SOLO_ACTIONS = ['open-review', 'return-to-drafting', 'open-approval', 'open-sign-on', 'close', 'archive'] as const
/** What takes two people (D20). */
export const PAIR_ACTIONS = ['freeze', 'unfreeze', 'seal', 'amend', 'publish', 'deliver'] as const
export const ACTIONS = [...SOLO_ACTIONS, ...PAIR_ACTIONS] as const
export type SoloAction = (typeof SOLO_ACTIONS)[number]
export type PairAction = (typeof PAIR_ACTIONS)[number]
export type Action = SoloAction | PairAction

/** From which stages an action starts, and where it leads; null: the stage stays and a fact beside it changes. */
export const transitions: Readonly<Record<Action, { readonly from: readonly Stage[]; readonly to: Stage | null }>> = {
  'open-review': { from: ['drafting'], to: 'in-review' },
  'return-to-drafting': { from: ['in-review'], to: 'drafting' },
  freeze: { from: ['drafting', 'in-review'], to: 'frozen' },
  unfreeze: { from: ['frozen'], to: 'drafting' },
  seal: { from: ['frozen'], to: 'sealed' },
  'open-approval': { from: ['sealed'], to: 'approval' },
  'open-sign-on': { from: ['sealed', 'approval'], to: 'sign-on' },
  close: { from: ['approval', 'sign-on'], to: 'closed' },
  archive: { from: ['closed'], to: 'archived' },
  amend: { from: ['sealed', 'approval', 'sign-on', 'closed'], to: 'drafting' },
  publish: { from: ['sealed', 'approval', 'sign-on', 'closed'], to: null },
  deliver: { from: ['sealed', 'approval', 'sign-on', 'closed'], to: null },
}

export const STAGE_REFUSALS = ['wrong-stage', 'embargoed', 'already-published', 'not-published', 'manifest-missing'] as const
export type StageRefusal = (typeof STAGE_REFUSALS)[number]

/** What sealing brings with it. */
export interface Sealing {
  readonly manifest: Digest
  readonly languages: readonly Language[]
}

export const isPairAction = (action: Action): action is PairAction => PAIR_ACTIONS.some((each) => each === action)

/** A letter before anything was decided. */
export const newStanding = (facts: Partial<Omit<Standing, 'stage' | 'manifest' | 'languages' | 'amending'>> = {}): Standing => ({
  signOn: 'private',
  publishedAt: null,
  embargoUntil: null,
  softDeadline: null,
  hardDeadline: null,
  ...facts,
  stage: 'drafting',
  manifest: null,
  languages: [],
  amending: null,
})

export const isEmbargoed = (standing: Standing, now: Instant): boolean => standing.embargoUntil !== null && now < standing.embargoUntil

/** Whether the public page may be read: published, and the embargo is over (rule G3). */
export const isPublic = (standing: Standing, now: Instant): boolean =>
  standing.publishedAt !== null && standing.publishedAt <= now && !isEmbargoed(standing, now)

/** Whether an action could be taken now; who may take it is asked elsewhere (rules G1, G3). */
export function mayHappen(standing: Standing, action: Action, now: Instant): Outcome<Stage, StageRefusal> {
  const { from, to } = transitions[action]
  if (!from.includes(standing.stage)) return refuse('wrong-stage')
  if (action === 'publish' && standing.publishedAt !== null) return refuse('already-published')
  if ((action === 'publish' || action === 'deliver') && isEmbargoed(standing, now)) return refuse('embargoed')
  if (action === 'open-sign-on' && standing.signOn === 'public' && !isPublic(standing, now)) return refuse('not-published')
  return accept(to ?? standing.stage)
}

/**
 * The letter after an action that was properly decided (rules G1, G3). Sealing takes the manifest it made;
 * amending remembers the one it started from.
 */
export function advance(
  standing: Standing,
  action: Action,
  { now, sealing = null }: { readonly now: Instant; readonly sealing?: Sealing | null },
): Outcome<Standing, StageRefusal> {
  const next = mayHappen(standing, action, now)
  if (!next.ok) return next
  const stage = next.value
  switch (action) {
    case 'seal':
      return sealing === null ? refuse('manifest-missing') : accept({ ...standing, ...sealing, stage, amending: null })
    case 'amend':
      return accept({ ...standing, stage, amending: standing.manifest })
    case 'publish':
      return accept({ ...standing, publishedAt: now })
    case 'open-review':
    case 'return-to-drafting':
    case 'freeze':
    case 'unfreeze':
    case 'open-approval':
    case 'open-sign-on':
    case 'close':
    case 'archive':
    case 'deliver':
      return accept({ ...standing, stage })
  }
}

/** The actions that could be taken now, for a screen that offers them. */
export const possibleActions = (standing: Standing, now: Instant): readonly Action[] =>
  ACTIONS.filter((action) => mayHappen(standing, action, now).ok)

/** A change of stage that happened. */
export interface StageMoved {
  readonly from: Stage
  readonly to: Stage
}

/** The stages before this one that the letter never was in since it was last drafted (rule G26). */
export function stagesSkipped(moves: readonly StageMoved[], now: Stage): readonly Stage[] {
  const place = (stage: Stage): number => STAGES.indexOf(stage)
  let passed: readonly Stage[] = ['drafting']
  for (const { from, to } of moves) passed = [...passed, from].filter((stage) => place(stage) < place(to)).concat(to)
  return STAGES.filter((stage) => place(stage) < place(now) && !passed.includes(stage))
}
