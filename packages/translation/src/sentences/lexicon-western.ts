import type { Language } from '@undersigned/letter'
import type { WrittenLexicon } from './lexicon.ts'

type Western = Extract<Language, 'en' | 'ga' | 'de' | 'nl' | 'fr' | 'es' | 'it' | 'pt' | 'ro' | 'mt'>

/*
 * Written by hand from what the languages' own authorities list: the Interinstitutional Style Guide of the Union (annexes on
 * abbreviations), New Hart's Rules (en), Duden (de), Onze Taal and the Woordenlijst (nl), Lexique de l'Imprimerie nationale (fr),
 * the appendices of the Ortografía of the RAE (es), Crusca (it), Código de Redação (pt), DOOM3 (ro), Kunsill tal-Malti (mt),
 * An Caighdeán Oifigiúil (ga).
 */
export const western: Readonly<Record<Western, WrittenLexicon>> = {
  en: {
    ordinals: false,
    never: `messrs rev revd hon rt gen col capt cpt lt maj sgt cpl cmdr adm gov sen rep pres amb supt mme mlle viz e.g i.e eg ie approx
      dept univ mt ca incl excl resp assoc asst attn c.f ft.lt`,
    maybe: `plc e.u a.k.a b.c a.d b.sc m.sc d.phil ll.m jan feb mar apr jun jul aug sept sep oct nov dec tue tues thu thur thurs fri hr hrs
      ed eds trans ave blvd rd assn intl natl govt bldg st esq ret`,
    numbered: 'no nos art arts sec secs ch chap p pp vol vols para paras par fig figs ref cl reg dir cap rec recs pt',
    starters: `the a an this that these those we you he she it they i in on at to for from by with without as if when while where what who
      whom whose which why how there here our your his her its their my all both each every some many most more such no not nor and but or
      yet so however therefore moreover furthermore thus hence also although though because since after before until once during under over
      between among within through unlike despite according about do does did is are was were will would should could can must has have let
      please only even just still then now today nobody nothing another any it's he's she's they're we're i'm that's there's don't`,
  },
  ga: {
    ordinals: false,
    never: 'tuas an.t-uas uas oll ollaimh m.sh i.e .i e.g mart lch',
    maybe: 'srl etc r.ch i.ch r.n a.d b.á eag teo cpt co bhr',
    numbered: 'uimh alt lch lgh lth mír fo-alt cuid iml',
    starters: `an na is tá níl ní bhí bíonn beidh bhíodh bheadh dúirt deir de do don ag ar as i in ina sa san le leis go gur ach agus nó mar
      má dá nuair cé cad conas cén sin seo siad sé sí muid sinn tú sibh mé é iad ina idir faoi thar tar éis roimh gach chuir rinne thug
      chuaigh tháinig fuair chonaic d'fhéadfadh féadfaidh ba níor nach ós toisc áfach freisin anois inniu inné tharla tógadh`,
  },
  de: {
    ordinals: true,
    never: `abl bgbl fa med phil jur rer nat geschf vors hr fr frl dres dipl st bzw z.b d.h u.a v.a m.a u.u o.ä i.d.r i.d.f i.s.d z.t z.zt s.o s.u vgl ca evtl ggf inkl exkl zzgl einschl
      insb insbes sog bspw abs ziff nr nrn hrsg lt gem bes urspr geb verh verst z d m e i o ebd ing st allg betr max min priv
      doz hl kath ev röm-kath mind sen.-präs art.-nr bundesmin rd`,
    maybe: `mag usw etc ff f u.v.m n.chr v.chr chr jh jhd jhs mio mrd bill tsd str pl jan feb mär apr jun jul aug sep sept okt nov dez std sek
      e.v a.d a.m bd aufl kap anm abb tab s ges`,
    numbered: 'art kap s tab abb anl anh rn rz rdnr bd satz lit fn paragr par',
    starters: `der die das den dem des ein eine einer einem einen wir ihr er sie es ich du in im an am auf aus bei beim mit nach von vom vor
      zu zum zur für durch über unter um gegen ohne seit während wegen trotz laut als wenn weil da dass ob obwohl damit nachdem bevor bis
      und aber oder doch denn sondern auch so dann danach dort hier heute jetzt nun dies diese dieser dieses diesen diesem jene jeder jede
      jedes alle viele manche einige mehr kein keine nicht was wer wie wo warum wann welche welcher unser unsere ihre ihr sein seine mein
      man jedoch dennoch daher deshalb deswegen außerdem zudem ferner darüber dabei dafür dagegen darauf daran damals bereits nur noch
      schließlich zusätzlich insgesamt ist sind war hat haben kann wird werden sollte etwa solche beide ebenso allerdings`,
  },
  nl: {
    ordinals: false,
    never: `dhr mevr mw mej drs ir mr ing bijv bv d.w.z dwz o.a oa m.b.t mbt m.a.w i.p.v ipv t.a.v tav t.o.v n.a.v i.v.m ivm o.l.v incl excl
      resp ca vgl zgn zg z.g o.b.v m.i.v t.g.v t.n.v jl jhr ds pr sint st evt ev max min blz kol`,
    maybe: `enz etc e.d e.a m.n a.u.b a.s n.chr v.chr chr j.l jan feb mrt apr jun jul aug sept okt nov dec n.v b.v v.z.w vzw str ltd`,
    numbered: 'nr nrs art artt blz p pag hfst par afb fig bd lid vol no',
    starters: `de het een dit dat deze die wij we u jij je hij zij ze ik in op aan bij met naar van voor door over onder om tegen zonder sinds
      tijdens wegens volgens als wanneer omdat terwijl of hoewel zodat nadat voordat tot en maar dus want ook zo dan daarna daar hier er
      vandaag nu wie wat waar waarom hoe welke ons onze hun haar zijn mijn uw alle veel vele sommige enkele meer geen niet iedereen ieder
      elke niemand niets echter toch daarom daarnaast bovendien verder is zijn was waren heeft hebben kan zal moet moeten worden werd naast
      na uit te tussen binnen ondanks beide zelfs alleen nog al`,
  },
  fr: {
    ordinals: false,
    never: `m mm mme mlle mlles mgr me p.ex p c.-à-d c.à.d càd cf env max min ét éts av boul bd ste vs`,
    maybe: `etc j.-c n.d.l.r ndlr sq sqq ibid id al janv févr avr juil oct nov déc hab tél s.a s.a.r.l apr.j.-c éd coll trad`,
    numbered: 'art al p pp n no nos vol chap fig t par § paragr ch réf cons dir règl ann',
    starters: `le la les l un une des du de d ce cet cette ces c nous vous il elle ils elles on je tu en dans sur sous à au aux par pour avec sans
      chez vers entre depuis pendant après avant selon lors malgré contre comme si quand lorsque puisque parce que qu qui quoi dont où
      comment pourquoi quel quelle quels quelles et mais ou or donc car ni ainsi alors aussi toutefois cependant pourtant néanmoins enfin
      puis ensuite outre notre nos votre vos leur leurs son sa ses mon ma mes tout tous toute toutes chaque plusieurs certains certaines
      beaucoup aucun aucune ne n pas y cela ceci ça aujourd'hui hier demain c'est j s jusqu est sont grâce afin dès quant seul seule même
      personne rien`,
  },
  es: {
    ordinals: false,
    never: `ee sr sra srta sres sras d dña dª dn drs dra dras prof profa ud uds vd vds lic ing arq gral cnel cap tte p.ej p.e ej mons fr hno
      sto sta ntra excmo excma ilmo ilma rvdo aprox av avda c.c cta máx mín st admón depto dpto gob ca`,
    maybe: `etc ee.uu uu a.c d.c j.c n.e s.a s.l a.m p.m cía ene feb abr jun jul ago sept oct nov dic ss hnos tel ed eds cit`,
    numbered: 'art arts n núm núms nº no pág págs p pp vol cap fig apdo apt párr t lám',
    starters: `el la los las lo un una unos unas este esta esto estos estas ese esa eso esos esas aquel aquella nosotros nosotras usted ustedes él
      ella ellos ellas yo tú en a al de del con sin por para según sobre tras entre desde hasta hacia durante mediante contra ante como si
      cuando mientras donde porque aunque que quien quienes cual qué quién cómo cuándo dónde por y e o u pero sino ni así entonces también
      además sin no nunca jamás nadie nada sí ya hoy ayer mañana ahora aquí allí su sus nuestro nuestra nuestros nuestras mi mis tu tus
      todo toda todos todas cada muchos muchas algunos algunas varios otra otro otros más se le les me nos es son era fue ha han hay
      está están tanto solo sólo después antes luego cabe`,
  },
  it: {
    ordinals: false,
    never: `g.u gazz uff sig sigg sig.ra sigra sig.na dott dott.ssa dottssa prof.ssa ing avv arch geom rag on ill.mo egr gent spett mons p.es es cfr ca c.a s
      ss sen gen col cap ten card d.ssa v.es tot max min c.so v.le p.zza`,
    maybe: `ecc etc a.c d.c s.p.a spa s.r.l srl a.m p.m gen feb mar apr giu lug ago sett ott nov dic segg ss tel ed cit ibid n.d.r ndr`,
    numbered: 'art artt n nn nr num p pp pag pagg vol voll cap fig par c co lett rif § all sez',
    starters: `il lo la i gli le l un uno una questo questa questi queste quello quella quelli quelle ciò noi voi lui lei loro egli ella essi esse
      io tu in nel nella nei negli nelle a al alla ai agli alle allo di del della dei degli delle dello da dal dalla dai con su sul sulla
      sui per tra fra senza secondo dopo prima durante contro verso come se quando mentre dove perché poiché sebbene che chi cui quale quali
      cosa e ed ma o oppure né anche inoltre tuttavia pertanto quindi così allora poi infine però non nessuno niente nulla oggi ieri domani
      ora qui là suo sua suoi sue nostro nostra nostri nostre mio mia vostro ogni tutto tutti tutte molti molte alcuni alcune altri altre più
      si ci è sono era erano ha hanno c'è fu grazie nonostante solo soltanto ancora già dall dell nell all sull`,
  },
  pt: {
    ordinals: false,
    never: `sr sra srs sras d dra drs dras profa prof.ª eng arq exmo exma v.ex.ª ex.mo p.ex ex gen cap ten min máx mín aprox cf st sto sta
      mons fr rev ilmo depto av r`,
    maybe: `etc a.c d.c s.a lda ltda cia a.m p.m jan fev abr jun jul nov ss segs tel ed eds v.g e.u.a eua`,
    numbered: 'art arts n nº no núm pág págs p pp vol cap fig al parág par inc liv',
    starters: `o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas aquele aquela aquilo nós vós vocês você ele ela eles
      elas eu tu em no na nos nas num numa a ao à aos às de do da dos das com sem por pelo pela pelos pelas para segundo sobre após entre
      desde até durante mediante contra perante como se quando enquanto onde porque embora que quem qual quais e ou mas nem porém contudo
      todavia assim então também além não nunca jamais ninguém nada sim já hoje ontem amanhã agora aqui ali seu sua seus suas nosso nossa
      nossos nossas meu minha teu tua todo toda todos todas tudo cada muitos muitas alguns algumas vários outro outra outros outras mais é são
      era eram foi foram há está estão tem têm depois antes apesar só apenas ainda neste nesta nesse nessa deste desta`,
  },
  ro: {
    ordinals: false,
    never: `m.of mon of dnei dl dna dra d-l d-na d-ra dlui drd ing av mr cpt lt acad conf univ lect asist pt ptr ș.a.m ex de.ex cca ca aprox sf sft jud mun
      com str bd bl sc ap dvs resp incl min max st`,
    maybe: `gen col etc ș.a s.a ş.a ș.a.m.d ş.a.m.d a.m.d î.hr d.hr hr î.e.n e.n s.r.l s.a mil ian feb febr mar apr iun iul aug sept oct nov dec tel
      ed cit`,
    numbered: 'nr art alin lit pct p pp pag vol cap fig par paragr sect anx',
    starters: `un o acest această aceasta acestea aceștia aceste acesta acel acea acei acele noi voi el ea ei ele eu tu în din de la pe cu fără prin
      pentru despre după înainte între sub peste spre către până conform potrivit contra asupra ca dacă când unde cum de deoarece pentru că
      deși care cine ce câți și dar însă ori sau iar nici astfel atunci de asemenea totuși prin urmare nu niciodată nimeni nimic da astăzi azi
      ieri mâine acum aici acolo său sa săi sale nostru noastră noștri noastre lui lor meu mea toate toți tot fiecare mulți multe unii unele
      mai se îi îl le ne este sunt era erau a au am are avem va vor fi fie doar numai chiar deja apoi apoi atât odată cel cea cei cele datorită`,
  },
  mt: {
    ordinals: false,
    never: 'sur sra dott avv perit eż p.eż i.e e.g onor rev mons fr san st eċċ.sa kap',
    maybe: 'eċċ etċ ecc etc q.k w.k ltd jan frar apr ġun lul aww sett ott nov diċ',
    numbered: 'nru art p pġ paġ vol kap par fig artt',
    starters: `il l il- l- id- ix- iċ- in- ir- is- it- iż- dan din dawn dak dik dawk aħna intom huwa hija huma jien int hu hi fi f fil- fil fl- fuq
      ma' mal- minn mill- għal għall- bi b bil- wara qabel bejn kontra taħt matul skont minħabba bla mingħajr meta jekk li għaliex għax
      billi filwaqt min x'inhu xi kif fejn u iżda imma jew anke ukoll barra madankollu għalhekk mhux mhuwiex mhijiex ma m' la ħadd xejn
      illum issa hawn hemm kien kienet kienu qal qalet jista' tista' għandu għandha kull kollha ħafna xi uħud wieħed waħda skond tant biss
      anki f'dan f'din dan-`,
  },
}
