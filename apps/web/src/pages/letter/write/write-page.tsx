import '@undersigned/editor/styles.css'
import '../../../styles/writing.css'
import { readLetterText } from '@undersigned/collab'
import { type DraftingDesk, DraftingEditor, WhoIsHere } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { mayWrite } from '@undersigned/signatures'
import { useCallback, useRef } from 'react'
import { useLocation } from 'wouter'
import { Busy, Page } from '../../../app/page.tsx'
import { useMe } from '../../../app/session.ts'
import { useWords } from '../../../app/words.ts'
import { Elsewhere } from '../../../room/elsewhere.tsx'
import { RoomBar } from '../../../room/room-bar.tsx'
import { RoomNotices } from '../../../room/room-notices.tsx'
import type { OpenRoom } from '../../../room/rooms.ts'
import { useIsThere, useRoom, useSaveState } from '../../../room/use-room.ts'
import { type Letter, type LetterProps, membershipIn } from '../use-letter.ts'
import { useSlotRows } from './use-slot-rows.ts'

/** Where the original is written together. */
export function WritePage({ letter }: LetterProps) {
  const { t } = useWords()
  const me = useMe()
  const person = me.state === 'ready' ? me.value.id : ''
  const room = useRoom(`letter/${letter.id}/original`, person)
  return (
    <Page title={`${t('write.title')} · ${letter.title}`} width="full">
      <h1 className="visually-hidden">{`${t('write.title')}: ${letter.title}`}</h1>
      {room && me.state === 'ready' ? <Desk letter={letter} room={room} person={{ id: me.value.id, name: me.value.name }} /> : <Busy />}
    </Page>
  )
}

export interface Person {
  readonly id: string
  readonly name: string
}

interface DeskProps {
  readonly letter: Letter
  readonly room: OpenRoom
  readonly person: Person
}

function Desk({ letter, room, person }: DeskProps) {
  const { t } = useWords()
  const [, go] = useLocation()
  const state = useSaveState(room)
  const isThere = useIsThere(room)
  const slots = useSlotRows(letter)
  const desk = useRef<DraftingDesk | null>(null)
  const wordsOf = useWordsOf(letter.language)
  const mayHere = mayWrite(membershipIn(letter), { kind: 'original' }, letter.stage)
  const editable = mayHere && state.readOnly === null && state.kind !== 'refused'
  const onOpenSlot = useCallback(
    (slot: 'recipients' | 'signatories') => go(`/letters/${letter.id}/${slot === 'recipients' ? 'recipients' : 'sign-on'}`),
    [go, letter.id],
  )
  return (
    <>
      <RoomBar state={state}>
        <div className="here">
          <Elsewhere letter={letter.id} person={person} language={letter.language} original={letter.language} />
          <WhoIsHere awareness={room.connection.awareness} t={t} onJump={(visitor) => desk.current?.jumpTo(visitor)} />
        </div>
      </RoomBar>
      <RoomNotices room={room} state={state} wordsOf={wordsOf} />
      <div className="writing">
        {isThere ? (
          <DraftingEditor
            doc={room.doc}
            awareness={room.connection.awareness}
            person={person}
            language={letter.language}
            editable={editable}
            t={t}
            slots={slots}
            onOpenSlot={onOpenSlot}
            onReady={(ready) => {
              desk.current = ready
            }}
          />
        ) : (
          <Busy />
        )}
      </div>
    </>
  )
}

/** The letter in a document as plain paragraphs, for copying what was refused. */
function useWordsOf(language: Language): (doc: OpenRoom['doc']) => string {
  return useCallback(
    (doc) => {
      const { paragraphs, notes } = readLetterText(doc, language)
      return [...paragraphs, ...notes].map(({ content }) => plainText(content)).join('\n')
    },
    [language],
  )
}
