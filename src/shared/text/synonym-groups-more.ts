/**
 * Further groups: people and money, parts of a house, safety, insurance. One group a line, members
 * separated by commas.
 */
export const moreSynonymGroups = `
hourly, per hour, an hour, each hour, hourly rate
small, smallest, minimum, lowest, least, at least
large, largest, biggest, maximum, highest, most, up to
alone, on his own, on her own, on their own, by himself, by herself, without asking, own authority, himself, single handedly
portion, share, part, percentage, percent, fraction, proportion
earn, get paid, make, receive, paid
realtor, real estate agent, real estate broker, estate agent
retiree, retired, senior, seniors, pensioner
attorney, lawyer, legal counsel, solicitor
split, divide, divided, shared
competitor, rival, other bid, other contractor
top, most frequent, main, most common, leading, biggest
evening, night, p.m.
earliest, soonest, first, before
latest, no later than, by
sick leave, sick days, sick day
resign, quit, leave the company, notice
promotion, promoted, advancement
raise, pay increase
probation, trial period, first 90 days
apprentice, trainee, new hire, newcomer, beginner, rookie
mentor, buddy, coach
onboarding, orientation, first week, induction
handbook, manual, guidebook
brochure, flyer, leaflet, handout
advertise, advertising, marketing, promote, promotion, campaign
sign, yard sign, lawn sign, signage
social media, facebook, instagram
search engine, google
feedback, survey, questionnaire
satisfaction, satisfied, happy, pleased
apologize, apology, sorry
escalate, escalation, hand over to, pass to
confidential, private, secret, privacy
personal data, customer data, privacy
record, log, enter, document, note, write down
upload, attach, file
folder, directory
deadline extension, extension, extend
early, ahead of time, in advance
weather delay, rain day, rain delay
backlog, lead time, waiting time, weeks out
lead time, how far out, weeks out
supply, supplies, stock
shortage, out of stock, backorder, back ordered
return policy, return, restocking
restocking fee, restocking
shipping, freight, delivery
markup, mark up, cost plus, margin
subtotal, total, sum
balance, remainder, rest, remaining, final payment
milestone, progress payment, stage payment, draw
lien, lien waiver, waiver
late payment, overdue, past due
collections, collection agency, debt
credit check, credit score, credit rating
monthly payment, a month, per month, installment
zero interest, no interest, same as cash, interest free
escrow, trust account
escape clause, right to cancel, rescission, cooling off
terms, conditions, clause
notary, notarized, witness
electronic signature, e-signature, docusign, e-sign
paper copy, hard copy, printed
spouse, both owners, decision maker, decision makers, husband, wife
renter, tenant, landlord
condo, condominium, apartment
homeowners association, hoa
neighborhood, subdivision, development
historic, heritage, landmark
building department, city, township, municipality, county
code, building code, regulation, regulations
inspection, final inspection, sign off
asbestos, lead paint, hazardous
electrician, electrical, wiring
plumber, plumbing, pipes
hvac, heating, furnace, air conditioning
chimney, flashing
underlayment, felt, ice and water shield
decking, sheathing, plywood, osb
eave, soffit, fascia
ridge, ridge vent, peak
valley, hip
skylight, roof window
dormer, gable
square, squares, 100 square feet
tarp, tarping, temporary cover
drywall, plaster, sheetrock
trim, molding, casing
floor, flooring, tile
grout, tile
faucet, tap, fixture, fixtures
toilet, commode
tub, bathtub
backsplash, tile
railing, rail, handrail
stairs, steps, stairway
post, footing, footer
composite, trex
fence, fencing
porch, patio, veranda
garage, carport
basement, cellar, crawl space
foundation, slab
concrete, cement
crack, cracked, split
rot, rotten, decay
warp, warping, warped
rust, corrosion
fade, fading, faded
dent, dented, dents
peel, peeling, flaking
clog, clogged, blockage
noise, sound, squeak
draft, drafty, cold air
condensation, fog, foggy, fogged
brand, make, manufacturer
model, version, series
catalog, catalogue, price list
serial number, label
wholesale, bulk
lifetime, life expectancy, last, years
recycle, recycling, disposal, dispose
eco friendly, green, sustainable
solar, solar panels
energy audit, audit
tax credit, rebate, incentive
grant, subsidy, assistance
discount code, coupon, voucher
free of charge, free, no charge, no cost, at no cost, complimentary, without charge
extra, additional, more
backup, substitute, stand in, deputy, away
out of office, on vacation, away, absent
birthday, anniversary
christmas, holiday, holidays
thank you, thanks, gratitude
greeting, greet, hello, introduction
objection, too expensive, price objection
expensive, costs too much, overpriced, too much
cheap, inexpensive, affordable, low price
think about it, think it over, need time
second opinion, other bids, other quotes, competing bids
close rate, closing rate, win rate, conversion rate, conversion
pipeline, open deals, open estimates
forecast, projection, outlook
record, best month, best ever
territory, zip codes, area covered, covers, cover
drive time, distance, miles, radius
emergency, after hours, 24 hours
on call, standby
answering service, call center
voicemail, voice mail
business card, card
badge, name tag, id card, identification
background check, criminal record
drug test, drug screening
smoke, smoking, cigarette, tobacco
alcohol, drinking, beer
swear, profanity, language
weapon, gun, firearm
harassment, discrimination, bullying
fall protection, harness, safety harness
hard hat, helmet
gloves, glove
safety glasses, goggles, eye protection
first aid, first aid kit
fire extinguisher, fire
evacuate, evacuation
near miss, incident
workers compensation, workers comp, work injury
generator, compressor
nail gun, nailer
drone, aerial
scaffolding, scaffold, ladder
magnet, magnetic sweep, nails in the yard
dumpster, container, trailer
portable toilet, restroom, bathroom for crew
protect, protection, cover, shield
dust, dust barrier, plastic sheeting
furniture, belongings
water off, shut off
power, electricity, outlet
internet, wifi, wi-fi
punch list, final list, open items, walkthrough, final walk
walkthrough, walk through, walk, handover
callback, return visit, rework, redo
warranty claim, warranty request, service request
register, registration, registered
certificate, proof, document
prorated, pro rata, declining
act of god, storm, natural disaster
hail, hailstorm
wind, mph, gust
supplement, additional claim
depreciation, actual cash value, acv
replacement cost, rcv
deductible waiver, waive, cover the deductible
percent, percentage, %
founded, started, established, opened, set up
people, employees, staff, guests, persons, team members
town, towns, city, area, territory
minimum, lowest, least, smallest
maximum, highest, largest, most
earn, paid, pay, start at, wage, salary
payday, pay day, paid
shelf life, good for, best before, keeps
kids, children, child
seniors, over 65, over 60, older
live aboard, living aboard
size, length, width, feet
where, located, location, kept
store, kept, stored, keep
own, owner, owns, owned
close, closes, closed, closing time
learn, learned, lesson, lessons, takeaway
co2, carbon dioxide
fit, hold, holds, seat, seats, capacity
`
