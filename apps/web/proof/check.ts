import { type Proven, verifyBundle } from '@undersigned/signatures/bundle'
import { NotProven } from '@undersigned/signatures/log'
import { part, shownProof, type Words } from './show.ts'

type Outcome =
  | { readonly kind: 'waiting' | 'checking' | 'cannot' }
  | { readonly kind: 'holds'; readonly proven: Proven; readonly isKeyGiven: boolean }
  | { readonly kind: 'fails'; readonly refusal: string; readonly where: string }

const isWords = (value: unknown): value is Readonly<Record<string, Words>> => typeof value === 'object' && value !== null && 'en' in value

function readWords(): Readonly<Record<string, Words>> {
  const value: unknown = JSON.parse(document.querySelector('#words')?.textContent ?? '')
  if (!isWords(value)) throw new TypeError('the page has no words')
  return value
}

const catalogues = readWords()
let language = navigator.languages.map((tag) => tag.slice(0, 2)).find((each) => each in catalogues) ?? 'en'
let outcome: Outcome = { kind: 'waiting' }
let file: File | null = null
let key = ''

const words = (): Words => catalogues[language] ?? {}
const word = (name: string): string => words()[name] ?? name

async function check(): Promise<void> {
  if (file === null) return
  show({ kind: 'checking' })
  try {
    const given = key.trim()
    const proven = await verifyBundle(new Uint8Array(await file.arrayBuffer()), given === '' ? {} : { key: given })
    show({ kind: 'holds', proven, isKeyGiven: given !== '' })
  } catch (error) {
    if (error instanceof NotProven) show({ kind: 'fails', refusal: error.refusal, where: error.where })
    else if (error instanceof DOMException && error.name === 'NotSupportedError') show({ kind: 'cannot' })
    else throw error
  }
}

function show(next: Outcome): void {
  outcome = next
  const status = document.querySelector('#outcome')
  status?.replaceChildren(...markup())
  if (status instanceof HTMLElement) status.dataset.outcome = outcome.kind
}

function markup(): readonly Node[] {
  switch (outcome.kind) {
    case 'waiting':
      return []
    case 'checking':
    case 'cannot':
      return [part('p', word(outcome.kind))]
    case 'fails': {
      const said = [part('h2', word('fails')), part('p', word('failsText')), part('p', word(`refusal.${outcome.refusal}`))]
      return [...said, part('p', word('where').replace('{{where}}', outcome.where))]
    }
    case 'holds':
      return shownProof(outcome.proven, { word, language, isKeyGiven: outcome.isKeyGiven })
  }
}

function begin(): void {
  document.documentElement.lang = language
  document.title = word('title')
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) element.textContent = word(element.dataset.word ?? '')
  for (const element of document.querySelectorAll<HTMLElement>('[data-language]')) {
    element.setAttribute('aria-pressed', String(element.dataset.language === language))
  }
  show(outcome)
}

function take(chosen: File | null | undefined): void {
  file = chosen ?? null
  void check()
}

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return
  if (target.type === 'file') take(target.files?.[0])
  else {
    key = target.value
    void check()
  }
})
document.addEventListener('click', ({ target }) => {
  const chosen = target instanceof HTMLElement ? target.dataset.language : undefined
  if (chosen === undefined) return
  language = chosen
  begin()
})
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  take(event.dataTransfer?.files[0])
})
begin()
