import { endonymOf, LANGUAGES, type Language } from '@undersigned/letter'
import { isWritable, mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Page } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Question } from '../../../ui/question.tsx'
import { type LetterProps, membershipIn, refreshLetter } from '../use-letter.ts'
import { LeadDialog } from './lead-dialog.tsx'
import { MapSection } from './map-section.tsx'
import { ShareLine } from './share-line.tsx'
import { VersionLine } from './version-line.tsx'

export function VersionsPage({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Language | null>(null)
  const [leading, setLeading] = useState<Language | null>(null)
  const manages = mayManage(membershipIn(letter))
  const remove = async (language: Language) => {
    await ask('versionRemove', { params: { letter: letter.id, language } })
    await refreshLetter(letter.id)
  }
  return (
    <Page title={`${t('versions.title')} · ${letter.title}`}>
      <div className="page-head">
        <h1>{t('versions.title')}</h1>
        {manages && isWritable('version', letter.stage) ? (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('versions.add')}
          </Button>
        ) : null}
      </div>
      {letter.versions.length === 0 ? <p className="empty">{t('versions.empty')}</p> : null}
      {letter.versions.length > 0 ? <MapSection letter={letter} /> : null}
      <ul className="lines">
        {letter.versions.map((version) => (
          <li key={version.language}>
            <div className="stack tight">
              <VersionLine letter={letter} version={version} />
              <ShareLine letter={letter} version={version} assigns={manages && isWritable('version', letter.stage)} />
            </div>
            {manages && letter.stage === 'drafting' ? (
              <Button
                look="quiet"
                aria-label={t('lead.actionOf', { language: formats.languageName(version.language) })}
                onClick={() => setLeading(version.language)}
              >
                {t('lead.action')}
              </Button>
            ) : null}
            {manages && !version.sealed ? (
              <Button
                look="quiet danger"
                aria-label={t('versions.removeOne', { language: formats.languageName(version.language) })}
                onClick={() => setRemoving(version.language)}
              >
                {t('versions.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddVersion letter={letter} onClose={() => setAdding(false)} /> : null}
      {leading ? <LeadDialog letter={letter} language={leading} onClose={() => setLeading(null)} /> : null}
      {removing ? (
        <Question
          open
          danger
          title={t('versions.removeQuestion', { language: formats.languageName(removing) })}
          text={t('versions.removeText')}
          yes={t('versions.remove')}
          onNo={() => setRemoving(null)}
          onYes={() => remove(removing)}
        />
      ) : null}
    </Page>
  )
}

function AddVersion({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const taken = [letter.language, ...letter.versions.map(({ language }) => language)]
  const open = LANGUAGES.filter((language) => !taken.includes(language))
  const [language, setLanguage] = useState<Language>(open[0] ?? letter.language)
  const add = async () => {
    await ask('versionAdd', { params: { letter: letter.id }, body: { language } })
    await refreshLetter(letter.id)
  }
  return (
    <FormDialog open title={t('versions.add')} yes={t('versions.addDo')} onClose={onClose} onSubmit={add}>
      <Select
        label={t('versions.language')}
        value={language}
        options={open.map((value) => ({ value, label: endonymOf(value), lang: value }))}
        onChange={setLanguage}
      />
    </FormDialog>
  )
}
