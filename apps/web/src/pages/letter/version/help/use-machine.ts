import type { RouteResponse } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'
import type { Row } from '@undersigned/translation'
import { useEffect, useState } from 'react'
import { useAction } from '../../../../app/action.tsx'
import { ask } from '../../../../app/api.ts'
import { type Resource, useResource } from '../../../../app/resources.ts'
import type { Letter } from '../../use-letter.ts'

export type Machine = RouteResponse<'machineLetterGet'>
export type MachineAnswer = RouteResponse<'machineTranslate'>['answers'][number]

/** How often a promise is asked after. */
const ASKS_AGAIN = 4_000

export const useLetterMachine = (letter: string): Resource<Machine> =>
  useResource(`letter:${letter}:machine`, () => ask('machineLetterGet', { params: { letter } }))

/** A machine's words for one unit: asked for by a person, waited for where they were promised. */
export function useMachineAnswer(letter: Letter, language: Language, { unit }: Row) {
  const action = useAction()
  const [given, setGiven] = useState<{ readonly digest: string; readonly answer: MachineAnswer } | null>(null)
  const answer = given?.digest === unit.digest ? given.answer : null
  const params = { letter: letter.id, language }
  const job = answer?.outcome === 'promised' ? answer.job : null
  useEffect(() => {
    if (job === null) return undefined
    const timer = setInterval(() => {
      void action.run(async () => {
        const { answer: came } = await ask('machineAnswer', { params: { letter: letter.id, language, job } })
        if (came !== null) setGiven({ digest: unit.digest, answer: came })
      })
    }, ASKS_AGAIN)
    return () => clearInterval(timer)
  }, [job, letter.id, language, unit.digest, action.run])
  const request = () =>
    action.run(async () => {
      const { answers } = await ask('machineTranslate', { params, body: { units: [unit.id] } })
      const [first] = answers
      if (first !== undefined) setGiven({ digest: unit.digest, answer: first })
    })
  return { answer, request, busy: action.busy || job !== null, problem: action.problem }
}

const SEEN = 'machine-seen'

/** Whether this person has been shown, on this device, where this letter's text goes; another service or host is shown anew. */
export const hasSeen = (letter: string, use: Machine['use']): boolean => localStorage.getItem(`${SEEN}:${letter}`) === nameOf(use)
export const setSeen = (letter: string, use: Machine['use']): void => localStorage.setItem(`${SEEN}:${letter}`, nameOf(use))

const nameOf = (use: Machine['use']): string => (use === null ? '' : `${use.service} ${use.host}`)
