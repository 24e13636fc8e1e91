import { createPaper, exportDocument, type Paper, type PaperInput } from '@undersigned/documents'
import { letterForCopy } from '@undersigned/documents/page'
import { LANGUAGES, type Language, type LetterDocument, noteId, type Paragraph, paragraphId, recipientId } from '@undersigned/letter'
import { words } from '../support/words-of-24.ts'

const LETTERS = 40
const WARM_UP = 3

const sentence = (seed: number): string =>
  `We, the undersigned, ask the Commission in point ${seed} to protect the confidentiality of every person’s communications, without exception. `

/** A letter of two to three pages with notes and names, different for each seed so that nothing is answered from memory. */
function letterOf(seed: number): PaperInput {
  const body = Array.from({ length: 12 }, (_, at): Paragraph => {
    const text = { type: 'text' as const, text: sentence(seed * 100 + at).repeat(4), marks: {} }
    return { id: paragraphId(`p${at}`), kind: 'body', content: at < 6 ? [text, { type: 'note-ref', note: noteId(`n${at}`) }] : [text] }
  })
  const paragraphs: Paragraph[] = [
    { id: paragraphId('r'), kind: 'recipients', content: [] },
    { id: paragraphId('s'), kind: 'subject', content: [{ type: 'text', text: `Call number ${seed}`, marks: {} }] },
    ...body,
    { id: paragraphId('g'), kind: 'signatories', content: [] },
  ]
  const notes = Array.from({ length: 6 }, (_, at) => ({
    id: noteId(`n${at}`),
    content: [{ type: 'text' as const, text: sentence(seed + at), marks: {} }],
  }))
  const signatories = Array.from({ length: 60 }, (_, at) => ({
    class: 'organisation' as const,
    name: `Organisation ${seed} of ${at}`,
    title: '',
    affiliation: '',
    country: '',
    group: '',
  }))
  return { document: { text: { language: 'en', paragraphs, notes }, recipients: [], signatories, listInFormation: true }, seal: null }
}

async function measure(engine: 'native' | 'web'): Promise<object> {
  const paper = createPaper({ engine, timeoutMs: 30_000 })
  try {
    const started = performance.now()
    if ((await paper.engine()) !== engine) return { engine, available: false }
    const startMs = performance.now() - started
    const fresh = await timed(paper, letterOf)
    const copies = await timed(paper, copyOf)
    return { engine, available: true, letters: LETTERS, startMs: round(startMs), fresh, copies }
  } finally {
    await paper.close()
  }
}

/** The same letter to somebody else, as 27 ministers get it. */
function copyOf(seed: number): PaperInput {
  const { document, seal } = letterOf(1_000)
  const recipient = {
    id: recipientId('r'),
    honorific: 'Ms',
    name: `Minister ${seed}`,
    function: 'Minister',
    institution: '',
    country: '',
    language: null,
  }
  return { document: { ...document, recipients: [recipient] }, seal }
}

async function timed(paper: Paper, inputOf: (seed: number) => PaperInput): Promise<object> {
  const times: number[] = []
  for (let at = 0; at < LETTERS + WARM_UP; at += 1) {
    const before = performance.now()
    await paper.pdf(inputOf(at))
    if (at >= WARM_UP) times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => round(times[Math.floor(share * (times.length - 1))] ?? 0)
  return { medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}

const MINISTERS = 27

/** A letter of two pages in one language, to a minister of its own, with the names that stand under all of them. */
function ministersCopy(language: Language, minister: number): LetterDocument {
  const { text, signatories } = letterOf(2_000).document
  const sentence = words[language]
  const paragraphs = text.paragraphs.map(
    (paragraph): Paragraph =>
      paragraph.kind === 'body' ? { ...paragraph, content: [{ type: 'text', text: `${sentence} `.repeat(5), marks: {} }] } : paragraph,
  )
  const recipient = recipientId(`m${minister}`)
  const about = { honorific: '', function: '', institution: '', country: '', language: null }
  const document = {
    text: { ...text, language, paragraphs, notes: [] },
    recipients: [{ id: recipient, name: `Minister ${minister}`, ...about }],
    signatories,
    listInFormation: false,
  }
  return letterForCopy(document, { recipients: [recipient], salutation: [`Minister ${minister},`] })
}

/** What a delivery prints: every minister's copy, twice, in 24 languages and three of them a second time. */
async function delivery(engine: 'native' | 'web'): Promise<object> {
  const paper = createPaper({ engine, timeoutMs: 30_000 })
  try {
    if ((await paper.engine()) !== engine) return { engine, available: false }
    await paper.pdf({ document: ministersCopy('en', 0), seal: null })
    const copies = Array.from({ length: MINISTERS }, (_, at) => ministersCopy(LANGUAGES[at % LANGUAGES.length] ?? 'en', at + 1))
    const seal = { words: 'amber lake orbit sudden', hex: '0123456789ab' }
    const [before, cpuBefore] = [performance.now(), process.cpuUsage()]
    const printed = copies.map((document) => paper.pdf({ document, seal }))
    const written = copies.map((document) => exportDocument(document, 'docx'))
    const pdfs = await Promise.all(printed)
    const ms = performance.now() - before
    const cpu = process.cpuUsage(cpuBefore)
    const accessible = pdfs.filter((pdf) => new TextDecoder('latin1').decode(pdf).includes('pdfuaid')).length
    return {
      engine,
      available: true,
      pdfs: pdfs.length,
      docx: written.length,
      ms: round(ms),
      cpuMs: Math.round((cpu.user + cpu.system) / 1000),
      accepted: accessible,
    }
  } finally {
    await paper.close()
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10

/** How long a letter takes on paper when the compiler is warm, wholly new or one more copy, for every compiler this machine has. */
export async function run(): Promise<object> {
  const copies = {
    limitMs: 2_000,
    ministers: MINISTERS,
    languages: LANGUAGES.length,
    engines: [await delivery('native'), await delivery('web')],
  }
  return { scenario: 'paper', delivery: copies, limitMs: 50, engines: [await measure('native'), await measure('web')] }
}
