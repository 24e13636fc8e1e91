import type { Language } from '@undersigned/letter'

/** The beginnings of the months' names, January to December; `|` between forms that begin differently. */
export const months: Readonly<Record<Language, string>> = {
  bg: 'януари фев|февруари март апр|април май юни юли авг|август сеп|септември окт|октомври ное|ноември дек|декември',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  cs: 'leden|ledn únor březen|březn duben|dubn květen|květn červen|červn červenec|července srpen|srpn září říjen|říjn listopad prosinec|prosinc',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  de: 'januar|jänner februar|feber märz april mai juni juli august september oktober november dezember',
  et: 'jaanuar veebruar märts aprill mai juuni juuli august september oktoober|oktoobr november|novembr detsember|detsembr',
  el: 'ιανου|γενάρ φεβρου|φλεβάρ μάρτι|μαρτί απρίλι|απριλί μάι|μαΐ|μάη ιούνι|ιουνί ιούλι|ιουλί αύγουστ|αυγούστ σεπτέμβρι|σεπτεμβρί οκτώβρι|οκτωβρί|οκτώβρη νοέμβρι|νοεμβρί|νοέμβρη δεκέμβρι|δεκεμβρί|δεκέμβρη',
  en: 'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
  fr: 'janvier|janv février|févr mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct novembre|nov décembre|déc',
  ga: 'eanáir feabhra|fheabhra márta|mhárta aibreán|haibreán bealtaine|bhealtaine meitheamh|mheithimh|meith iúil lúnasa meán|mheán deireadh|dheireadh samhain|shamhain|shamhna nollaig|nollag',
  hr: 'siječ velja ožuj trav svib lip srp kolovoz ruj|ruja listopad studen prosin',
  it: 'gennaio|genn febbraio|febbr marzo aprile|apr maggio|magg giugno luglio agosto settembre|sett ottobre|ott novembre|nov dicembre|dic',
  lv: 'janvār februār mart aprīl maij jūnij jūlij august septembr oktobr novembr decembr',
  lt: 'sausi vasari kovo|kovas|kovą baland gegu birželi liepos|liepa|liepą rugpj rugs spali lapkri gruod',
  hu: 'január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug szeptember|szept október|okt november|nov december|dec',
  mt: 'jannar frar marzu april mejju ġunju lulju awwissu|awissu settembru ottubru novembru diċembru',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pl: 'stycz lut mar|marz kwie maj czerw|czerwca lip sierp|sierpnia wrze paźdz listopad grud',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  sk: 'január febru|február mar|marec apríl máj jún júl august septemb októb novemb decemb',
  sl: 'januar februar marec|marc april maj junij julij avgust september|septemb oktober|oktob november|novemb december|decemb',
  fi: 'tammiku helmiku maalisku huhtiku toukoku kesäku heinäku eloku syysku lokaku marrasku jouluku',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
}
