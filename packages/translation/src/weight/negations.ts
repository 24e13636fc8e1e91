import type { Language } from '@undersigned/letter'

/**
 * Words that deny, per language, as a grammar of the language lists them: particles, pronouns, adverbs, negative verbs, "without".
 */
const written: Readonly<Record<Language, string>> = {
  bg: 'не ни нито никой никоя никое никои никого никому нищо никога никъде никак никакъв никаква никакво никакви няма нямат нямаше без освен недей недейте едва',
  es: 'no ni nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas tampoco sin excepto salvo apenas',
  cs: 'ne ni ani nikdo nikoho nikomu nikým nic ničeho ničemu ničím nikdy nikde nikam nikoli nikoliv žádný žádná žádné žádného žádnou žádných bez beze není nejsou nebyl nebyla nemá nemají sotva',
  da: 'ikke ej ingen intet ingenting aldrig heller hverken uden undtagen næppe ingensteds',
  de: 'nicht nein kein keine keinen keinem keiner keines nichts nie niemals niemand niemanden niemandem nirgends nirgendwo weder ohne kaum keinesfalls keineswegs keinerlei außer',
  et: 'ei mitte pole polnud ega ära ärge ärgu iial eales ilma ükski miski ärme vaevalt peale',
  el: 'όχι δεν δε μη μην μήτε ούτε ουδέ ποτέ κανείς κανένας καμία καμιά κανένα κανέναν τίποτα τίποτε πουθενά χωρίς δίχως άνευ ουδείς ουδεμία ουδέν εκτός μόλις',
  en: 'no not none nor neither never nothing nobody nowhere cannot without non hardly barely scarcely except unless lest noone',
  fr: 'ne n non pas point ni jamais rien personne aucun aucune aucunement nul nulle nullement sans guère plus sauf hormis hors',
  ga: 'ní níl níor níorbh nach nár nárbh ná gan cha chan char nílim nílimid nílid riamh dada faic seachas mura murar',
  hr: 'ne ni niti nije nisu nisam nismo niste nisi nema nemaju nemam nemamo neće nećemo neću nećete nikad nikada nitko nikoga nikome ništa ničega ničemu nigdje nikamo nikako nijedan nijedna nijedno nikakav nikakva nikakvo bez osim jedva',
  it: 'no non né mai niente nulla nessuno nessuna nessun neanche nemmeno neppure senza mica tranne eccetto salvo appena',
  lv: 'ne nav nebija nekad nekas neko nekam nevis neviens neviena nevienam nevienu nekur nekādā nekāds nekāda bez izņemot diez diezin',
  lt: 'ne nėra nebuvo nebe nebus niekas nieko niekam niekada niekur niekaip joks jokia jokio jokios jokių nei be išskyrus vos',
  hu: 'nem ne sem se nincs nincsenek sincs soha sohasem senki senkit senkinek semmi semmit semmilyen sehol sehova sehogy nélkül kivéve aligha tilos nélküli',
  mt: "ma m' mhux mhuwiex mhijiex mhumiex m'hemmx m'għandux m'għandhiex m'għandhomx m'hux qatt ħadd xejn ebda mingħajr bla lanqas la le imkien ħlief",
  nl: 'niet nee neen geen niets niks nooit nimmer niemand nergens noch zonder nauwelijks evenmin behalve tenzij',
  pl: 'nie ni ani nikt nikogo nikomu nikim nic niczego niczemu niczym nigdy nigdzie żaden żadna żadne żadnego żadnej żadnych bez beze brak nijak ledwie oprócz poza',
  pt: 'não nem nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas tampouco sem exceto salvo mal',
  ro: 'nu n nici niciodată nimeni nimănui nimic nimica nicăieri niciun nicio niciunul niciuna fără deloc decât neapărat exceptând abia',
  sk: 'nie ne ani nikto nikoho nikomu nikým nič ničoho ničomu ničím nikdy nikde nikam nijako nijaký žiadny žiadna žiadne žiadneho žiadnych bez bezo niet okrem sotva',
  sl: 'ne ni niti nisem nisi nismo niste niso nima nimajo nimam nimamo noben nobena nobeno nobenega nihče nikogar nikomur nič ničesar ničemur nikoli nikdar nikjer nikamor nikakor brez razen komaj',
  fi: 'ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää älköön ettei etten ettemme etteivät ellei elleivät eihän eikö eivätkö kukaan ketään mikään mitään koskaan milloinkaan missään ilman paitsi tuskin',
  sv: 'inte icke ej nej ingen inget inga ingenting ingenstans aldrig varken utan knappt knappast förutom',
}

const made = new Map<Language, ReadonlySet<string>>()

function negationsOf(language: Language): ReadonlySet<string> {
  const known = made.get(language) ?? new Set(written[language].split(' '))
  made.set(language, known)
  return known
}

/**
 * Whether a word (lower case, straight apostrophes) denies, alone or contracted ("don't", "n'est"). Denial written together with its word
 * ("nemusí", "unlawful") makes another word that begins otherwise, and no such change is taken for a slip of the pen.
 */
export function denies(word: string, language: Language): boolean {
  const words = negationsOf(language)
  if (words.has(word) || (language === 'en' && /n't$/u.test(word))) return true
  return word.split("'").some((part) => part.length > 0 && (words.has(part) || words.has(`${part}'`)))
}

export const negationWords = (language: Language): readonly string[] => [...negationsOf(language)]
