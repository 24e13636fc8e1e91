import { lazy, Suspense, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Page } from '../../../app/page.tsx'
import { learnFurther, useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { settingsIn } from '../settings.ts'
import { type Letter, type LetterProps, refreshLetter } from '../use-letter.ts'
import { Dates } from './dates-section.tsx'
import { Exports } from './exports-section.tsx'
import { LanguagesAtAGlance, OpenPlaces } from './glance-section.tsx'
import { Requests } from './requests-section.tsx'
import { Seal } from './seal-section.tsx'
import { StageLine } from './stage-line.tsx'

/** Only letters that were sealed can be amended, and few are. */
const Amending = lazy(async () => {
  const [{ Amending: section }] = await Promise.all([import('./amendment-section.tsx'), learnFurther()])
  return { default: section }
})

/** Said only where it is so. */
const ListPaused = lazy(async () => {
  const [{ ListPaused: notice }] = await Promise.all([import('../sign-on-desk/to-desk.tsx'), learnFurther()])
  return { default: notice }
})

export function OverviewPage({ letter }: LetterProps) {
  const { t } = useWords()
  const [renaming, setRenaming] = useState(false)
  return (
    <Page title={letter.title}>
      <div className="page-head">
        <div>
          <h1>{letter.title || t('letters.untitled')}</h1>
          <p className="soft">{letter.coalition.name}</p>
        </div>
        {settingsIn(letter).includes('title') ? (
          <Button size="small" onClick={() => setRenaming(true)}>
            {t('letter.rename')}
          </Button>
        ) : null}
      </div>
      {letter.listingPausedAt === null ? null : (
        <Suspense fallback={null}>
          <ListPaused letter={letter} />
        </Suspense>
      )}
      <Requests letter={letter} />
      {letter.manifest === null ? null : (
        <Suspense fallback={null}>
          <Amending letter={letter} />
        </Suspense>
      )}
      <StageLine letter={letter} />
      <div className="columns">
        <div className="stack wide-gap">
          <LanguagesAtAGlance letter={letter} />
          <OpenPlaces letter={letter} />
          <Exports letter={letter} />
        </div>
        <div className="stack wide-gap">
          <Seal letter={letter} />
          <Dates letter={letter} />
        </div>
      </div>
      {renaming ? <Rename letter={letter} onClose={() => setRenaming(false)} /> : null}
    </Page>
  )
}

function Rename({ letter, onClose }: { readonly letter: Letter; readonly onClose: () => void }) {
  const { t } = useWords()
  const [title, setTitle] = useState(letter.title)
  const [slug, setSlug] = useState(letter.slug)
  const rename = async () => {
    const body = { title, ...(slug !== letter.slug && { slug }) }
    await ask('letterPatch', { params: { letter: letter.id }, body })
    await refreshLetter(letter.id)
  }
  return (
    <FormDialog open title={t('letter.renameTitle')} yes={t('app.save')} onClose={onClose} onSubmit={rename}>
      <TextField label={t('letter.workingTitle')} required value={title} onChange={(event) => setTitle(event.target.value)} />
      <TextField
        label={t('letter.publicAddress')}
        hint={t('letter.publicAddressHint')}
        required
        pattern="[a-z0-9][a-z0-9-]*[a-z0-9]"
        readOnly={!settingsIn(letter).includes('slug')}
        value={slug}
        onChange={(event) => setSlug(event.target.value)}
      />
    </FormDialog>
  )
}
