import { LANGUAGES, type Language } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import type { Concept, TermStatus } from './term.ts'
import { termsIn } from './terms-in.ts'

const concept = (id: string, ...variants: readonly (readonly [Language, string, TermStatus?])[]): Concept => ({
  id,
  definition: '',
  doNotTranslate: false,
  variants: variants.map(([language, text, status = 'preferred']) => ({ language, text, status, note: '' })),
})

/** A term, and a sentence that uses it in another form. */
const inflected: Readonly<Record<Language, readonly [term: string, sentence: string, form: string]>> = {
  bg: ['наблюдение', 'Срещу масовото наблюдението на хората', 'наблюдението'],
  es: ['derecho fundamental', 'Los derechos fundamentales son de todos', 'derechos fundamentales'],
  cs: ['soukromí', 'právo na ochranu soukromí', 'soukromí'],
  da: ['overvågning', 'Overvågningen rammer alle', 'Overvågningen'],
  de: ['Überwachung', 'Die Überwachungen nehmen zu', 'Überwachungen'],
  et: ['jälgimine', 'inimeste jälgimise vastu', 'jälgimise'],
  el: ['παρακολούθηση', 'κατά της παρακολούθησης', 'παρακολούθησης'],
  en: ['citizen', 'Citizens’ rights', 'Citizens'],
  fr: ['droit fondamental', 'au nom des droits fondamentaux', 'droits fondamentaux'],
  ga: ['comhad', 'an chomhaid seo', 'chomhaid'],
  hr: ['sloboda', 'u ime slobode', 'slobode'],
  it: ['cittadino', 'i cittadini europei', 'cittadini'],
  lv: ['brīvība', 'mūsu brīvības vārdā', 'brīvības'],
  lt: ['laisvė', 'dėl laisvės', 'laisvės'],
  hu: ['szabadság', 'a szabadságot kérjük', 'szabadságot'],
  mt: ['dritt', 'id-drittijiet', 'drittijiet'],
  nl: ['burger', 'de burgers van Europa', 'burgers'],
  pl: ['wolność', 'w imię wolności', 'wolności'],
  pt: ['cidadão', 'os cidadãos europeus', 'cidadãos'],
  ro: ['libertate', 'în numele libertății', 'libertății'],
  sk: ['sloboda', 'v mene slobody', 'slobody'],
  sl: ['svoboda', 'v imenu svobode', 'svobode'],
  fi: ['vapaus', 'vapauksien puolesta', 'vapauksien'],
  sv: ['medborgare', 'medborgarnas rätt', 'medborgarnas'],
}

describe('terms of a glossary', () => {
  test.each(LANGUAGES)('T66 are found inflected in %s, with their places', (language) => {
    const [term, sentence, form] = inflected[language]
    const found = termsIn(sentence, language, [concept('c', [language, term])])
    expect(found.map(({ from, to }) => sentence.slice(from, to))).toEqual([form])
  })

  test('T66 are not found in other words, nor in another language', () => {
    const glossary = [concept('party', ['en', 'party'], ['de', 'Partei'])]
    expect(termsIn('We depart on a partial basis', 'en', glossary)).toEqual([])
    expect(termsIn('The parties agree', 'en', glossary)).toHaveLength(1)
    expect(termsIn('Une Partei', 'fr', glossary)).toEqual([])
  })

  test('T66 yield to the longer one they stand in', () => {
    const glossary = [concept('data', ['en', 'data']), concept('protection', ['en', 'data protection'])]
    const found = termsIn('Data protection needs data', 'en', glossary)
    expect(found.map((each) => each.concept.id)).toEqual(['protection', 'data'])
  })

  test('T66 in capitals are found as written', () => {
    const glossary = [concept('it', ['en', 'WHO'])]
    expect(termsIn('Those who asked the WHO', 'en', glossary).map(({ from }) => from)).toEqual([20])
  })
})
