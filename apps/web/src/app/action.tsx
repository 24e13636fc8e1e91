import type { Problem } from '@undersigned/api/client'
import { useCallback, useRef, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import { problemOf } from './api.ts'
import { problemWords } from './problem-words.ts'
import { useWords } from './words.ts'

export interface Action {
  readonly busy: boolean
  readonly problem: Problem | null
  /** Runs the work unless some is under way; gives on what came of it, and says whether it went well. */
  readonly run: <Result>(work: () => Promise<Result>, done?: (result: Result) => void) => Promise<boolean>
  readonly clear: () => void
}

/** One thing a person sets going: busy while it lasts, and what came of it. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isUnderWay = useRef(false)
  const run = useCallback(async <Result,>(work: () => Promise<Result>, done?: (result: Result) => void): Promise<boolean> => {
    if (isUnderWay.current) return false
    isUnderWay.current = true
    setBusy(true)
    setProblem(null)
    try {
      const result = await work()
      done?.(result)
      return true
    } catch (cause) {
      setProblem(problemOf(cause))
      return false
    } finally {
      isUnderWay.current = false
      setBusy(false)
    }
  }, [])
  return { busy, problem, run, clear: () => setProblem(null) }
}

/** What happened, what was kept, what to do. */
export function ProblemNotice({ problem }: { readonly problem: Problem | null }) {
  const words = useWords()
  if (!problem) return null
  const { title, text } = problemWords(problem, words)
  return (
    <Notice tone="bad" title={title}>
      <p>{text}</p>
    </Notice>
  )
}
