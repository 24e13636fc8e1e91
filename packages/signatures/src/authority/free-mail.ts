const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))

/** Hosts where anybody has a mailbox, under whatever suffix: "yahoo.co.uk" as "yahoo.fr". */
export const FREE_MAIL_NAMES = words(`
  gmail googlemail outlook hotmail live msn yahoo ymail rocketmail gmx aol icloud yandex mail email inbox freemail protonmail proton
  tutanota zoho fastmail mailbox posteo mailinator guerrillamail yopmail tempmail 10minutemail trashmail`)

/** The others, by their full name. */
export const FREE_MAIL_HOSTS = words(`
  windowslive.com me.com mac.com pm.me tuta.io tuta.com tutamail.com keemail.me hey.com hushmail.com mailfence.com riseup.net disroot.org
  fastmail.fm duck.com mozmail.com simplelogin.com anonaddy.com web.de t-online.de freenet.de arcor.de 1und1.de online.de vodafone.de
  kabelmail.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr libero.it tiscali.it virgilio.it alice.it
  tin.it wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu op.pl vp.pl poczta.onet.pl gazeta.pl tlen.pl seznam.cz centrum.cz atlas.cz post.cz
  volny.cz azet.sk zoznam.sk centrum.sk citromail.hu abv.bg dir.bg bk.ru list.ru rambler.ru ukr.net one.lt hot.ee online.ee ziggo.nl kpnmail.nl
  kpnplanet.nl xs4all.nl hetnet.nl home.nl planet.nl casema.nl chello.nl telenet.be skynet.be proximus.be scarlet.be voo.be sapo.pt iol.pt
  clix.pt net.hr siol.net telemach.net otenet.gr in.gr forthnet.gr cytanet.com.cy onvol.net maltanet.net go.net.mt eircom.net telefonica.net
  terra.es ono.com telia.com bredband.net tele2.se comhem.se spray.se passagen.se jubii.dk ofir.dk stofanet.dk kolumbus.fi elisanet.fi
  welho.com luukku.com pt.lu internet.lu chello.at aon.at a1.net utanet.at bluewin.ch btinternet.com sky.com talktalk.net virginmedia.com
  ntlworld.com comcast.net verizon.net att.net qq.com 163.com 126.com naver.com rediffmail.com`)
