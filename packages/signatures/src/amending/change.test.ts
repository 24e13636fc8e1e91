import { digestOf, type Inline, type Language, type LetterText, type Paragraph, paragraphId, recipientId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { AMENDMENT_CLASSES, changeBetween, type Manifest, mayCloseAs, type SealedTexts } from '../index.ts'

const words = 'We ask you to let every library in Europe lend books that nobody prints any more to whoever wants to read them now'
const said = (text: string): Inline => ({ type: 'text', text, marks: {} })
const body = (id: string, content: readonly Inline[]): Paragraph => ({ id: paragraphId(id), kind: 'body', content })
const placeDate = (content: readonly Inline[]): Paragraph => ({ id: paragraphId('place'), kind: 'place-date', content })

const openYear: Paragraph = placeDate([said('Brussels, 17 October '), { type: 'placeholder', field: 'year', text: '' }])
const textOf = (language: Language, paragraphs: readonly Paragraph[]): LetterText => ({ language, notes: [], paragraphs })
const english = textOf('en', [openYear, body('a', [said(words)]), body('b', [said('Yours sincerely')])])
const french = textOf('fr', [openYear, body('a', [said(`Nous vous demandons ceci : ${words}`)]), body('b', [said('Cordialement')])])

const recipient = {
  id: recipientId('r'),
  honorific: 'Ms',
  name: 'Vera Lind',
  function: 'Minister',
  institution: 'Ministry',
  country: 'SE',
  language: null,
  address: null,
}
const manifest: Manifest = {
  format: 'undersigned-manifest-1',
  letter: 'letter',
  original: { language: 'en', digest: digestOf('en') },
  versions: [
    { language: 'fr', digest: digestOf('fr'), recipients: [{ id: recipientId('r'), function: 'Ministre', institution: 'Ministère' }] },
  ],
  recipients: [recipient],
  copies: { kind: 'joint' },
  signatories: { classes: ['organisation'], within: 'alphabet-of-reader' },
  privacyNotice: digestOf('notice'),
  softDeadline: null,
  hardDeadline: null,
  embargoUntil: null,
  zone: 'Europe/Brussels',
  previous: null,
  change: 'first',
}
const sealed = (texts: readonly LetterText[], change: Partial<Manifest> = {}): SealedTexts => ({
  manifest: { ...manifest, ...change },
  texts: new Map(texts.map((text) => [text.language, text])),
})
const before = sealed([english, french])
const amendedTo = (paragraphs: readonly Paragraph[], change: Partial<Manifest> = {}) =>
  changeBetween(before, sealed([textOf('en', paragraphs), french], change))

describe('G40 the least class of a change', () => {
  test('G40 nothing, a filled date and another look touch nobody', () => {
    expect(changeBetween(before, before)).toEqual({ least: 'layout', reasons: [] })
    const filled = placeDate([said('Brussels, 17 October 2026')])
    expect(amendedTo([filled, ...english.paragraphs.slice(1)])).toEqual({ least: 'layout', reasons: ['letterhead'] })
    const strong: Inline = { type: 'text', text: words, marks: { strong: true } }
    expect(amendedTo([openYear, body('a', [strong]), body('b', [said('Yours sincerely')])])).toEqual({ least: 'layout', reasons: ['look'] })
  })

  test('G88 another address of the same holder of the same office is layout', () => {
    const moved = { recipients: [{ ...recipient, address: digestOf('elsewhere') }] }
    expect(amendedTo(english.paragraphs, moved)).toEqual({ least: 'layout', reasons: ['recipients-reached'] })
    const other = { recipients: [{ ...recipient, name: 'Somebody Else', address: digestOf('elsewhere') }] }
    expect(amendedTo(english.paragraphs, other).least).toBe('substance')
  })

  test('G40 a word here and there, a link and a language more are corrections', () => {
    const corrected = [openYear, body('a', [said(words.replace('prints', 'sells'))]), body('b', [said('Yours sincerely')])]
    expect(amendedTo(corrected)).toEqual({ least: 'correction', reasons: ['words'] })
    const linked: Inline = { type: 'text', text: words, marks: { link: 'https://example.org' } }
    expect(amendedTo([openYear, body('a', [linked]), body('b', [said('Yours sincerely')])]).reasons).toEqual(['words'])
    const more = changeBetween(before, sealed([english, french, textOf('de', french.paragraphs)]))
    expect(more).toEqual({ least: 'correction', reasons: ['language-added'] })
  })

  test('G40 another date than the one that stood there is a correction, not a letterhead that was filled', () => {
    const moved = placeDate([said('Paris, 18 October 2026')])
    expect(amendedTo([moved, ...english.paragraphs.slice(1)]).reasons).toContain('words')
  })

  test('G40 recipients, copies, the form of the text, many words or a language less are substance', () => {
    const same = english.paragraphs
    expect(amendedTo(same, { recipients: [{ ...recipient, name: 'Nils Berg' }] })).toEqual({ least: 'substance', reasons: ['recipients'] })
    expect(amendedTo(same, { copies: { kind: 'individual', copies: [] } }).least).toBe('substance')
    expect(amendedTo(same, { privacyNotice: digestOf('other') }).reasons).toEqual(['privacy-notice'])
    expect(amendedTo([...same, body('c', [said('And one thing more.')])])).toEqual({ least: 'substance', reasons: ['structure'] })
    expect(amendedTo([openYear, body('a', [said('We ask for nothing')]), body('b', [said('Yours sincerely')])]).least).toBe('substance')
    expect(changeBetween(before, sealed([english])).reasons).toEqual(['language-removed'])
    expect(changeBetween(before, sealed([english, french], { original: { language: 'fr', digest: digestOf('fr') } })).least).toBe(
      'substance',
    )
  })

  test('G40 a moved deadline is a class of its own', () => {
    expect(amendedTo(english.paragraphs, { hardDeadline: '2026-12-01T00:00:00.000Z' })).toEqual({
      least: 'deadline',
      reasons: ['deadlines'],
    })
  })

  test('G40 a change may be closed as more than it is, never as less', () => {
    for (const [at, least] of AMENDMENT_CLASSES.entries()) {
      expect(AMENDMENT_CLASSES.filter((change) => mayCloseAs(change, least))).toEqual(AMENDMENT_CLASSES.slice(at))
    }
  })
})
