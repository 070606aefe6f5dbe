/** Words that are never part of a person's name, though some are in the name lists. */
export const notNames: ReadonlySet<string> = new Set(
  (
    'i a an the and or but so if then than as at by for from in into of off on out over to up with without about after ' +
    "before near this that these those here there it its it's he he's she she's they they're we we're you your yours you're i'm i've " +
    'his her hers him them their our us my me mine who whose what which where when why how is are was were be been being ' +
    "am do does did done doing has have had having can could will'll would should may've might must shall let lets let's " +
    'not no nope nah yes yeah yep ok okay oh uh um er hmm well now just also too very really maybe again still already ' +
    'like likes liked want wants wanted need needs needed get gets got getting give gives gave given go goes going gone ' +
    'come comes came call calls called calling say says said tell tells told talk talked talking spoke speak meet met see ' +
    'saw seen look looks looking looked think thinks thought know knows known put puts add adds added enter create make ' +
    'makes made take takes took send sends sent live lives living lived found find finds hear hears heard ask asks asked ' +
    'new old lead leads client clients customer customers caller homeowner homeowners owner owners prospect contact name ' +
    'names named phone phones cell mobile number numbers email e-mail mail address addresses street city state zip code ' +
    'house home homes property job jobs project projects quote quotes estimate estimates bid appointment work works ' +
    'roof roofs roofing siding window windows door doors gutter gutters deck decks kitchen kitchens bath baths bathroom ' +
    'bathrooms insulation attic basement garage porch shingles shingle leak leaks leaking repair repairs replace replacing ' +
    'replacement replaced remodel install installed first last middle second third next same other another one ones two three four five six seven ' +
    'eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand zero double triple dozen ' +
    "monday tuesday wednesday thursday friday saturday sunday january february march april's june's july september october november december " +
    'today tomorrow yesterday tonight morning afternoon evening night week weeks month months year years day days hour hours time times ' +
    'wife husband spouse partner mom mother dad father son daughter brother sister cousin uncle aunt neighbor neighbors friend friends ' +
    'realtor adjuster tenant landlord boss coworker guy lady woman man gentleman couple family folks people person kid kids mother-in-law ' +
    'father-in-law sister-in-law brother-in-law rep reps salesman estimator crew team office company business website google ' +
    'facebook radio truck sign show referral referred recommended sorry wait scratch strike actually correction mean means rather ' +
    'hold please thanks thank hi hello hey yo dear regards best sincerely cheers all everything something nothing anything ' +
    'more less much many some any each every both few lot lots kind sort type right left side front back top bottom middle ' +
    'big small large little good bad great nice fine sure asap soon later early late apartment apt unit suite ste lot box ' +
    'avenue ave road rd drive dr lane ln boulevard blvd court ct place circle way trail parkway highway north south east west ' +
    'spelled spelling spell letter capital dash hyphen underscore space hyphenated comma period area true false none skip null ' +
    'pls plz asap subject message msg re fwd fw note notes comment comments info information data form online web source ' +
    'insurance claim hail storm damage wind rain water wet cold hot ceiling chimney wall walls floor upstairs downstairs ' +
    'because while until since though although except per via etc only even ever never always sometimes usually instead ' +
    'inquiry request ticket order invoice account budget price cost financing payment deposit check cash credit card fee ' +
    'wood vinyl cedar metal aluminum composite slate asphalt brick stone glass copper steel flat bay sliding patio storm entry screen ' +
    "don't doesn't didn't can't won't isn't aren't wasn't haven't hasn't couldn't wouldn't dont doesnt didnt cant that's what's there's who's how's where's " +
    "morning's spoken main broadway gmail yahoo hotmail com net org landline fax voicemail text texts texting texted left half full part " +
    'square feet foot ft sq inches inch budget thinking around roughly maybe probably definitely kinda gonna wanna trying try tries tried ' +
    'using use uses used keep keeps kept start started starting open opens closed move moved moving buy bought buying sell selling sold ' +
    'own owns run runs stop stopped wants interested interest ready free available elderly retired older younger cute pretty tough real ' +
    "im ive hai tnx thx ur u ya lol hmu y'all yall fella mama darlin hon honey sugar bro dude bruh yo idk okey gal chap goes hoa pastor deacon uhh umm operator agent agt svc service services id alt tel cb addr src ref timeline st sir maam ma'am"
  ).split(' '),
)

/** Where somebody comes from is no name. */
export const nationalities: ReadonlySet<string> = new Set(
  'bosnian italian polish irish russian mexican chinese korean indian german greek french spanish cuban dominican haitian jamaican filipino vietnamese ukrainian albanian lebanese arab american english southern hispanic latino asian african amish mennonite portuguese brazilian'.split(
    ' ',
  ),
)
export const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss missus mister coach dr doctor prof professor rev reverend father fr pastor deacon rabbi capt captain sgt sergeant lieutenant col judge sister madam sir'.split(
    ' ',
  ),
)
/** A single name after one of these is a surname. */
export const surnameTitles: ReadonlySet<string> = new Set(
  'mr mrs ms miss missus mister dr doctor prof professor judge'.split(' '),
)
export const particles: ReadonlySet<string> = new Set(
  'de la del della di da du des dos van von der den ter ten vander vanden al el bin ben abu st saint le lo mac mc o d san'.split(
    ' ',
  ),
)
export const suffixes: ReadonlySet<string> = new Set(
  'jr sr ii iii iv junior senior esq md phd cpa'.split(' '),
)
