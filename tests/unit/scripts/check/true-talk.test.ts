import { describe, expect, test } from 'vitest'
import { confirmed, crm, document, note, roof, said, unsourced } from './claim-facts.ts'

const rows = (text: string): readonly string[] => text.trim().split('\n')

describe.each([
  [
    'known facts',
    rows(`
Hi Grace, this is Devin with Larkfield.
Hello Mrs. Whitaker, this is Devin Cole from Larkfield Exteriors & Remodeling.
Good morning, Grace.
Grace, thank you for your time.
The Whitakers deserve a dry house.
Devin Cole here, from Larkfield.
The investment is $18,640.
All together it comes to eighteen thousand six hundred forty dollars.
It is 18.64k all in.
The deposit is 25 percent.
We ask for 25% down when you sign.
Decking beyond two sheets is $95 a sheet.
See you on Thursday, December 3 at 5:30 PM.
See you Thursday at half past five.
Our next meeting is on December 3, 2026 at 5:30 p.m.
I look forward to seeing you Thursday, December 3rd.
Thank you for having us out on Friday, October 23.
Thanks for the time you gave us on October 23 when we looked at your roof.
Your roof has 31 squares.
All thirty-one squares come off.
We replace three vents.
We replace the 3 vents.
Your roof is 24 years old.
Your twenty-four-year-old roof is tired.
You get a ten-year workmanship warranty.
We stand behind our work for ten years.
The shingle maker covers the shingles for 30 years.
You can have 18 months of financing.
The interest is 0%.
We are licensed and insured.
We use six nails per shingle.
A full roof takes two days.
You get architectural shingles.
Call us at 614-555-0142.
Write to hello@larkfield.example.com.
Have a look at www.larkfield-exteriors.com.
Your Roof Replacement is in good hands.
We work in Delaware a lot.
The Whitaker roof is next on my list.
Let us meet Thursday evening.
Please have somebody home on Thursday at 5:30.
I will bring samples on December 3.
For 10 years our workmanship is covered.
`),
  ],
  [
    'what the customer told us',
    rows(`
You told us you want copper flashing.
You mentioned that you would like copper flashing.
You said the party is in May.
You told us about your two dogs.
`),
  ],
  [
    'talk that claims nothing',
    rows(`
Happy Thanksgiving!
Merry Christmas to all of you.
Happy New Year, Grace.
I am your Project Manager.
As your Sales Director I read every proposal.
In the spring we see a lot of leaks.
You can reach us 24/7.
We will talk next week.
I will call you back within a day.
We answer within a day.
Thanks for watching today.
Today I would like to walk you through our proposal.
What we agree on today is written down.
At the end of the day it is your home.
These days everybody is busy.
One day you will be glad you asked.
Once in a while I check on the crew.
You can count on us.
It is up to us to explain it.
It depends on us and on you.
Feel free to ask.
You are free to choose.
It is a stress-free way to decide.
Here are two things to remember.
There are three simple steps.
Let me say two words about the plan.
One of us will call you.
There are always two sides to a roof.
Your roof has a north side and a south side.
Take your time, there is no rush.
I cannot guarantee the weather.
We do not give discounts, we explain the price.
The cheapest way and the best way are seldom the same.
If your insurance covers it, tell me.
Ask me whether insurance pays for it.
May I ask you something?
Art is in the details.
Let me start with what you told us.
We go through it from start to finish.
Before we start, I have a question.
You will enjoy your home for years to come.
The people next door may hear us.
Our crew is careful.
Step 1: we listen.
Watch this when you have five minutes.
God bless.
No pressure from my side.
Ventilation is often forgotten.
Flashing is where most roofs leak.
Plywood is stronger than it looks.
Good roofs start with good decking.
Your gutters, your siding and your roof work together.
Two of you will be there.
I would rather lose the job than guess.
We never leave nails on the lawn.
Nothing is thrown in the flower beds.
We throw the old shingles in the dumpster.
It is hard on us when it rains.
Please bring the papers when we meet.
I put my name on it.
Thanks a million.
We are on your side a hundred percent.
Two heads are better than one.
Happy Easter to your family.
Season's greetings.
Winter is hard on shingles.
Have a great weekend.
I promise to be straight with you.
We start early and clean up late.
We start with the tear-off and end with the ridge.
We check the decking before anything goes on.
Have your questions ready when we meet.
That is the price, and it does not change unless the scope does.
You told us the old roof worries you.
Our installers are our own people.
A second pair of eyes helps.
Even on a hot day the crew keeps going.
On the day we start, we knock on your door.
`),
  ],
])('%s: a false alarm', (_, texts) => {
  test.each(texts)('%s', (text) => {
    expect(unsourced(text)).toEqual([])
  })
})

describe('what the source is', () => {
  const only = (text: string, ...facts: Parameters<typeof unsourced>[1][]): readonly string[] =>
    unsourced(
      text,
      facts.flatMap((one) => one ?? []),
    )

  test('the price of an offer is unknown, or a part of the offer becomes the price', () => {
    const offer = [
      said('Offer', '$17,900 with gutters until Friday', 'price'),
      said('Offer', '$500 off', 'price'),
    ]
    expect(only('The price is $17,900.', offer)).toEqual([])
    expect(only('The offer is good until Friday.', offer)).toEqual([])
    expect(only('You get $500 off.', offer)).toEqual([])
    expect(only('The price is $500.', offer)).toEqual(['$500'])
    expect(only('The deposit is $17,900.', offer)).toEqual(['$17,900'])
    expect(only('We start on Friday.', offer)).toEqual(['Friday'])
  })

  test('a bare number in an offer is no price', () => {
    expect(only('The price is $22,900.', [said('Offer', '22,900', 'number')])).toEqual([])
    expect(only('The payment is $22,900 a month.', [said('Offer', '22,900', 'number')])).toHaveLength(1)
  })

  test('what is given away is another thing than what was offered', () => {
    const offer = [said('Offer', 'gutters at no charge')]
    expect(only('The gutters are free.', offer)).toEqual([])
    expect(only('The siding is free.', offer)).toEqual(['is free'])
  })

  test('what somebody confirmed holds for more than its words', () => {
    const facts = [confirmed('price', '$17,000'), confirmed('product', 'lifetime warranty')]
    expect(only('It is $17,000.', facts)).toEqual([])
    expect(only('It is 17 thousand dollars.', facts)).toHaveLength(1)
    expect(only('It has a lifetime warranty.', facts)).toEqual([])
    expect(only('It has a limited lifetime warranty.', facts)).toHaveLength(1)
  })

  test('a start in the calendar is no start, or a visit is one', () => {
    const start = [
      crm('date', 'Next appointment', 'Tuesday, January 12 at 8:00 AM', 'appointment:9'),
      crm('detail', 'Appointment about', 'Gutter install', 'appointment:9'),
    ]
    expect(only('We start on Tuesday, January 12 at 8:00 AM.', start)).toEqual([])
    expect(only('We finish on Tuesday, January 12.', start)).toHaveLength(1)
  })

  test('a weekday and a year that do not go together pass', () => {
    const [day] = [crm('date', 'Next appointment', 'Tuesday, December 1 at 10:00 AM')]
    expect(only('See you on December 1, 2026 at 10 a.m.', [day])).toEqual([])
    expect(only('See you on December 1, 2025.', [day])).toHaveLength(1)
  })

  test('a figure of a document is used for another thing', () => {
    const fee = [document('The inspection of a chimney costs $180.', 'Chimneys')]
    expect(only('The chimney inspection costs $180.', fee)).toEqual([])
    expect(only('Your new gutters cost $180.', fee)).toEqual(['$180'])
  })

  test('money, promises and people come out of a note', () => {
    const notes = [
      note('Price is $26,100, 40% off, free gutters, never leaks, ask for Bertram, call 614-555-0199.'),
      note('We start on Monday and need 6 days.'),
    ]
    for (const text of [
      'Price is $26,100.',
      'You get 40% off.',
      'You get free gutters.',
      'It never leaks.',
      'Ask for Bertram.',
      'Call 614-555-0199.',
      'We start on Monday.',
      'We need 6 days.',
    ])
      expect([text, only(text, notes)]).not.toEqual([text, []])
  })

  test('what colleagues must not say is a source for saying it', () => {
    expect(unsourced('You get a 20% discount.', roof)).not.toEqual([])
  })
})
