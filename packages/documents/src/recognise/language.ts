import { LANGUAGES, type Language } from '@undersigned/letter'
import type { Blocks } from '../blocks.ts'
import { wordsOf } from '../content.ts'

const common: Readonly<Record<Language, string>> = {
  bg: 'на и за да се от в с не като които това',
  es: 'el los las que por una del con para como se su',
  cs: 'je se že aby jsou na pro které nebo jako být',
  da: 'og det er ikke til af en for at med den som',
  de: 'der die und das nicht den von für ist eine mit zu',
  et: 'ja on ei et ning mis kui see või oma selle',
  el: 'και το της να του την για που οι στην από με',
  en: 'the of and to that in for is are with this by',
  fr: 'le les des et une dans que pour la du est nous',
  ga: 'agus an na go ar le sé tá do is ina atá',
  hr: 'je da se koji su na za i od kao što koje',
  it: 'il della che gli per una di sono con del nella le',
  lv: 'un ir ka ar par no uz kas lai tiek vai kā',
  lt: 'ir kad yra su dėl kaip į iš tai bei apie ar',
  hu: 'a az és hogy nem egy is meg vagy mint ezt ez',
  mt: 'li u ta’ dan għal fuq biex kif mhux il-kmn dawn tal',
  nl: 'het een van niet voor de en dat op met te zijn',
  pl: 'się nie jest oraz że na do w z i które przez',
  pt: 'os uma não para com que do da em por dos as',
  ro: 'și în pe care nu de la cu din pentru este sunt',
  sk: 'sa je že aby sú na pre ktoré alebo ako byť',
  sl: 'je se da ki so na za in pri kot ali lahko',
  fi: 'ja on että ei sekä ovat joka se olla tai kuin tämä',
  sv: 'och det att är inte för som en av med på till',
}

/** The language whose commonest words the text is full of; what the file says, when that is not clear; else English. */
export function languageOf(source: Blocks): Language {
  if (source.exact && source.language !== null) return source.language
  const words = source.blocks
    .flatMap(({ content }) =>
      wordsOf(content)
        .toLowerCase()
        .split(/[^\p{L}’-]+/u),
    )
    .slice(0, 3_000)
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const scores = LANGUAGES.map((language) => ({ language, score: scoreOf(common[language], counts) })).sort((a, b) => b.score - a.score)
  const [best, second] = scores
  const isClear = best !== undefined && best.score >= 4 && best.score > (second?.score ?? 0) * 1.25
  return isClear ? best.language : (source.language ?? (best && best.score >= 2 ? best.language : 'en'))
}

const scoreOf = (words: string, counts: ReadonlyMap<string, number>): number =>
  words.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)
