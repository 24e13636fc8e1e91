/** Month names as dates are written with them, nominative and inflected, in the 24 languages; lower case, without a closing dot. */
const names: readonly string[] = [
  ...['january february march april may june july august september october november december'],
  ...['janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
  ...['januar jänner februar märz april mai juni juli august september oktober november dezember'],
  ...['enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'],
  ...['gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'],
  ...['januari februari maart april mei juni juli augustus september oktober november december'],
  ...['janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'],
  ...['stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'],
  ...['ledna února března dubna května června července srpna září října listopadu prosince'],
  ...['januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra'],
  ...['januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra'],
  ...['siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca'],
  ...['január február március április május június július augusztus szeptember október november december'],
  ...['ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie'],
  ...['януари февруари март април май юни юли август септември октомври ноември декември'],
  ...['ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου'],
  ...['januar februar marts april maj juni juli august september oktober november december'],
  ...['januari februari mars april maj juni juli augusti september oktober november december'],
  ...['tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta'],
  ...['jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember'],
  ...['janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī'],
  ...['sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio'],
  ...['jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru'],
  ...['eanáir feabhra márta aibreán aibreáin bealtaine meitheamh iúil lúnasa fómhair samhain samhna nollag'],
].flatMap((line) => line.split(' '))

const months = new Set(names)

export const isMonth = (word: string): boolean => months.has(word.toLowerCase().replace(/[.,]$/u, ''))
