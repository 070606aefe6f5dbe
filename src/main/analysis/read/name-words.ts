const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Labels of a form or a note, with a colon behind them; nobody is called that. */
export const LABELS = words(`
  note notes date time times where when what who why how location attendees attendee participants participant
  present absent apologies subject re agenda topic topics summary action actions decisions decision phone email
  e-mail address price total totals warning important example examples tip tips status version title purpose scope
  due cc bcc updated length duration meeting recording recorded started ended start end keywords speakers chapters to from next-steps
  transcript outcome source link url http https file created language kind host-notes project job stage budget
  deposit discount financing warranty reminder question answer fyi ps nb caution hint attention caveat disclaimer
  context background overview conclusion details recap goal goals objective result results reason reasons fact
  facts point points option options step steps item items number numbers section part chapter page figure table
  monday tuesday wednesday thursday friday saturday sunday january february march july
  september october november december today tomorrow yesterday tonight morning afternoon evening
  again anyway anyways basically actually honestly seriously obviously look listen see remember imagine
  first firstly second secondly third thirdly finally lastly next last then now also plus however therefore
  meanwhile otherwise instead still maybe perhaps right alright okay ok yes yeah yep no nope well so
  because but and or if is are was were it its it's that that's this these those there here they we you he she
  let let's please thanks thank sorry hello hi hey oh ah um uh like just
  bottom-line correction update translation spoiler verdict problem problems solution issue issues idea
  pros cons upside downside advantage disadvantage roof siding windows doors gutters decking insulation
  `)

/** Words that make a beginning a phrase, wherever they stand in it (in lower case). */
export const PHRASE_WORDS = words(`
  i i'm i'll i've i'd it it's its we we're we'll we've you you're your he she they they're them their our my me us him
  his her this that that's these those there there's here what what's which who whom whose when where why how
  is isn't are aren't was wasn't were am be been being do does did don't doesn't didn't have has had haven't
  can can't could couldn't will won't would wouldn't shall should must might may let let's get got go going
  went gone come came say says said tell told ask asked think thought know knew want wanted need needed make
  made take took give gave see saw look looks like means mean put keep kept call called
  if because but so then than or nor not no yes yeah okay ok well just only also too very really about into
  onto over under with without from by at in on as until since while after before through between during
  one two three four five six seven eight nine ten first second third last next other another more most less
  some any every each all both few many much thing things point question problem reason way bit lot kind sort
  a an for to up out off down back again
  `)

/** A beginning with one of these is a sentence even when it is written with a capital. */
export const OPENING_WORDS = words(`
  i'm i'll i've i'd it it's its we we're we'll we've you you're your he he's she she's they they're our my this that
  that's these those there there's here here's what what's which when where why how if because but so then and or
  not no yes yeah yep okay ok well also let let's please thank thanks again anyway is are was were do does did
  have has can could would should must as at by for from in on to with without about after before since until
  while one two three four five six another every each all both some any more most now today tomorrow
  yesterday once even just only hello hi hey oh um uh like
  `)

/** Written with a dot behind them. */
export const ABBREVIATIONS = words(`
  mr mrs ms mx dr hon prof st jr sr sen rep rev gov gen col capt cpt lt sgt maj adm mme mlle messrs pres supt
  asst dept dir mgr atty esq no nr ph phd ing dipl fr bro sis insp det
  `)
