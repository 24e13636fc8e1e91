import type { LetterStage } from '@undersigned/api/client'
import { useWords } from '../app/words.ts'

const tones: Readonly<Record<LetterStage, string>> = {
  drafting: 'chip',
  'in-review': 'chip gold',
  frozen: 'chip blue',
  sealed: 'chip blue',
  approval: 'chip gold',
  'sign-on': 'chip green',
  closed: 'chip',
  archived: 'chip',
}

export function StageChip({ stage }: { readonly stage: LetterStage }) {
  const { t } = useWords()
  return <span className={tones[stage]}>{t(`stage.${stage}`)}</span>
}
