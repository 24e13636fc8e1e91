// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { letterSchema } from '../schema/schema.ts'
import { find } from './find.ts'
import { findingOf, findPlugin, goToFound, lookFor, replaceAll, replaceCurrent } from './plugin.ts'

const schema = getSchema(letterSchema)
const strong = schema.mark('strong')
const doc = schema.node('doc', null, [
  schema.node('paragraph', { id: 'a' }, [schema.text('The pri'), schema.text('vacy', [strong]), schema.text(' of “the” many.')]),
  schema.node('paragraph', { id: 'b' }, [schema.text('Then privacy\u00a0of all')]),
])
const anyhow = { matchCase: false, wholeWords: false }
const words = (wanted: string, options = anyhow): string[] => find(doc, wanted, options).map(({ from, to }) => doc.textBetween(from, to))

describe('find and replace', () => {
  test('L46 looks across marks, and forgives quotation marks and spaces', () => {
    expect(words('privacy of')).toEqual(['privacy of', 'privacy\u00a0of'])
    expect(words('"the"')).toEqual(['“the”'])
  })

  test('L46 keeps to case and to whole words when asked', () => {
    expect(words('the')).toEqual(['The', 'the', 'The'])
    expect(words('the', { matchCase: true, wholeWords: false })).toEqual(['the'])
    expect(words('the', { matchCase: false, wholeWords: true })).toEqual(['The', 'the'])
    expect(words('of (all)')).toEqual([])
  })

  const searching = (wanted: string): EditorState => {
    const state = EditorState.create({ doc, plugins: [findPlugin()] })
    return run(state, lookFor({ wanted, ...anyhow }))
  }
  const run = (state: EditorState, command: ReturnType<typeof lookFor>): EditorState => {
    let next = state
    command(state, (tr) => {
      next = state.apply(tr)
    })
    return next
  }

  test('L46 goes round the ends, and replaces one and goes on', () => {
    const state = searching('privacy')
    expect(findingOf(state).current).toBe(0)
    expect(findingOf(run(run(state, goToFound(1)), goToFound(1))).current).toBe(0)
    const replaced = run(state, replaceCurrent('privacy rights'))
    expect(replaced.doc.textContent).toContain('The privacy rights of')
    expect(findingOf(replaced).found).toHaveLength(2)
    expect(findingOf(replaced).current).toBe(1)
  })

  test('L46 replaces all in one transaction', () => {
    const state = searching('privacy')
    let transactions = 0
    let next = state
    replaceAll('safety')(state, (tr) => {
      transactions += 1
      next = state.apply(tr)
    })
    expect(transactions).toBe(1)
    expect(next.doc.textContent).toBe('The safety of “the” many.Then safety\u00a0of all')
  })
})
