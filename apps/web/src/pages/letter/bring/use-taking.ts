import { sharedUndo } from '@undersigned/editor'
import type { UnitId } from '@undersigned/letter'
import { useState } from 'react'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { bringIn, isTakeable, isTakenAtFirst, type Line } from './proposal.ts'
import type { BringDeskProps } from './standing.ts'

/** What a person takes of a file, and that it was written. */
export interface Taking {
  readonly isTaken: (line: Line) => boolean
  readonly choose: (line: Line, taken: boolean) => void
  readonly chooseAll: (lines: readonly Line[], taken: boolean) => void
  readonly taken: readonly Line[]
  readonly apply: () => void
  readonly undo: () => void
  /** How many units were written, and how many were left alone because somebody wrote in them meanwhile. */
  readonly written: { readonly count: number; readonly left: number } | null
}

export function useTaking(lines: readonly Line[], { version, person }: Pick<BringDeskProps, 'version' | 'person'>): Taking {
  const { t } = useWords()
  const [choices, setChoices] = useState<ReadonlyMap<UnitId, boolean>>(new Map())
  const [written, setWritten] = useState<Taking['written']>(null)
  const isTaken = (line: Line) => isTakeable(line) && (choices.get(line.source.id) ?? isTakenAtFirst(line))
  const taken = lines.filter(isTaken)
  const chooseAll = (some: readonly Line[], to: boolean) =>
    setChoices(new Map([...choices, ...some.map(({ source }) => [source.id, to] as const)]))
  return {
    isTaken,
    choose: (line, to) => chooseAll([line], to),
    chooseAll,
    taken,
    written,
    apply: () => {
      const left = bringIn(version.doc, taken, { by: person, at: Date.now() })
      const count = taken.length - left.length
      setWritten({ count, left: left.length })
      announce(t('bring.written', { count }))
    },
    undo: () => {
      sharedUndo(version.doc).undo()
      setWritten(null)
      announce(t('bring.undone'))
    },
  }
}
