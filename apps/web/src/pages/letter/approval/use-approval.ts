import type { RouteResponse } from '@undersigned/api/client'
import { isLanguage } from '@undersigned/letter'
import { ask } from '../../../app/api.ts'
import { type Resource, refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import type { Letter } from '../use-letter.ts'

export type Approval = RouteResponse<'approvalGet'>
export type Question = NonNullable<Approval['question']>
export type StandView = Approval['organisations'][number]
export type AnswerView = StandView['answers'][number]

export const approvalKey = (letter: Letter): string => `letter:${letter.id}:approval`

export const useApproval = (letter: Letter): Resource<Approval> =>
  useResource(approvalKey(letter), () => ask('approvalGet', { params: { letter: letter.id } }))

export const refreshApproval = (letter: Letter): Promise<void> => refresh(approvalKey(letter))

/** "Ana, 3 May, read in French". */
export function useReadIn(): (answer: AnswerView, at: string) => string {
  const { t, formats } = useWords()
  return ({ by, language }, at) =>
    t('approval.said', { name: by.name, at, language: isLanguage(language) ? formats.languageName(language) : language })
}
