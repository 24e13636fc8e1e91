import { createPaper, type PaperInput } from '@undersigned/documents'
import { noteId, type Paragraph, paragraphId } from '@undersigned/letter'

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
    const times: number[] = []
    for (let at = 0; at < LETTERS + WARM_UP; at += 1) {
      const before = performance.now()
      await paper.pdf(letterOf(at))
      if (at >= WARM_UP) times.push(performance.now() - before)
    }
    times.sort((a, b) => a - b)
    const at = (share: number): number => round(times[Math.floor(share * (times.length - 1))] ?? 0)
    return { engine, available: true, letters: LETTERS, startMs: round(startMs), medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
  } finally {
    await paper.close()
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10

/** How long a fresh letter takes on paper when the compiler is warm, for every compiler this machine has. */
export async function run(): Promise<object> {
  return { scenario: 'paper', limitMs: 50, engines: [await measure('native'), await measure('web')] }
}
