import { describe, expect, test } from 'vitest'
import { unsourced } from './claim-facts.ts'

const rows = (text: string): readonly string[] => text.trim().split('\n')

describe.each([
  [
    'a price',
    rows(`
The whole roof is $19,640.
All in, you are at eighteen thousand four hundred.
We can land at 18.2k.
It would run you seventeen and a half thousand.
Figure on sixteen nine.
Your price is 16,900.
It runs $16,900.
It comes to 19k.
Your investment is $40,000.
You are approved for $40,000.
The price is $95.
The price is 25 percent.
You would pay $310 a month.
The payment is three hundred ten dollars monthly.
The deposit is $18,640.
We add a $150 permit fee.
It costs $95 per square.
It is well below twenty thousand.
That is less than your cable bill a month, about a hundred dollars.
The price goes up after the holidays.
It will save you a ton of money.
It costs a few thousand dollars less than the others.
We will do the whole thing for seventeen thousand two.
I got my boss to let it go at 17,250.
You're looking at 250 bucks every month.
The price is $18,640 with $500 back.
$95 gets it done.
I can get you down to sixteen-five if we shake on it.
Let's call it 18 even.
The total is $18,640 a month.
Half now, half later.
No money out of your pocket.
`),
  ],
  [
    'a discount or a giveaway',
    rows(`
You get 15% off.
We give you a 15 percent discount.
You get 20% off today.
We take a fifth off.
I can shave a bit off the price.
We knock something off for veterans.
There is a discount for you.
It ends up a quarter cheaper.
The gutters are free.
The gutters are on us.
The gutters come on the house.
We throw the vents in.
We will toss in new pipe boots.
The inspection is complimentary.
The skylight is a gift from us.
The guards are our treat.
You get a free upgrade to copper.
We waive the dump fee.
We absorb your deductible.
We take care of the deductible for you.
Your deductible is covered.
Your insurance will pay for all of it.
It won't cost you a dime.
You owe us nothing until we are done.
There are no payments until June.
You pay when we finish.
It is interest-free for two years.
We beat any quote.
We match every bid.
It pays for itself.
You get a rebate.
There is a coupon for that.
We do it at our own expense.
We cover the permit fee.
It cuts your energy bill in half, half your heating bill.
It costs less than a coffee a day.
We have a special price for you.
You get your money back.
We will eat the cost of the decking.
Sign now and the gutters come with it.
We take the difference off your bill.
You will not find it cheaper.
Nobody beats our price.
We refund your deposit.
First month is free.
Only 10% down.
25% off.
We'll pay you back the first month.
We give you a break on the price.
That's a steal.
You save big.
You get two free downspouts.
We'll swallow the tax.
`),
  ],
  [
    'a day',
    rows(`
We start on December 3.
The crew comes Thursday.
We finish on Thursday, December 3 at 5:30 PM.
We begin on the 3rd.
The tear-off is Thursday.
Your shingles arrive on December 3.
We start on October 23.
See you on Friday, October 23.
I will see you on Monday, November 9.
The price is good until Thursday.
The offer ends on December 3.
We start on the 12th.
We meet on the 12th.
We will meet on December 4.
See you Thursday at 6.
See you Thursday, December 3, 2027 at 5:30 PM.
We will be there next week.
We start next week.
The crew starts later this week.
We begin the week after next.
We can be on your roof by the weekend.
We are done by month end.
It is finished before the holidays.
The materials arrive tomorrow.
See you tonight.
We start right away.
We can start today.
We will be done by the end of the month.
The offer ends this week.
The price holds only through the weekend.
We finish before winter.
We start in the spring.
I will see you in the spring.
We install it this month.
We deliver overnight.
Your new roof goes on this Thursday.
The installation happens on 12/3.
Your roof will be on by Thanksgiving.
Thursday is the last day for this price.
Your spot on the calendar is December 3.
We have an opening next Tuesday.
This deal is gone tomorrow.
The dumpster lands on Dec. 2.
The crew shows up Friday at seven.
`),
  ],
  [
    'a duration',
    rows(`
It takes a day.
The work takes a couple of days.
We need a week.
It is done in an afternoon.
We are finished within a week.
It lasts a few weeks.
We will be there in a fortnight.
It takes three days.
We are done in 6 days.
We finish in six days, guaranteed.
The whole job takes a week or two.
It is a matter of several hours.
We start in two weeks.
The roof takes five days.
The offer is good for 30 days.
It needs half a day.
We will be finished in under an hour.
Give us 48 hours.
The permit comes through in ten days.
We wrap up in under a week.
It's a one-day job.
The permit takes four weeks.
Materials take ten business days.
`),
  ],
  [
    'a name',
    rows(`
Hi Devin, this is Grace.
Hello Mrs. Cole.
Dear Mrs. Halvorsen, thank you.
Hi Tobias, thanks for your time.
Your son Tobias will love it.
Your neighbor Halvorsen loved our work.
halvorsen next door, ask for halvorsen.
The halvorsens loved it.
the petersens next door had us last year.
mrs petersen told us about you.
ask for jurgen when you call.
Our installer Ignatius is careful.
Quillon next door recommended us.
Good morning, Mr. Cole here for Grace Halvorsen.
This is Grace from Larkfield.
I'm Whitaker, and I will lead the crew.
Biscuit will be safe in the house.
We are Larkfield Roofing.
My name is Preston.
our foreman kjell runs the crew.
Grace Cole, thank you.
We did a roof for the Baxters in Dublin.
Thank you, Devin, for having us out.
Sven will take care of you.
Dr. Whitfield down the road loved it.
Hi Mr. and Mrs. Nguyen.
Barb in our office will call you.
Ask Wendell about it.
I worked with Mr. Okafor on your street.
Our partner Apex Solar does the rest.
`),
  ],
  [
    'a product or a material',
    rows(`
We use Malarkey Vista shingles.
We put on GAF Timberline HDZ.
We install atlas pinnacle shingles.
We use copper flashing.
You get copper flashing.
We add ice and water shield.
We put in a ridge vent.
We install gutter guards.
You get a metal roof.
We use class 4 shingles.
We use impact-rated shingles.
We use stainless nails.
You get synthetic underlayment.
We fit triple-pane windows.
We use cedar shingles.
We use the StormShield membrane.
We hang seamless aluminum gutters.
The Grace shingle is the best.
We use Tamko Heritage.
You get hurricane clips.
We put down self-adhering membrane.
You'll get the Presidential line.
We go with Grand Manor shingles.
We finish it with a copper cap.
`),
  ],
  [
    'a promise',
    rows(`
It has a lifetime warranty.
Your roof comes with a lifetime warranty.
We guarantee it.
It is guaranteed.
It will never leak.
It won't leak again.
The shingles never fade.
Our warranty never ends.
It lasts forever.
It is good for as long as you own the home.
You will never have to paint again.
The warranty is fully transferable.
It is leak-proof.
You get a 30-year workmanship warranty.
You get a ten-year material warranty.
We give you ten years of financing.
We offer 10 years of financing.
We have done this for 10 years.
The shingles last 24 years.
We have 24 years of experience.
Our workmanship warranty runs 30 years.
Twenty-five-year coverage on labor.
The warranty covers everything.
Financing runs ten years.
It carries an 18 months warranty.
Backed by a 25-year no-dollar-limit warranty.
Satisfaction guaranteed.
It withstands 130 mph winds.
`),
  ],
  [
    'a count',
    rows(`
We replace four vents.
We replace 5 vents.
There are three skylights.
Your roof has thirty squares.
We tear off 31 layers.
We use four nails per shingle.
You have six downspouts.
We send two crews.
We bring eight ladders.
There are seven windows.
We send a crew of eight.
A dozen vents come off.
31 vents.
You have four chimneys.
Your three kids will love it.
There are two leaks.
`),
  ],
  [
    'a merit or an address',
    rows(`
We are A+ rated.
We are BBB accredited.
We are the number one roofer in Ohio.
We are award-winning.
We won three awards.
We are GAF certified.
Our crew is factory-trained.
We are a family-owned company.
We are the best roofers in town.
We have five-star reviews.
Everybody on the crew is background-checked.
We have been around for generations.
Hundreds of homeowners trust us.
We've been doing this for many years.
Visit www.larkfield-roofs.com.
Look at larkfield.com for pictures.
Write to sales@larkfield.example.com.
Call me at (614) 555-0143.
Call 1-800-555-0142.
Find us @larkfieldroofs.
Our office is at 88 Mill Street.
An A-plus company.
We've put on over 3,000 roofs.
Nine out of ten neighbors choose us.
Our number is 6145550199.
Email devin.cole@gmail.com.
`),
  ],
])('%s that nobody gave is let through', (_, texts) => {
  test.each(texts)('%s', (text) => {
    expect(unsourced(text)).not.toEqual([])
  })
})
