import type { RouteResponse } from '@undersigned/api/client'
import { type Language, plainText } from '@undersigned/letter'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'

type Preview = RouteResponse<'leadPreview'>

interface Props extends LetterProps {
  /** The version that shall lead. */
  readonly language: Language
  readonly onClose: () => void
}

/** Lets another language lead, after one has seen what that makes of every unit (rules T36, T37). */
export function LeadDialog({ letter, language, onClose }: Props) {
  const { t, formats } = useWords()
  const key = `letter:${letter.id}:lead:${language}`
  const params = { letter: letter.id, language }
  const preview = useResource(key, () => ask('leadPreview', { params }))
  const name = formats.languageName(language)
  const title = t('lead.title', { language: name })
  if (preview.state !== 'ready' || preview.value.blocking.length > 0) {
    return (
      <Dialog open title={title} onClose={onClose}>
        <Loaded of={preview} again={key}>
          {({ blocking }) => <Notice tone="warn">{t('lead.blocking', { count: blocking.length })}</Notice>}
        </Loaded>
        <footer className="row end">
          <Button onClick={onClose}>{t('app.close')}</Button>
        </footer>
      </Dialog>
    )
  }
  const { value } = preview
  const lead = async () => {
    await ask('leadChange', { params, body: { untranslated: value.untranslated.length } })
    await refreshLetter(letter.id)
    announce(t('lead.done', { language: name }))
  }
  return (
    <FormDialog open wide title={title} yes={t('lead.yes', { language: name })} onClose={onClose} onSubmit={lead}>
      <p>{t('lead.lede', { language: name, previous: formats.languageName(letter.language) })}</p>
      <Consequences letter={letter} language={language} preview={value} />
      <Pairs letter={letter} language={language} preview={value} />
    </FormDialog>
  )
}

type Shown = Pick<Props, 'letter' | 'language'> & { readonly preview: Preview }

/** In plain sentences, the loss first. */
function Consequences({ letter, language, preview: { pairs, untranslated, outdated, others } }: Shown) {
  const { t, formats } = useWords()
  const told = { language: formats.languageName(language), previous: formats.languageName(letter.language) }
  const drafts = pairs.filter(({ state }) => state === 'draft').length
  const kept = pairs.filter(({ carried }) => carried).length
  return (
    <ul className="lead-consequences">
      {untranslated.length > 0 ? <li>{t('lead.untranslated', { ...told, count: untranslated.length })}</li> : null}
      {outdated.length > 0 ? <li>{t('lead.outdated', { ...told, count: outdated.length })}</li> : null}
      {drafts > 0 ? <li>{t('lead.drafts', { count: drafts })}</li> : null}
      <li>{t('lead.kept', { ...told, count: kept })}</li>
      {others.length > 0 ? (
        <li>
          {t('lead.others')}
          <ul>
            {others.map((other) => (
              <li key={other.language}>
                {t('lead.other', { language: formats.languageName(other.language), kept: other.kept, stale: other.stale })}
              </li>
            ))}
          </ul>
        </li>
      ) : null}
      <li>{t('lead.history')}</li>
    </ul>
  )
}

/** Every unit twice: what leads, and what becomes the version. */
function Pairs({ letter, language, preview: { pairs } }: Shown) {
  const { t, formats } = useWords()
  const previous = formats.languageName(letter.language)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="lead-pairs" tabIndex={0} aria-label={t('lead.preview')}>
      <p className="lead-pair lead-heads" aria-hidden="true">
        <strong>{formats.languageName(language)}</strong>
        <strong>{previous}</strong>
      </p>
      <ol>
        {pairs.map(({ unit, before, after, state }) => (
          <li key={unit} className="lead-pair">
            <div data-column={formats.languageName(language)}>
              <p className="letter-words" lang={state === 'missing' ? letter.language : language}>
                {plainText(after)}
              </p>
              {state === 'missing' ? <span className="chip gold">{t('lead.stays', { previous })}</span> : null}
              {state === 'stale' ? <span className="chip gold">{t('lead.isOutdated')}</span> : null}
            </div>
            <div data-column={previous}>
              <p className="letter-words soft" lang={letter.language}>
                {plainText(before)}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
