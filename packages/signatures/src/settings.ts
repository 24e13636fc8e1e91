import { type Membership, mayManage } from './rights.ts'
import type { Stage } from './stages.ts'

/** What a coordinator sets of a letter beside its words. */
export const SETTINGS = ['title', 'slug', 'mode', 'zone', 'softDeadline', 'hardDeadline', 'embargoUntil'] as const
export type Setting = (typeof SETTINGS)[number]

/** How far a letter is, as its settings ask. */
export interface Progressed {
  readonly stage: Stage
  readonly isSealed: boolean
  readonly isAmending: boolean
  readonly isPublished: boolean
}

/** What may still be set: a seal fixes what its manifest names until it is amended, publishing what readers were told, the archive all (rule G196). */
export const settingsOpen = ({ stage, isSealed, isAmending, isPublished }: Progressed): readonly Setting[] =>
  SETTINGS.filter((setting) => {
    if (isOver(stage)) return false
    if (setting === 'title') return true
    if (setting === 'slug') return !isPublished
    return !isSealed || (isAmending && !(isPublished && setting === 'embargoUntil'))
  })

/** What of it this person may set: what a screen offers (rule G196). */
export const settingsFor = (membership: Membership, progressed: Progressed): readonly Setting[] =>
  mayManage(membership) ? settingsOpen(progressed) : []

/** Whether a letter is only kept: nobody signs it, and no copy of it goes, any more (rule G201). */
export const isOver = (stage: Stage): boolean => stage === 'archived'

/** Whether follow-ups, and who asks on the form, are still prepared in this stage: after the archive there is nobody to write to (rule G197). */
export const followsUp = (stage: Stage): boolean => !isOver(stage)
