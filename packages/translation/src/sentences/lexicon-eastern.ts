import type { Language } from '@undersigned/letter'
import type { WrittenLexicon } from './lexicon.ts'

type Eastern = Extract<Language, 'pl' | 'cs' | 'sk' | 'sl' | 'hr' | 'hu' | 'bg' | 'el'>

/*
 * Written by hand from what the languages' own authorities list: Wielki słownik ortograficzny PWN (pl), Internetová jazyková
 * příručka (cs), Pravidlá slovenského pravopisu (sk), Slovenski pravopis (sl), Hrvatski pravopis (hr), A magyar helyesírás
 * szabályai (hu), Официален правописен речник (bg), and the Interinstitutional Style Guide of the Union (el).
 */
export const eastern: Readonly<Record<Eastern, WrittenLexicon>> = {
  pl: {
    ordinals: false,
    never: `dz.u dz.urz urz np m.in min tzn tj t.j tzw ww wg por zob prof hab inż mgr lek med ks bp abp o br św bł al ul pl os płk ppłk gen kpt por ppor chor
      sierż mjr dyr red prez wiceprez pos p pp jw ds dot dr.hab nt cd cdn ok ew wym ang łac niem fr ros czyt tłum dawn pow gm woj zm ur
      zwł szt sz j.w b.r ub śp s.p dypl doc`,
    maybe: `itd itp etc r rr w w.s p.n.e n.e br ub.r b.r ub m-c tys gr godz sek mies s.a sp.z.o.o o.o z.o.o sygn tel lub stycz lut
      sierp wrz paźdz list grudz in i.in wyd`,
    numbered: 'nr art ust pkt lit s str t rozdz par poz zał tab rys zob § dz zd',
    starters: `potem tutaj wtedy stąd to ten ta te ci tego tej tym tych jest był była było były są w we na z ze do od o po przy przez dla za pod nad przed między bez u ku
      według wobec podczas mimo pomimo dzięki oprócz a i ale lecz oraz lub albo jednak więc dlatego zatem bo gdyż ponieważ jeśli jeżeli gdy kiedy
      choć chociaż żeby aby że co kto gdzie skąd jak jaki jaka jakie który która które czemu dlaczego czy tak tam tu teraz dziś dzisiaj wczoraj
      jutro my wy on ona ono oni one ja ty nas nam nasz nasza nasze ich jego jej swój wszyscy wszystkie wszystko każdy każda wiele wielu
      niektórzy niektóre nikt nic nie nigdy nawet tylko już jeszcze też również ponadto natomiast następnie niestety może można należy trzeba
      musi mamy został została obaj zdaniem jako nadal obecnie zarówno`,
  },
  cs: {
    ordinals: true,
    never: `věst úř sb.zák např tj t.j tzn tzv resp popř příp vč cca mj m.j srov viz atp.př ing mgr bc mudr judr phdr rndr thdr csc.d doc prof akad arch plk gen kpt
      npor por pan pí sl sv bl nám ul tř bří bratři zejm zvl zpr vyd nakl red angl lat něm fr rus řec dosl max min odb p t.č tz
      ministr kol s.r s r hl ca konkr ev nábř`,
    maybe: `atd apod aj etc př.n.l n.l n.n.l l str mil tis kč hod s.r.o r.o a.s o.s o.p.s z.s spol v.o.s tel led ún břez dub kvě čvn čvc srp
      zář říj list pros ph.d csc drsc a.d t.r m.n.m m.r `,
    numbered: 'č čís čl čj odst písm str s kap obr tab roč sv bod pozn příl r sb par § par',
    starters: `to ten ta tato tento toto tyto ti ty je byl byla bylo byli jsou v ve na z ze do od o po při pro za pod nad před mezi bez u k ke s se podle
      vůči během přes kvůli díky kromě a i ale avšak nebo či však tedy proto neboť protože jestliže pokud když až ačkoli ačkoliv přestože aby že
      co kdo kde kam odkud jak jaký jaká jaké který která které proč zda tak tam tady zde teď nyní dnes včera zítra my vy on ona ono oni já
      nás nám náš naše naši jejich jeho její svůj všichni všechny vše každý každá mnoho mnozí někteří některé nikdo nic ne nikdy ani jen pouze
      již už ještě také rovněž navíc naopak poté potom bohužel může lze je-li musí máme jsme oba podobně ostatní tím tomu tomuto toho této těmto
      si jako zatímco`,
  },
  sk: {
    ordinals: true,
    never: `vest ú zb.z napr t.j tj tzn tzv resp príp vrát cca ing mgr bc mudr judr phdr rndr paeddr doc prof akad arch plk gen kpt npor por p pí
      sl sv bl nám ul tr zvl angl lat nem fr rus gr max min m.i m.in t.č porov s.r hl ca vyd red kol č.j nábr`,
    maybe: `atď atd apod a.i i ap etc pr.kr po.kr n.l pred.n.l l mil tis hod s.r.o r.o a.s o.z n.o spol v.o.s tel jan febr mar apr jún júl aug sept
      okt nov dec ph.d csc drsc t.r m.n.m eur `,
    numbered: 'č čís čl ods písm str s kap obr tab roč zv bod pozn príl r zb par § ust',
    starters: `to ten tá táto tento toto tieto tí je bol bola bolo boli sú v vo na z zo do od o po pri pre za pod nad pred medzi bez u k ku s so podľa
      voči počas cez kvôli vďaka okrem a i aj ale avšak alebo či však teda preto lebo pretože keďže ak keď kým hoci aby že čo kto kde kam odkiaľ
      ako aký aká aké ktorý ktorá ktoré prečo tak tam tu teraz dnes včera zajtra my vy on ona ono oni ja nás nám náš naša naše naši ich jeho jej
      svoj všetci všetky všetko každý každá mnoho mnohí niektorí niektoré nikto nič nie nikdy ani len iba už ešte tiež takisto rovnako navyše
      naopak potom bohužiaľ môže možno musí máme sme obaja podobne ostatní tým tomu tomuto toho tejto týmto si pri ide zatiaľ`,
  },
  sl: {
    ordinals: true,
    never: `ge go npr t.i tj t.j oz mag dr prof doc inž dipl univ g ga gdč gdc sv prim ak akad ul c pribl cca ca gl prim tov min max t.im 
      pok roj umrl ang lat nem fr kpt polk gen por vključ zlasti sp zg izr pravn d.o ur prev`,
    maybe: `itd ipd idr etc pr.n.št n.št pr.kr po.kr d.o.o o.o d.d s.p n.sol.o l sto stol mio mrd tis ur tel jan feb mar apr jun jul avg sept okt nov
      dec t.l t.m m.n.v hon`,
    numbered: 'št čl odst tč točka str pogl gl sl tab zv toč pril al r',
    starters: `to ta ti te tisti tista je bil bila bilo bili so v na z s iz do od o po pri za pod nad pred med brez u k h glede proti zaradi kljub skozi
      razen in a ampak vendar toda ali pa torej zato ker če ko kadar dokler čeprav da kaj kdo kje kam od kako kakšen kakšna kateri katera katere
      zakaj tako tam tu tukaj zdaj danes včeraj jutri mi vi on ona ono oni jaz nas nam naš naša naše njihov njihova njegov njegova njen svoj vsi vse
      vsak vsaka mnogi veliko nekateri nekatere nihče nič ne nikoli niti le samo že še tudi prav poleg namesto nasprotno nato potem žal lahko mora
      imamo smo bo bodo oba podobno drugi tem temu tega te se si sicer hkrati medtem kot sedaj pravi`,
  },
  hr: {
    ordinals: true,
    never: `gđi gđe gđu npr tj t.j tzv odn usp dr mr mag prof doc ing inž dipl g gđa gđica gosp sv fra vlč ul trg cca ca gl tzn v akad gen puk bojn sat nadb
      mons preč bl pok rođ um engl lat njem franc tal šp maks min prim univ stč dir pred zam`,
    maybe: `itd i.sl sl dr.i etc god g.n.e n.e pr.kr po.kr p.n.e st stolj mil mlr tis kn eur d.o.o o.o d.d j.d.o.o u.d tel sij velj ožu tra svi lip
      srp kol ruj lis stu pro h t.g o.g ltd`,
    numbered: 'br čl st toč str t pogl gl sl tab sv pril god knj al st',
    starters: `to ta taj ti te ovo ova ovaj ove ovi je bio bila bilo bili su u na s sa iz do od o po pri za pod nad pred prije među između bez k prema
      protiv zbog unatoč usprkos kroz osim i a ali no nego međutim ili pa dakle stoga zato jer ako kad kada dok iako premda da što tko gdje kamo
      odakle kako kakav kakva koji koja koje zašto tako tamo tu ovdje sada danas jučer sutra mi vi on ona ono oni ja nas nam naš naša naše
      njihov njihova njegov njegova njezin svoj svi sve svatko svaki svaka mnogi mnogo neki neke nitko ništa ne nikad nikada ni samo već još
      također uz nakon poslije umjesto naprotiv zatim nažalost može mogu treba mora imamo smo bit će hoće nije nisu oba slično ostali tim tome
      tomu toga te se tijekom budući`,
  },
  hu: {
    ordinals: true,
    never: `pl ún u.n úgyn dr prof ifj id özv kb ill ld vö v.ö szt lásd min max ker u krt tkp pld ált fn mn fszt bp vm főszerk szerk
      gr br hg hgb ezr alez őrgy szds fhdgy hdgy tbk vezérőrgy ny áll rk ref kat ford`,
    maybe: `stb st s.t.b i.e i.sz kr.e kr.u kft bt rt zrt nyrt kht jan febr márc ápr máj jún júl aug szept okt nov dec mrd mio mill e ft tel old
      köt évf v ui uo i.m jr jr.id`,
    numbered: 'sz old o bek cikk pont art § tv r mell fej ábr táb köt évf c',
    starters: `a az ez ezek azok ezt azt ennek annak egy mi ti ő ők én te volt van vannak nincs nem ne és de vagy hanem azonban viszont ezért tehát mert mivel
      ha amikor mikor míg bár habár hogy ami amely aki akik ahol ahova ahogy hol hova honnan hogyan milyen melyik miért vajon így úgy itt ott most
      ma tegnap holnap mindenki minden mindez sok sokan néhány senki semmi soha is csak már még szintén továbbá ugyanakkor emellett ellenben
      azután ezután majd sajnos lehet kell kellene volna lesz legyen mindkét hasonlóan között alatt után előtt szerint miatt ellenére nélkül során
      számára ezzel azzal ebben abban erre arra ebből abból ettől attól bennünk nekünk tavaly idén jelenleg egyrészt másrészt végül például`,
  },
  bg: {
    ordinals: false,
    never: `дв обн изм напр т.е те т.нар тнар вж ср проф д-р акад доц инж арх г-н г-жа г-ца ген полк кап лейт подп майор о.з св архим митр еп ул бул пл жк ж.к
      кв гр с обл общ бл вх ап м-р чл.-кор чл.кор о.р гл н.с ст.н.с прибл ок вкл изкл т.ч в.т.ч англ лат фр нем рус гръц отг 
       т.г.к п.к`,
    maybe: `г гг пр.хр сл.хр хр н.е пр.н.е в вв ч сек ст хил др и.др пр т.н тн и.т.н и.пр изд тел оод ад еоод еад ян февр апр 
      авг септ окт ноем дек т.г м.г`,
    numbered: 'чл ал т бр стр с гл фиг табл прил № разд пар б букв ',
    starters: `това този тази тези онзи онова е беше бе бяха са бил била в във на с със от до за по при под над пред между без у към край около според
      спрямо против поради въпреки чрез освен след преди през и а но или обаче ала затова следователно защото тъй понеже ако когато докато макар
      че да какво кой коя кое кои къде откъде как какъв каква защо дали така там тук сега днес вчера утре ние вие той тя то те аз ти нас нашият
      нашата нашето нашите техният неговият нейният своя всички всеки всяка всичко много мнозина някои никой нищо не никога нито само вече още
      също освен напротив после тогава за съжаление може могат трябва имаме сме ще няма нека двамата двете подобно другите тъй като като един
      една едно няколко според`,
  },
  el: {
    ordinals: false,
    never: `φ.ε.κ φεκ π.χ πχ δηλ κ κα κος κυρ δρ καθ αντιπρ βλ πρβλ λ.χ λχ τ.έ σ.σ αρ.πρωτ περ κατ συμπ συμπεριλ ο.η αγ αγ σεβ μακ στρ ταξ
      συντ λοχ υπολ υπ πλ οδ λεωφ κων αθ π ν γ ι τ τ.κ εκδ μτφ επιμ αγγλ λατ γαλλ γερμ μεγ ελ αναπλ τουλ λ ιατρ πρ`,
    maybe: `κ.λπ κλπ κ.ά κά κ.ο.κ κοκ κ.α κτλ κ.τ.λ κ.τ.ό μ.χ μ.μ π.μ εκ εκατ δισ δισεκ χιλ χλμ τ.μ ευρ α.ε αε ε.π.ε επε ο.ε ιαν φεβρ μαρ
      απρ ιουν ιουλ αυγ σεπτ οκτ νοεμ δεκ τηλ η.π.α ηπα ε.ε ο.η.ε μ.κ.ο ό.π επ αι`,
    numbered: 'άρθρ αρθρ αρ αριθ άρ άρθ αρθ παρ σ σελ σσ κεφ τόμ εδ εδάφ σημ στοιχ εικ πιν παραρτ τ τ.χ οδηγ καν',
    starters: `ο η το οι τα τον την του της των τους τις ένας μια μία ένα αυτός αυτή αυτό αυτοί αυτές αυτά εκείνος εκείνη εκείνο εμείς εσείς εγώ εσύ είναι
      ήταν έχει έχουν είχε σε στο στη στην στον στα στις στους με από για προς κατά μετά πριν χωρίς δίχως μέχρι έως παρά αντί υπό περί εκτός και κι
      αλλά όμως ή είτε ωστόσο συνεπώς άρα επομένως λοιπόν γιατί διότι επειδή αν εάν όταν ενώ αφού μολονότι παρόλο ότι πως που ποιος ποια ποιο
      τι πού πώς πότε έτσι εκεί εδώ τώρα σήμερα χθες αύριο μας σας όλοι όλες όλα κάθε πολλοί πολλές πολλά μερικοί κανείς κανένας τίποτα δεν
      μη μην ποτέ ούτε μόνο ήδη ακόμη ακόμα επίσης επιπλέον αντίθετα στη δυστυχώς μπορεί πρέπει θα ας να υπάρχει υπάρχουν καθώς σύμφωνα ύστερα
      τόσο όσο όσοι όπως δύο`,
  },
}
