import type { RouteResponse } from '@undersigned/api/client'
import { readVersion } from '@undersigned/collab'
import { WhoIsHere } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { grantsOf, isWritable, mayManage, mayReviewIn, mayWrite } from '@undersigned/signatures'
import { isShareOf } from '@undersigned/translation'
import { useMemo } from 'react'
import { Busy } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Elsewhere } from '../../../room/elsewhere.tsx'
import { RoomBar } from '../../../room/room-bar.tsx'
import { RoomNotices } from '../../../room/room-notices.tsx'
import type { OpenRoom } from '../../../room/rooms.ts'
import { useIsThere, useSaveState } from '../../../room/use-room.ts'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { useShares } from '../versions/use-shares.ts'
import type { Person } from '../write/write-page.tsx'
import { focusUnit } from './focus.ts'
import { HelpContext } from './help/help-here.tsx'
import type { DeskHand } from './needs.ts'
import { UnitGrid } from './unit-grid.tsx'

export interface VersionDeskProps extends LetterProps {
  readonly language: Language
  readonly person: Person
  readonly original: OpenRoom
  readonly version: OpenRoom
  readonly recipients: readonly RouteResponse<'recipientsList'>['recipients'][number][]
  readonly reviews: readonly RouteResponse<'reviewsList'>['reviews'][number][]
  readonly declarations: readonly RouteResponse<'declarationsList'>['declarations'][number][]
  /** Where everyone at this letter tells where they are (D10); null for the moment before. */
  readonly lobby: OpenRoom | null
}

const wordsOfVersion = (doc: OpenRoom['doc']): string => [...readVersion(doc).units.values()].map(plainText).join('\n')

export function VersionDesk(props: VersionDeskProps) {
  const { letter, language, person, original, version } = props
  const { t } = useWords()
  const state = useSaveState(version)
  const originalThere = useIsThere(original)
  const versionThere = useIsThere(version)
  const shares = useShares(letter.id)
  const given = useMemo(
    () => (shares.state === 'ready' ? shares.value.assignments.map((share) => ({ ...share, person: share.person.id })) : []),
    [shares],
  )
  const hand = useMemo<DeskHand>(() => {
    const member = membershipIn(letter)
    return {
      account: person.id,
      translates: mayWrite(member, { kind: 'version', language }, letter.stage) && state.readOnly === null && state.kind !== 'refused',
      reviews: mayReviewIn(member, language) && state.readOnly !== 'sealed',
      declares: grantsOf(member, 'write-original').includes('yes') && isWritable('version', letter.stage),
      manages: mayManage(member),
      isMine: (unit) => isShareOf(given, { language, unit, person: person.id }),
    }
  }, [letter, language, person.id, state, given])
  const help = useMemo(() => ({ letter, by: person.id }), [letter, person.id])
  return (
    <>
      <RoomBar state={state}>
        <div className="here">
          <Elsewhere letter={letter.id} person={person} language={language} original={letter.language} />
          <WhoIsHere awareness={version.connection.awareness} t={t} onJump={({ field }) => focusUnit(field)} />
        </div>
      </RoomBar>
      <RoomNotices room={version} state={state} wordsOf={wordsOfVersion} />
      <HelpContext value={help}>{originalThere && versionThere ? <UnitGrid {...props} hand={hand} /> : <Busy />}</HelpContext>
    </>
  )
}
