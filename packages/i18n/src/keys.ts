import type en from './messages/en.json'

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type Base<Name extends string> = Name extends `${infer Stem}${PluralSuffix}` ? Stem : Name
type Paths<Node, Prefix extends string = ''> = {
  [Name in keyof Node & string]: Node[Name] extends string ? `${Prefix}${Base<Name>}` : Paths<Node[Name], `${Prefix}${Name}.`>
}[keyof Node & string]

/** Every message by its path; a plural by its stem. A key that is not in the English catalogue does not compile. */
export type Key = Paths<typeof en>
/** The keys below a section, for a table such as `refusal.*`. */
export type KeyBelow<Section extends string> = Extract<Key, `${Section}.${string}`>
