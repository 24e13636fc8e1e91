import type { Language } from '@undersigned/letter'

/** How the names of the months begin, January to December, folded; long enough to tell them from other words, short enough for every case. */
const STEMS: Readonly<Record<Language, string>> = {
  bg: 'ianuari fevruari mart april mai iuni iuli avgust septemvri oktomvri noemvri dekemvri',
  cs: 'led unor|unora brez dub kvet cervn|cerven cervenec|cervenc srp zari|zarij rij listopad prosin',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  de: 'januar|janner februar|feber marz april mai juni juli august september oktober november dezember',
  el: 'ianuari fevruari marti april|aprili mai|meo|meu iuni iuli avgust septemvri oktovri noemvri dekemvri',
  en: 'january|jan february|feb march april may june july august september|sept october november december',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  et: 'jaanuar veebruar marts aprill mai juuni juuli august september oktoober|oktoobri november|novembri detsember|detsembri',
  fi: 'tammiku helmiku maalisku huhtiku toukoku kesaku heinaku eloku syysku lokaku marrasku jouluku',
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  ga: 'eanair feabhra|feabhr marta|mharta aibrean|aibrea bealtaine|bhealtaine meitheamh|meithimh iuil lunasa meanfomhair|mheanfomhair deireadh|dheireadh samhain|samhna|shamhna nollaig|nollag',
  hr: 'sijec veljac ozuj travnj svibnj lipn srpn kolovoz rujn|rujan listopad studen prosin',
  hu: 'januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  lt: 'saus vasari kov baland geguz birzel liep rugpju rugsej spal lapkri gruod',
  lv: 'janvar|janvari februar mart april maij|maijs junij julij august septembr oktobr novembr decembr',
  mt: 'jannar frar marzu april mejju gunju lulju awwissu settembru ottubru novembru dicembru',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pl: 'styczni|styczen lut marz|marzec kwieci|kwiecien maj czerw|czerwiec lip sierp wrze pazdzier listopad grud',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  sk: 'januar februar marec|marc april maj jun jul august september|septembr oktober|oktobr november|novembr december|decembr',
  sl: 'januar februar marec|marc april maj junij julij avgust september|septembr oktober|oktobr november|novembr december|decembr',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
}

const stems = new Map(Object.entries(STEMS).map(([language, months]) => [language, months.split(' ').map((month) => month.split('|'))]))

/** Which month, 1 to 12, a folded word names in a language; 0 for none. */
export function monthOf(word: string, language: string): number {
  const months = stems.get(language) ?? stems.get('en') ?? []
  let [best, length] = [0, 0]
  months.forEach((names, at) => {
    for (const name of names)
      if (word.startsWith(name) && word.length <= name.length + 4 && name.length > length) [best, length] = [at + 1, name.length]
  })
  return best
}
