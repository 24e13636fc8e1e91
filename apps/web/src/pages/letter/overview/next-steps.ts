import { type LetterStage, STAGE_MOVES, type StageMove, TWO_PERSON_ACTIONS, type TwoPersonAction } from '@undersigned/api/client'
import { type SoloAction, transitions } from '@undersigned/signatures'

const actionOf: Readonly<Record<StageMove, SoloAction>> = {
  'in-review': 'open-review',
  drafting: 'return-to-drafting',
  approval: 'open-approval',
  'sign-on': 'open-sign-on',
  closed: 'close',
  archived: 'archive',
}

/** The moves that one coordinator makes alone from here. */
export const movesFrom = (stage: LetterStage): readonly StageMove[] =>
  STAGE_MOVES.filter((move) => transitions[actionOf[move]].from.includes(stage))

/** What two people can decide from here; a published letter is not published again, and copies go out from a page of their own. */
export const pairActionsFrom = (stage: LetterStage, isPublished: boolean): readonly Exclude<TwoPersonAction, 'deliver'>[] =>
  TWO_PERSON_ACTIONS.flatMap((action) =>
    action === 'deliver' || !transitions[action].from.includes(stage) || (action === 'publish' && isPublished) ? [] : [action],
  )
