import '@undersigned/editor/styles.css'
import '../../../styles/writing.css'
import '../../../styles/bring.css'
import { isLanguage, type Language } from '@undersigned/letter'
import { ask } from '../../../app/api.ts'
import { Busy, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useMe } from '../../../app/session.ts'
import { useWords } from '../../../app/words.ts'
import { RoomBar } from '../../../room/room-bar.tsx'
import { useIsThere, useRoom, useSaveState } from '../../../room/use-room.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import type { LetterProps } from '../use-letter.ts'
import { BringDesk } from './bring-desk.tsx'
import type { BringDeskProps } from './standing.ts'

/** Where words from a file come into a version, after somebody has looked at each. */
export function BringPage({ letter, language }: LetterProps & { readonly language: string }) {
  const { t, formats } = useWords()
  const me = useMe()
  if (!isLanguage(language) || !letter.versions.some((version) => version.language === language)) {
    return (
      <Page title={t('versions.title')}>
        <p className="lede">{t('version.missingLanguage')}</p>
        <div>
          <ButtonLink to={`/letters/${letter.id}/versions`}>{t('versions.title')}</ButtonLink>
        </div>
      </Page>
    )
  }
  const title = t('bring.title', { language: formats.languageName(language) })
  return (
    <Page title={`${title} · ${letter.title}`} width="full">
      {me.state === 'ready' ? <Rooms letter={letter} language={language} person={me.value.id} title={title} /> : <Busy />}
    </Page>
  )
}

interface RoomsProps extends LetterProps {
  readonly language: Language
  readonly person: string
  readonly title: string
}

function Rooms({ letter, language, person, title }: RoomsProps) {
  const original = useRoom(`letter/${letter.id}/original`, person)
  const version = useRoom(`letter/${letter.id}/${language}`, person)
  const recipients = useResource(`letter:${letter.id}:recipients`, () => ask('recipientsList', { params: { letter: letter.id } }))
  if (original === null || version === null || recipients.state !== 'ready') return <Busy />
  const rows = recipients.value.recipients
  return (
    <Entered letter={letter} language={language} person={person} title={title} original={original} version={version} recipients={rows} />
  )
}

function Entered({ title, ...props }: Omit<BringDeskProps, 'readOnly'> & { readonly title: string }) {
  const { original, version } = props
  const state = useSaveState(version)
  const isThere = [useIsThere(original), useIsThere(version)].every(Boolean)
  return (
    <>
      <RoomBar state={state}>{null}</RoomBar>
      <div className="bring">
        <h1>{title}</h1>
        {isThere ? <BringDesk {...props} readOnly={state.readOnly !== null || state.kind === 'refused'} /> : <Busy />}
      </div>
    </>
  )
}
