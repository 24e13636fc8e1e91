import type { Language } from '@undersigned/letter'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'
import { isTakeable, type Line } from './proposal.ts'
import type { Taking } from './use-taking.ts'

interface Props extends LetterProps {
  readonly lines: readonly Line[]
  readonly taking: Taking
  readonly language: Language
}

/** All or none, and the one press that writes. */
export function TakeBar({ lines, taking, letter, language }: Props) {
  const { t } = useWords()
  const takeable = lines.filter(isTakeable)
  const { written, taken } = taking
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (written !== null) said.current?.focus()
  }, [written])
  return (
    <div className="bring-bar">
      {written === null ? null : (
        <div ref={said} tabIndex={-1}>
          <Notice tone="good">
            <p>
              {t('bring.written', { count: written.count })}
              {written.left > 0 ? ` ${t('bring.left', { count: written.left })}` : ''}
            </p>
            <div className="row">
              {written.count > 0 ? <Button onClick={taking.undo}>{t('bring.undo')}</Button> : null}
              <ButtonLink to={`/letters/${letter.id}/versions/${language}`}>{t('bring.open')}</ButtonLink>
            </div>
          </Notice>
        </div>
      )}
      {takeable.length === 0 ? null : (
        <div className="row">
          <Button look="primary" aria-disabled={taken.length === 0} onClick={taken.length === 0 ? undefined : taking.apply}>
            {t('bring.apply', { count: taken.length })}
          </Button>
          <Button onClick={() => taking.chooseAll(takeable, true)}>{t('bring.all')}</Button>
          <Button onClick={() => taking.chooseAll(takeable, false)}>{t('bring.none')}</Button>
        </div>
      )}
    </div>
  )
}
