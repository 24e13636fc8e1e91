import { type Language, type LetterText, type Paragraph, type PlainKind, paragraphId } from '@undersigned/letter'

/** What a template says in one language. */
interface TemplateWords {
  readonly title: string
  readonly describes: string
  readonly placeDate: string
  readonly subject: string
  readonly salutation: string
  readonly body: readonly string[]
  readonly asks: readonly string[]
  readonly end: string
  readonly closing: string
}

export const TEMPLATE_NAMES = ['open-letter'] as const
type TemplateName = (typeof TEMPLATE_NAMES)[number]

const openLetter: Readonly<Partial<Record<Language, TemplateWords>>> = {
  en: {
    title: 'Open letter',
    describes: 'Place and date, subject, salutation, reasons, a list of requests, closing.',
    placeDate: 'Brussels',
    subject: 'What this letter asks for',
    salutation: 'Dear Ministers,',
    body: [
      'We, the undersigned organisations, write to you about …',
      'Say in one paragraph what is at stake, for whom, and why now. Give a source for each fact.',
      'We therefore ask you to:',
    ],
    asks: ['do the first thing, by a date;', 'do the second thing;', 'refrain from the third.'],
    end: 'We remain at your disposal and would welcome a meeting.',
    closing: 'Yours sincerely,',
  },
  fr: {
    title: 'Lettre ouverte',
    describes: 'Lieu et date, objet, formule d’appel, motifs, liste de demandes, formule finale.',
    placeDate: 'Bruxelles',
    subject: 'Ce que demande cette lettre',
    salutation: 'Mesdames et Messieurs les Ministres,',
    body: [
      'Nous, organisations soussignées, vous écrivons au sujet de …',
      'Dites en un paragraphe ce qui est en jeu, pour qui, et pourquoi maintenant. Donnez une source pour chaque fait.',
      'Nous vous demandons donc :',
    ],
    asks: ['de faire la première chose, avant une date ;', 'de faire la deuxième ;', 'de renoncer à la troisième.'],
    end: 'Nous restons à votre disposition et serions heureux de vous rencontrer.',
    closing: 'Veuillez agréer, Mesdames et Messieurs les Ministres, l’expression de notre haute considération.',
  },
  de: {
    title: 'Offener Brief',
    describes: 'Ort und Datum, Betreff, Anrede, Gründe, eine Liste von Forderungen, Grußformel.',
    placeDate: 'Brüssel',
    subject: 'Was dieser Brief fordert',
    salutation: 'Sehr geehrte Ministerinnen und Minister,',
    body: [
      'wir, die unterzeichnenden Organisationen, wenden uns an Sie wegen …',
      'Sagen Sie in einem Absatz, worum es geht, für wen und warum gerade jetzt. Nennen Sie für jede Tatsache eine Quelle.',
      'Wir bitten Sie daher,',
    ],
    asks: ['das Erste bis zu einem Datum zu tun;', 'das Zweite zu tun;', 'das Dritte zu unterlassen.'],
    end: 'Für ein Gespräch stehen wir Ihnen gern zur Verfügung.',
    closing: 'Mit freundlichen Grüßen',
  },
}

const templates: Readonly<Record<TemplateName, Readonly<Partial<Record<Language, TemplateWords>>>>> = { 'open-letter': openLetter }

export interface TemplateListing {
  readonly template: TemplateName
  readonly language: Language
  readonly title: string
  readonly describes: string
}

/** Every template in every language it is written in. */
export const listTemplates = (): readonly TemplateListing[] =>
  TEMPLATE_NAMES.flatMap((template) =>
    (['en', 'fr', 'de'] as const).flatMap((language) => {
      const words = templates[template][language]
      return words === undefined ? [] : [{ template, language, title: words.title, describes: words.describes }]
    }),
  )

/** A letter to begin with, or null when there is no such template in this language. */
export function textFromTemplate(name: string, language: Language, newId: () => string): LetterText | null {
  const template = TEMPLATE_NAMES.find((each) => each === name)
  const words = template === undefined ? undefined : templates[template][language]
  if (words === undefined) return null
  const plain = (kind: PlainKind, text: string): Paragraph => ({
    id: paragraphId(newId()),
    kind,
    content: [{ type: 'text', text, marks: {} }],
  })
  const slot = (kind: 'recipients' | 'signatories'): Paragraph => ({ id: paragraphId(newId()), kind, content: [] })
  const placeDate = plain('place-date', `${words.placeDate}, `)
  return {
    language,
    notes: [],
    paragraphs: [
      slot('recipients'),
      { ...placeDate, content: [...placeDate.content, { type: 'placeholder', field: 'day', text: 'xx' }] },
      plain('subject', words.subject),
      plain('salutation', words.salutation),
      ...words.body.map((text) => plain('body', text)),
      ...words.asks.map(
        (text): Paragraph => ({
          id: paragraphId(newId()),
          kind: 'list-item',
          list: 'bulleted',
          level: 0,
          content: [{ type: 'text', text, marks: {} }],
        }),
      ),
      plain('body', words.end),
      plain('closing', words.closing),
      slot('signatories'),
    ],
  }
}

/** An empty page: one paragraph to type into, and the two places where rows are printed. */
export const emptyText = (language: Language, newId: () => string): LetterText => ({
  language,
  notes: [],
  paragraphs: [
    { id: paragraphId(newId()), kind: 'recipients', content: [] },
    { id: paragraphId(newId()), kind: 'body', content: [] },
    { id: paragraphId(newId()), kind: 'signatories', content: [] },
  ],
})
