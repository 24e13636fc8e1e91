import { createPaper, type Paper, type PaperInput } from '@undersigned/documents'
import { noteId, type Paragraph, paragraphId, recipientId } from '@undersigned/letter'

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

const round = (ms: number): number => Math.round(ms * 10) / 10

/** How long a letter takes on paper when the compiler is warm, wholly new or one more copy, for every compiler this machine has. */
export async function run(): Promise<object> {
  return { scenario: 'paper', limitMs: 50, engines: [await measure('native'), await measure('web')] }
}
