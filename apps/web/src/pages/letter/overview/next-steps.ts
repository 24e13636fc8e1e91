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

/** What two people can decide from here; a published letter is not published again. */
export const pairActionsFrom = (stage: LetterStage, isPublished: boolean): readonly TwoPersonAction[] =>
  TWO_PERSON_ACTIONS.filter((action) => transitions[action].from.includes(stage) && !(action === 'publish' && isPublished))
