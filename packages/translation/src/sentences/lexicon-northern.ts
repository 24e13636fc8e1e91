import type { Language } from '@undersigned/letter'
import type { WrittenLexicon } from './lexicon.ts'

type Northern = Extract<Language, 'da' | 'sv' | 'fi' | 'et' | 'lv' | 'lt'>

/*
 * Written by hand from what the languages' own authorities list: Retskrivningsordbogen (da), Svenska skrivregler (sv),
 * Kielitoimiston ohjepankki (fi), EKI's list of abbreviations (et), Valsts valodas centrs (lv), VLKK's abbreviations (lt).
 */
export const northern: Readonly<Record<Northern, WrittenLexicon>> = {
  da: {
    ordinals: true,
    never: `hr fr frk bl.a f.eks feks fx ca pga p.g.a mht m.h.t vedr jf jfr dvs d.v.s evt ekskl inkl iht i.h.t ifm i.f.m ift i.f.t mhp m.h.p
      hhv henh pr s.k såk sml sn st adj adv cand stud prof dr adm alm gl skt vha v.h.a bl tidl nuv ang i.e`,
    maybe: `osv etc mv m.v mfl m.fl m.m o.l o.lign el.lign e.kr f.kr jan feb mar apr jun jul aug sept okt nov dec mio mia mia.kr
      tlf red udg kap a/s aps jr sr kl o.a fhv`,
    numbered: 'nr art s ss stk pkt § kap bd fig tab bilag kl litra lit af pct d',
    starters: `den det de en et vi i du han hun jeg man der her hvor når hvis da som på af til fra med uden for om ved efter før under over mellem
      mod siden ifølge trods gennem inden og men eller for så at fordi selvom mens ligesom hvad hvem hvorfor hvordan hvilke hvilken dette
      denne disse sådan vores deres hans hendes sin sit min mit alle alt mange nogle enhver hver ingen intet ikke aldrig også nu derfor
      derefter desuden endvidere imidlertid dog her i dag samtidig er var har havde kan skal vil må bør bliver blev både hvert selv kun
      endelig således`,
  },
  sv: {
    ordinals: false,
    never: `bl.a f.eks t.ex ca p.g.a pga m.h.t m.a.o d.v.s dvs s.k fr.o.m t.o.m resp inkl exkl jfr jmf jämf kungl f.d fd ev evt mots
      hr fr dr prof st bl avd ang enl i.o.m p.s n.b s:t s:ta ggr tekn fil jur `,
    maybe: `osv etc m.m m.fl mfl o.d o.dyl e.kr f.kr e.d jan febr feb apr aug sept okt nov dec milj mdr mkr tkr st tel red utg
      kap s.å d.ä d.y o.s.v a.a`,
    numbered: 'nr art s sid kap § st p pkt bil fig tab kl bd mom',
    starters: `den det de en ett vi i ni du han hon jag man där här var när om då som på av till från med utan för vid efter före under över mellan
      mot sedan enligt trots genom innan och men eller så att eftersom fast medan liksom vad vem varför hur vilka vilken detta denna dessa
      sådan vår våra vårt deras hans hennes sin sitt min mitt alla allt många några varje ingen inget inte aldrig också nu därför därefter
      dessutom vidare emellertid dock idag samtidigt är var har hade kan ska skall vill måste bör blir blev både själv bara endast slutligen
      således inom bland utöver hos ur kring hittills även`,
  },
  fi: {
    ordinals: true,
    never: `esim ts ns ko ko mm ks vrt ent nyk n noin toim huom maist fil tri prof dipl hra rva nti mr st pyh os.no vs m.p
      k.o t.s ao po ent k.h synt kirj lis toht os ml `,
    maybe: `jne ym yms ym.s tms etc eaa jaa e.kr j.kr ekr jkr klo milj mrd kpl puh alk asti s v kk vko min sek t`,
    numbered: 's n:o nro no art luku kohta liite § mom kpl kuva taul klo ks momentti',
    starters: `onko eikö voiko saako pitääkö kuka se ne tämä nämä tuo nuo hän he me te minä sinä on oli ovat olivat ei eivät en emme ja mutta tai vaan sekä myös kun jos koska vaikka että
      jotta joka jotka jossa mikä mitä mitkä kuka ketkä miksi miten missä mistä milloin kuinka siksi silti siis sitten näin niin kuitenkin
      lisäksi toisaalta siitä siinä sen sitä niiden niitä tämän tässä tästä tätä näiden näissä heidän hänen meidän teidän minun kaikki kaikkien
      jokainen moni monet monia useat jotkut kukaan mikään nyt tänään eilen huomenna täällä siellä jo vain vielä ennen jälkeen aikana mukaan
      vuonna vuoden vuodesta viime ensi eräs yksi kaksi toinen mikäli samalla ehkä juuri voi voivat pitää tulee olisi emmekä eikä vastaavasti`,
  },
  et: {
    ordinals: true,
    never: `hr pr prl dr prof lp lgp n nn nt näit vt vrd ca u umb s.t st s.h s.o k.a e ehk m.h mh v.a jt kol ltn kpt mag dots akad sv
      ins pms nim tlk koost toim v.t i.k`,
    maybe: `jne jms jm jpm etc e.m.a m.a.j ekr e.kr pkr p.kr mljon mrd tel lk tn mnt jaan veebr apr aug sept okt nov dets a aa s
      jr sr saj`,
    numbered: 'nr art lk lg p § ptk osa jooni joon tab lisa kd kl',
    starters: `see need too nood ta tema nad nemad me meie te teie ma mina sa sina on oli olid ei ja aga kuid ent või vaid ning ka kui sest kuigi et
      kes mis mida kus kuhu kust millal miks kuidas kas kuna seetõttu siiski siis seega nii nõnda lisaks samas samuti samal sellest selles
      selle seda sellel selleks nende neid selline need neil tema tal teda kõik iga igaüks paljud mitmed mõned mõni keegi miski ükski nüüd täna
      eile homme siin seal juba ainult veel enne pärast ajal järgi järel vastavalt aastal alates kuni üks kaks teine isegi ehkki mitte pole
      ära võib saab tuleb peab peaks oleks samamoodi praegu hiljem`,
  },
  lv: {
    ordinals: true,
    never: `piem t.i ti t.s u.c.t dr prof a.god god k-gs k-dze kgs kdze kundz sk skat salīdz resp apm plkv ģen t.sk tsk asoc doc akad inž st mūsd
       šķ dz sv v.tml prez iesk`,
    maybe: `u.c uc utt u.tml utml etc p.m.ē m.ē pmē mē milj mljr tūkst tālr g gs janv febr apr jūn jūl aug sept okt nov
      dec red izd nod a/s akc sab sia s`,
    numbered: 'nr art p pp lpp § nod punkts pants att tab pielik plkst sēj',
    starters: `tas tā tie tās šis šī šie šīs šo viņš viņa viņi viņas mēs jūs es tu mums jums un bet vai taču tomēr jo ja kad lai kas ko kam kur kurš kura
      kuri kāpēc kā kāds kāda tad tāpēc tādēļ turklāt arī gan pēc pirms no uz ar bez par pie pa līdz caur zem virs starp pret kopš saskaņā
      ņemot atbilstoši ir bija būs nav nebija var varētu jābūt visi visas viss katrs katra daudzi daudzas daži dažas neviens nekas tagad šodien
      vakar rīt šeit jau tikai vēl pat lūk tāpat tādējādi savukārt turpretī lielākā abi abas mūsu jūsu viņu savu tam tai šajā šajās tajā tika
      dažreiz gadā kaut būtu nevar`,
  },
  lt: {
    ordinals: false,
    never: `pvz t.y ty žr plg gerb p dr prof doc akad dėst inž plk gen kpt ltn mjr vysk arkiv šv a.a vad vadin angl lot vok pranc rus lenk
      liet vyr pav dir pirm pav r raj apskr mst mstl aikšt sk `,
    maybe: `ir.t.t t.t tt ir.pan pan kt ir.kt etc m mėn d val sek tūkst eur ct lt tel pr.kr po.kr a amž saus vas kov bal geg birž liep
      rugp rugs spal lapkr gruod red leid vert š.m s.m uab `,
    numbered: 'nr str art p psl sk skirsn straip dal d pav lent § t',
    starters: `tai tas ta tie tos šis ši šie šios šį jis ji jie jos mes jūs aš tu mums jums ir bet o ar tačiau vis nes jei jeigu kai kad kas ką kam kur
      kuris kuri kurie kurios kodėl kaip koks kokia tada todėl dėl be to taip pat po prieš nuo iš į su per prie pagal iki tarp virš apie už
      remiantis atsižvelgiant yra buvo bus nėra nebuvo gali galėtų turi visi visos viskas visa kiekvienas kiekviena daugelis daug kai kurie
      niekas nieko dabar šiandien vakar rytoj čia jau tik dar net štai beje pirma antra vienas viena abu abi mūsų jūsų jų jo savo šioje šiame
      tame toje nors kartu ne neabejotinai kita kitas`,
  },
}
