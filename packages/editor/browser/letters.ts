import { type Inline, type Language, type LetterText, noteId, paragraphId, type Shape } from '@undersigned/letter'

const words = (text: string, marks: Extract<Inline, { type: 'text' }>['marks'] = {}): Inline => ({ type: 'text', text, marks })
const reference = (note: string): Inline => ({ type: 'note-ref', note: noteId(note) })

/** Letters for the test page, of our own writing. */
export function letterOf(name: string, language: Language): LetterText {
  if (name === 'empty') return { language, paragraphs: [], notes: [] }
  const long = /^long-(\d+)$/.exec(name)?.[1]
  return long === undefined ? sample(language) : longLetter(Number(long), language)
}

const SENTENCE = 'Private messages are where people think aloud, and a society that reads them all has stopped trusting its own. '

/** As many paragraphs as asked for, with lists, headings and notes among them. */
function longLetter(count: number, language: Language): LetterText {
  const shapes: Shape[] = Array.from({ length: count }, (_, at) =>
    at % 25 === 0
      ? { kind: 'heading', level: 2 }
      : at % 5 === 3
        ? { kind: 'list-item', list: 'numbered', level: at % 10 === 3 ? 0 : 1 }
        : { kind: 'body' },
  )
  return {
    language,
    paragraphs: shapes.map((shape, at) => ({
      ...shape,
      id: paragraphId(`p${at}`),
      content: [words(`${at}. ${SENTENCE.repeat(shape.kind === 'heading' ? 1 : 3)}`), ...(at % 10 === 4 ? [reference(`n${at}`)] : [])],
    })),
    notes: shapes.flatMap((_, at) => (at % 10 === 4 ? [{ id: noteId(`n${at}`), content: [words(`Source ${at}.`)] }] : [])),
  }
}

function sample(language: Language): LetterText {
  const rows: readonly (readonly [Shape, readonly Inline[]])[] = [
    [{ kind: 'summary' }, [words('Open letter by civil society, calling for private messages to stay private')]],
    [{ kind: 'recipients' }, []],
    [
      { kind: 'place-date' },
      [
        words('Brussels, '),
        { type: 'placeholder', field: 'day', text: 'xx' },
        words(' September '),
        { type: 'placeholder', field: 'year', text: '' },
      ],
    ],
    [{ kind: 'subject' }, [words('Re: The confidentiality of communications')]],
    [{ kind: 'salutation' }, [words('Dear Minister Laanemets,'), { type: 'line-break' }, words('Dear Director Jaarats,')]],
    [
      { kind: 'body' },
      [
        words('We write to you as organisations that work for '),
        words('children', { strong: true }),
        words(' and for '),
        words('privacy', { emphasis: true }),
        words(' alike.'),
        reference('n1'),
        words(' Nobody has to choose between the two, and '),
        words('the evidence', { link: 'https://example.org/evidence' }),
        words(' says so.'),
      ],
    ],
    [{ kind: 'heading', level: 1 }, [words('What is at stake')]],
    [{ kind: 'body' }, [words('A message that is scanned before it is sent is not a private message.')]],
    [{ kind: 'list-item', list: 'numbered', level: 0 }, [words('It reaches everyone, not those under suspicion;')]],
    [{ kind: 'list-item', list: 'bulleted', level: 1 }, [words('lawyers and their clients,')]],
    [{ kind: 'list-item', list: 'bulleted', level: 1 }, [words('journalists and their sources;')]],
    [{ kind: 'list-item', list: 'numbered', level: 0 }, [words('it weakens what protects them.'), reference('n2')]],
    [
      { kind: 'quotation' },
      [words('“Everyone has the right to respect for his or her private and family life, home and communications.”')],
    ],
    [{ kind: 'body' }, [words('We ask you to take this into account, and offer our help.')]],
    [{ kind: 'closing' }, [words('Yours sincerely,')]],
    [{ kind: 'lead' }, [words('Anna Virtanen')]],
    [{ kind: 'lead' }, [words('Policy officer, Open Letters Europe')]],
    [{ kind: 'signatories' }, []],
    [{ kind: 'boilerplate' }, [words('Open Letters Europe is an association of forty organisations in seventeen countries.')]],
  ]
  return {
    language,
    paragraphs: rows.map(([shape, content], at) => ({ ...shape, id: paragraphId(`p${at}`), content })),
    notes: [
      { id: noteId('n1'), content: [words('See the report of '), words('2020', { emphasis: true }), words(', p. 4.')] },
      { id: noteId('n2'), content: [words('As shown before, see '), { type: 'note-cross-ref', note: noteId('n1') }, words('.')] },
    ],
  }
}
