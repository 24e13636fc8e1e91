import { ANSWER_VERDICTS } from '@undersigned/api/client'
import { isLanguage, type Language } from '@undersigned/letter'
import { useId, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Select, TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { LetterProps } from '../use-letter.ts'
import { type Approval, type Question, refreshApproval, type StandView } from './use-approval.ts'

interface Props extends LetterProps {
  readonly stand: StandView
  readonly question: Question
  readonly paragraphs: Approval['paragraphs']
  readonly onClose: () => void
}

/** Yes, yes if, or no, to exactly what is asked about, in the language it was read in (rules G14, G78). */
export function AnswerDialog({ letter, stand, question, paragraphs, onClose }: Props) {
  const { t, language: spoken, formats } = useWords()
  const languages = question.languages.filter(isLanguage)
  const [verdict, setVerdict] = useState<(typeof ANSWER_VERDICTS)[number]>('approve')
  const [language, setLanguage] = useState<Language>(languages.find((each) => each === spoken) ?? languages[0] ?? letter.language)
  const [unit, setUnit] = useState('')
  const [words, setWords] = useState('')
  const name = useId()
  const answer = async () => {
    const said = verdict === 'approve' ? { unit: null, words: '' } : { unit: unit === '' ? null : unit, words }
    const body = { object: question.object, organisation: stand.organisation.id, language, verdict, ...said }
    await ask('answerGive', { params: { letter: letter.id }, body })
    await refreshApproval(letter)
    announce(t('approval.sent'))
  }
  return (
    <FormDialog
      open
      title={t('approval.answerTitle', { organisation: stand.organisation.name })}
      yes={t('approval.send')}
      onClose={onClose}
      onSubmit={answer}
    >
      <p>{t('approval.about', { words: question.words.join(' ') })}</p>
      <fieldset>
        <legend>{t('approval.yourAnswer')}</legend>
        {ANSWER_VERDICTS.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name={name} value={each} checked={verdict === each} onChange={() => setVerdict(each)} />
            <span>
              <strong>{t(`approval.verdict.${each}`)}</strong>
              <br />
              <span className="soft small">{t(`approval.verdictHint.${each}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {verdict === 'approve' ? null : (
        <>
          <Select
            label={t('approval.paragraph')}
            value={unit}
            options={[
              { value: '', label: t('approval.whole') },
              ...paragraphs.map((each) => ({
                value: each.unit,
                label: `${t('approval.number', { number: formats.number(each.number) })} · ${each.begins}`,
                lang: letter.language,
              })),
            ]}
            onChange={setUnit}
          />
          <TextArea
            label={t(verdict === 'condition' ? 'approval.condition' : 'approval.why')}
            rows={4}
            maxLength={4000}
            required={verdict === 'condition'}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </>
      )}
      {languages.length > 1 ? (
        <Select
          label={t('approval.language')}
          value={language}
          options={languages.map((each) => ({ value: each, label: formats.languageName(each) }))}
          onChange={setLanguage}
        />
      ) : null}
    </FormDialog>
  )
}
