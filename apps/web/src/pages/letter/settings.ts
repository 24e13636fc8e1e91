import { type Setting, settingsFor } from '@undersigned/signatures'
import { type Letter, membershipIn } from './use-letter.ts'

/** What this account may still set of a letter; nothing else is offered (rule G196). */
export const settingsIn = (letter: Letter): readonly Setting[] =>
  settingsFor(membershipIn(letter), {
    stage: letter.stage,
    isSealed: letter.manifest !== null,
    isAmending: letter.amending,
    isPublished: letter.publishedAt !== null,
  })
