import { type Inline, type Marks, normaliseInline } from '@undersigned/letter'
import { type Atom, atomToken, pushText, type Token, theMarks } from './token.ts'

/** A unit's content as tokens, without a marker. */
export function tokensOfContent(content: readonly Inline[]): Token[] {
  const tokens: Token[] = []
  for (const part of content) {
    if (part.type === 'text') pushText(tokens, part.text, theMarks(part.marks))
    else tokens.push(atomToken(part))
  }
  return tokens
}

/** Tokens as runs and atoms (rule L3); a marker among them is left aside. */
export function contentOfTokens(tokens: readonly Token[]): Inline[] {
  const content: Inline[] = []
  let from = 0
  while (from < tokens.length) {
    const token = tokens[from]
    if (token?.type !== 'char') {
      if (token?.type === 'atom') content.push(token.atom)
      from += 1
      continue
    }
    const run = runFrom(tokens, from, token.marks)
    content.push({ type: 'text', text: run.join(''), marks: token.marks })
    from += run.length
  }
  return normaliseInline(content)
}

function runFrom(tokens: readonly Token[], from: number, marks: Marks): string[] {
  const run: string[] = []
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.type !== 'char' || token.marks !== marks) break
    run.push(token.char)
  }
  return run
}

/** Gathers runs and atoms as they are met, without taking them apart; the same content as `contentOfTokens` gives (rule L3). */
export class ContentBuilder {
  readonly #content: Inline[] = []
  #text = ''
  #marks: Marks = {}

  text(text: string, marks: Marks): void {
    if (this.#text !== '' && marks !== this.#marks) this.#flush()
    this.#marks = marks
    this.#text += text
  }

  atom(atom: Atom): void {
    this.#flush()
    this.#content.push(atom)
  }

  done(): Inline[] {
    this.#flush()
    return normaliseInline(this.#content)
  }

  #flush(): void {
    if (this.#text !== '') this.#content.push({ type: 'text', text: this.#text, marks: this.#marks })
    this.#text = ''
  }
}
