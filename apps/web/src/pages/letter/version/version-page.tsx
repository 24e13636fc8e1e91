import '@undersigned/editor/styles.css'
import '../../../styles/writing.css'
import '../../../styles/desk.css'
import { endonymOf, isLanguage } from '@undersigned/letter'
import { ask } from '../../../app/api.ts'
import { Busy, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useMe } from '../../../app/session.ts'
import { useWords } from '../../../app/words.ts'
import { useRoom } from '../../../room/use-room.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import type { LetterProps } from '../use-letter.ts'
import { VersionDesk } from './version-desk.tsx'

/** The original and one version side by side. The original's room is entered too, to follow it as it moves. */
export function VersionPage({ letter, language }: LetterProps & { readonly language: string }) {
  const { t } = useWords()
  const me = useMe()
  const known = letter.versions.find((version) => version.language === language)
  const person = me.state === 'ready' ? me.value.id : ''
  if (!isLanguage(language) || known === undefined) {
    return (
      <Page title={t('versions.title')}>
        <p className="lede">{t('version.missingLanguage')}</p>
        <div>
          <ButtonLink to={`/letters/${letter.id}/versions`}>{t('versions.title')}</ButtonLink>
        </div>
      </Page>
    )
  }
  const title = t('version.title', { language: endonymOf(language) })
  return (
    <Page title={`${title} · ${letter.title}`} width="full">
      <h1 className="visually-hidden">{`${title}: ${letter.title}`}</h1>
      {me.state === 'ready' ? <Rooms letter={letter} language={language} person={{ id: person, name: me.value.name }} /> : <Busy />}
    </Page>
  )
}

type RoomsProps = Omit<Parameters<typeof VersionDesk>[0], 'original' | 'version' | 'lobby' | 'recipients' | 'reviews' | 'declarations'>

function Rooms({ letter, language, person }: RoomsProps) {
  const original = useRoom(`letter/${letter.id}/original`, person.id)
  const version = useRoom(`letter/${letter.id}/${language}`, person.id)
  const lobby = useRoom(`letter/${letter.id}/review`, person.id)
  const params = { letter: letter.id }
  const recipients = useResource(`letter:${letter.id}:recipients`, () => ask('recipientsList', { params }))
  const reviews = useResource(`letter:${letter.id}:reviews:${language}`, () => ask('reviewsList', { params: { ...params, language } }))
  const declarations = useResource(`letter:${letter.id}:declarations`, () => ask('declarationsList', { params }))
  if (original === null || version === null) return <Busy />
  return (
    <VersionDesk
      letter={letter}
      language={language}
      person={person}
      original={original}
      version={version}
      lobby={lobby}
      recipients={recipients.state === 'ready' ? recipients.value.recipients : nothing}
      reviews={reviews.state === 'ready' ? reviews.value.reviews : nothing}
      declarations={declarations.state === 'ready' ? declarations.value.declarations : nothing}
    />
  )
}

const nothing: readonly never[] = []
