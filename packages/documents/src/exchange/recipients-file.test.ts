import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentRefused } from '../refused.ts'
import { recipientsIn } from './recipients-file.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** As the Parliament's open data portal writes it; people of our own. */
const members = {
  data: [
    {
      id: 'person/10001',
      type: 'Person',
      identifier: '10001',
      label: 'Ana EXAMPLE',
      familyName: 'Example',
      givenName: 'Ana',
      'api:country-of-representation': 'EL',
      'api:political-group': 'Greens/EFA',
    },
    { id: 'person/10002', label: 'Jan VOORBEELD', 'api:country-of-representation': 'NL', hasEmail: 'mailto:jan@europarl.example' },
    { id: 'person/10001', label: 'Ana EXAMPLE' },
    { id: 'person/10003' },
  ],
  '@context': [{ data: '@graph' }],
}

describe('G152 recipients in a file', () => {
  test('G152 members of Parliament come with their country, group and number, and whoever stands there twice comes once', () => {
    const { kind, entries, left } = recipientsIn(bytes(JSON.stringify(members)))
    expect(kind).toBe('meps')
    expect(entries).toMatchObject([
      {
        name: 'Ana Example',
        country: 'GR',
        group: 'Greens/EFA',
        person: '10001',
        source: 'https://data.europarl.europa.eu/person/10001',
        email: '',
      },
      { name: 'Jan VOORBEELD', country: 'NL', email: 'jan@europarl.example' },
    ])
    expect(left).toEqual([
      { line: 3, reason: 'twice' },
      { line: 4, reason: 'no-name' },
    ])
  })

  test('G152 a table of ministers is read by its headings, in whatever order they stand', () => {
    const table =
      '\uFEFFCourriel;Nom;Civilité;Pays;Langue;Ministère;Formule d’appel\r\nm@gouv.example;Claire Dubois;Mme;France;fr;Culture;Madame la Ministre,\r\nno address;Jean;M;FR;;;\r\n'
    const { kind, entries, left } = recipientsIn(bytes(table.replace('Formule d’appel', "Formule d'appel")))
    expect(kind).toBe('table')
    expect(entries).toMatchObject([
      { name: 'Claire Dubois', honorific: 'Mme', country: 'FR', language: 'fr', institution: 'Culture', salutation: 'Madame la Ministre,' },
    ])
    expect(left).toEqual([{ line: 2, reason: 'not-an-address' }])
  })

  test('G152 what is neither is refused, and rubbish is never an error of another kind', () => {
    for (const text of ['{"data": 3}', '{broken', 'a;b;c\n1;2;3', '']) expect(() => recipientsIn(bytes(text))).toThrow(DocumentRefused)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => `{"data":[${json}]}`),
        ),
        (text) => {
          try {
            for (const { name, email } of recipientsIn(bytes(text)).entries)
              expect([name !== '', /[\r\n]/.test(email)]).toEqual([true, false])
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentRefused)
          }
        },
      ),
    )
  })
})
