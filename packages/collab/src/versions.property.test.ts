import { noteId, plainText, unitId } from '@undersigned/letter'
import { aLetter } from '@undersigned/letter/testing'
import { orphans, pair, unitsOf } from '@undersigned/translation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLetterText, writeLetterText } from './letter-text.ts'
import { BODY, noteField, unitField } from './names.ts'
import { anyVersionSession, FAITHFUL, playVersions, type VersionStep, versionSessionOf } from './testing/index.ts'
import { readVersion } from './version.ts'

const SESSIONS = 2_000

const step = (who: number, act: VersionStep['act'], [a, b, c]: readonly [number, number, number] = [0, 0, 0]): VersionStep => ({
  who,
  act,
  a,
  b,
  c,
})

describe('three people on an original and two versions', () => {
  test('T2 T3 T4 T5 T30 T31 T35 all see the same, no word is lost, no state is false, and nothing is printed twice or not at all', () => {
    const met: Record<string, number> = {}
    fc.assert(
      fc.property(anyVersionSession(26), (session) => {
        const played = playVersions(session)
        for (const [name, count] of Object.entries(played.met)) met[name] = (met[name] ?? 0) + count
        expect(played.verdict).toEqual(FAITHFUL)
      }),
      { numRuns: SESSIONS },
    )
    for (const name of ['missing', 'draft', 'translated', 'reviewed', 'stale', 'covered', 'joined', 'orphans', 'offers']) {
      expect(met[name], name).toBeGreaterThan(10)
    }
  }, 300_000)

  test('T35 a long session with a seed can be played again', () => {
    const session = versionSessionOf(7, 120)
    expect(playVersions(session)).toEqual(playVersions(session))
    expect(playVersions(session).verdict).toEqual(FAITHFUL)
  })
})

describe('what was found once', () => {
  const faithful = (...steps: readonly VersionStep[]) => expect(playVersions(steps).verdict).toEqual(FAITHFUL)

  test('T31 one splits what another moves: the half that stays empty is an orphan, not lost', () =>
    faithful(
      step(0, 'render', [60, 73, 87]),
      step(0, 'split', [4, 62, 90]),
      step(1, 'move', [20, 89, 58]),
      step(1, 'render', [36, 22, 21]),
    ))

  test('T30 one merges what another moves: the words that stay behind without a trace are still covered', () =>
    faithful(step(1, 'cut', [43, 84, 97]), step(0, 'merge', [5, 1, 92]), step(1, 'render', [96, 84, 44]), step(1, 'move', [96, 92, 91])))

  test('T31 an untranslated paragraph merged into a translated one waits for its translator, nothing else goes with it', () =>
    faithful(step(2, 'render', [81, 4, 4]), step(1, 'merge', [6, 2, 60])))
})

test('T5 the words of a note that is no longer referred to are kept apart, and back with it', () => {
  const note = { type: 'note-ref' as const, note: noteId('n1') }
  const [original, version] = [new Y.Doc(), new Y.Doc()]
  writeLetterText(original, aLetter('We urge you to act.'))
  original.getText(noteField(note.note)).insert(0, 'See the study.')
  version.getText(unitField(unitId(note.note))).insert(0, 'Voir l’étude.')
  const undo = new Y.UndoManager(original, { captureTimeout: 0 })
  const lost = () => orphans(unitsOf(readLetterText(original, 'en')), readVersion(version)).map(({ content }) => plainText(content))
  original.getText(BODY).insertEmbed(3, note)
  expect(pair(unitsOf(readLetterText(original, 'en')), readVersion(version)).at(-1)).toMatchObject({
    unit: { role: 'note' },
    state: 'draft',
  })
  undo.stopCapturing()
  original.getText(BODY).delete(3, 1)
  expect(lost()).toEqual(['Voir l’étude.'])
  undo.undo()
  expect(lost()).toEqual([])
})
