import type { Language } from '@undersigned/letter'

/**
 * Endings that a noun, an adjective or a verb takes on, per language; the longest that leaves a stem goes. Light on purpose: a term is found
 * in its usual cases and numbers, and two different words stay two.
 */
const endings: Readonly<Record<Language, string>> = {
  bg: 'ищата ището овете овци иите ията ето ата ята ите ият ята ове еве ища ски ска ско ъта ът ят та то те ия ия ен на но ни а я о е и у ъ ь й',
  es: 'aciones amente ciones mente ación iendo ando adas ados idas idos ces es as os ar er ir ado ada ido ida a o e s',
  cs: 'ového ovému ovými ových ostech atech ého ému ými ých ímu ího ích ími ovi ové ová ový ech ích ách ami emi ata at ům ám ou ím em ém am y i í é á ý e ě a u o',
  da: 'ernes erens ernes eren erne ende elser else enes eres ens ets ers en et er es ne e s',
  de: 'ungen ischen ische ungs heiten innen ern ens est en er es em et e n s',
  et: 'dele dest desse dega deta dena dele tele test tesse tega ides idest ile ist isse iga ide ida ite ele est ega eta ena eni sse lt le st ga ta na ni ks de te id ud ed ad se ut ist at it e i a u d t s l',
  el: 'ησεων ησεις ικους ικων ικες ικος ικου ικης ιας ιων ους εις εων ων ος ου οι ες ας ης εσ ασ ησ οσ ουσ εις εισ ουσ α ο η ι ε υ ν ς σ',
  en: 'ations ation ingly ings ing ies ied ers er ed es ly ’s ‘s s e',
  fr: 'issements issement ations ation ements ement euses euse aux ives ive eurs eur ées és ée er ez es é e s x',
  ga: 'eachta achta anna eanna aithe ithe acha eacha anta aí ta te na ne ai ea ia adh eadh e a í i',
  hr: 'ovima evima ijama skoga skome ovih ovog ovom ima ama oga ome omu ega emu eva ova ovi evi ih im og om oj em iju ija ije iji a e i o u',
  it: 'azioni azione amente mente ando endo ati ate ato ata iti ite ito ita che ghe chi ghi i e o a',
  lv: 'ajiem ajām ajos ajās šanas šanu šana šanai šanā ajam ajai ajā iem ām ēm īm os ās ēs īs as es is us am ai ei ij ij im ā ē ī u a e i s š o',
  lt: 'iuosiuose uosiuose iosiose osiose iuose iams uose oms ėms yje ėje oje ose ius iai ais omis ėmis imis ių ių iui iaus ams ui us os ės as is ys ą ę į ų ai ei ia iu io ėm om a e ė i o u s',
  hu: 'okról ekről okból ekből oknak eknek okkal ekkel okban ekben okhoz ekhez okért ekért ainak einek jainak jeinek ának ének ában ében ából éből ához éhez ával ével ára ére nak nek ban ben ból ből ról ről hoz hez höz nál nél val vel tól től ért kén ként ai ei jai jei ja je ok ek ök ak at et ot öt ra re on en ön ba be ig k t a á e é i n',
  mt: 'ijiet ijiet jiet iet iji ija ijin at in ien an i a u',
  nl: 'heden ingen ing eren ers en er es ’s e s n',
  pl: 'owego owemu owych owymi ościach ościami ości ością ach ami ego emu ych ymi ich imi owi ów om ie em ej ym im ą ę y i e a u o ia iu',
  pt: 'ações amente mente ação ando endo ados adas idos idas ões ães ais éis ado ada ido ida es os as ar er ir a o e s',
  ro: 'urilor elor ilor ului ațiilor ațiile ația ație ări ării area ele ile lor lui uri ul ua ea ii ei ia ie e a ă i u l',
  sk: 'ového ovému ovými ových ostiach ého ému ými ých ího ích ovi ove ová ový och iach ach ami ata at om ám ou ím em ém am y i í é á ý e a u o',
  sl: 'ovega ovemu ovih ovimi oma ema ega emu ih im imi ami emi ov ev om em am ah eh ih ju ja je ji a e i o u',
  fi: 'uksien uksissa uksesta ukseen uksella isuus isuuden ssaan ssään staan stään issa issä ista istä ille illa illä ilta iltä iksi ina inä ien iin ssa ssä sta stä lla llä lle lta ltä ksi tta ttä na nä ja jä en in an än on ön ia iä ta tä ni si nsa nsä mme nne t n a ä i e',
  sv: 'ernas arnas ornas erna arna orna andes ande ningar ning elser else ens ets ers ars ors en et er ar or es as na a e s n t',
}

const listed = new Map<Language, readonly string[]>()

function endingsOf(language: Language): readonly string[] {
  const known = listed.get(language)
  if (known !== undefined) return known
  const longestFirst = [...new Set(endings[language].replaceAll('ς', 'σ').split(' '))].sort((a, b) => b.length - a.length)
  listed.set(language, longestFirst)
  return longestFirst
}

/** Short words keep what little they have. */
const SHORTEST_STEM = 3

/** A word without case, accents of stress and its usual ending, so that a term is found in its inflected forms (rule T66). */
export function stemOf(word: string, language: Language): string {
  const folded = withoutMutation(foldOf(word, language), language)
  for (const ending of endingsOf(language)) {
    if (folded.length - ending.length < SHORTEST_STEM || !folded.endsWith(ending)) continue
    return folded.slice(0, folded.length - ending.length)
  }
  return folded
}

/** A word as it is compared: lower case; in Greek also without stress and with one sigma. */
export function foldOf(word: string, language: Language): string {
  const lower = word.normalize('NFC').toLowerCase()
  if (language !== 'el') return lower
  return lower
    .normalize('NFD')
    .replace(/\u0301/gu, '')
    .normalize('NFC')
    .replace(/ς/gu, 'σ')
}

/** Irish changes the beginnings of words: what precedes stays out of the comparison. */
function withoutMutation(word: string, language: Language): string {
  if (language !== 'ga') return word
  return word
    .replace(/^(?:bhf)(?=[aeiouáéíóúlr])/u, 'f')
    .replace(/^(?:mb|gc|nd|ng|bp|dt|ts)/u, (pair) => pair.slice(1))
    .replace(/^([bcdfgmpst])h/u, '$1')
    .replace(/^[nth](?=[aeiouáéíóú])/u, '')
}
