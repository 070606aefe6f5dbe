/**
 * What people call the same thing when they ask about a contractor's business. One group a line,
 * members separated by commas.
 */
export const synonymGroups = `
price, cost, charge, fee, rate, pricing, expense, how much
pay, payment, paid, pays, remit
deposit, down payment, downpayment, money down, up front, upfront, retainer
discount, price break, markdown, money off, percent off, reduction, rebate, savings
commission, cut of the sale, incentive, bonus
salary, wage, wages, compensation
invoice, bill, billing, billed
refund, money back, reimburse, reimbursement, repay
loan, financing, finance, lend, lender, installment
budget, price range
quote, estimate, bid, proposal, quotation
contract, agreement
sign, signature, signed, e-sign
cancel, cancellation, rescind, rescission, call off, back out, backing out, terminate, termination
warranty, guarantee, warrantee, guaranteed, coverage
workmanship, labor, labour, craftsmanship
defect, fault, flaw, faulty, defective
transfer, transferable, pass on, assign, new owner
void, invalidate, invalid
begin, start, commence, kick off, kickoff, launch, started, began
finish, complete, completion, done, wrap up, conclude
end, expire, expiration, expiry, run out, lapse
buy, purchase, bought, acquire
sell, sold, sale
customer, client, homeowner, buyer, home owner
prospect, lead, inquiry, enquiry, potential customer
rep, representative, salesperson, sales person, salesman, sales rep, seller, consultant
boss, manager, supervisor, superior
owner, founder, principal
worker, employee, staff, crew member, team member, personnel
crew, installer, installers, installation team, install crew
subcontractor, sub, subs, trade partner
hire, recruit, recruitment, employ, hired, onboard
fire, dismiss, terminated
train, training, coach, coaching, teach, taught, learn
meeting, huddle, get together, session, conference
call, phone, ring, telephone, dial, phoned
text, sms, text message
e-mail, email, mail
reply, respond, response, answer, get back to, return a call, call back, callback
contact, reach, reach out, get in touch, get hold of
visit, appointment, house call, come out, in home
schedule, calendar, book, booking, timetable
reschedule, postpone, push back, move the date, delay, put off
late, overdue, tardy, delayed, past due, behind schedule
wait, hold off
deadline, due date, due by, cutoff, no later than
maximum, at most, cap, limit, no more than, up to, ceiling, max
minimum, at least, min, no less than
about, roughly, approximately, around
annual, yearly, every year, each year, per year, once a year
monthly, every month, each month, per month
weekly, every week, each week, per week
daily, every day, each day
twice, two times
quarterly, every quarter
weekend, saturday, sunday
morning, a.m.
hours, open, opening hours, business hours
photo, picture, image, photograph, pic, snapshot
video, film, clip, recording
document, paperwork, papers, form, forms
form, sheet, template
checklist, check list
permit, licence, license, permission
inspect, inspection, inspector, look over, examine, survey, check
measure, measurement, dimensions, measuring
size, dimension
weigh, weight, heavy
install, installation, put in, fit, installed, put on
replace, replacement, swap, replacing, new one
remove, removal, tear off, tear out, take off, strip, tearoff, tear-off
repair, fix, mend, patch
maintain, maintenance, upkeep, service
clean, cleanup, clean up, tidy, cleaning
trash, debris, waste, dumpster, garbage, rubbish, haul away
damage, damaged, harm, broken
leak, drip, water intrusion, water damage
storm, hail, wind, bad weather, severe weather
rain, weather, wet
snow, ice
roof, roofing
roof, shingles, shingle
deck boards, decking
gutter, downspout, gutters
window, windows, glazing
door, doors, entryway
siding, cladding
insulation, insulate, insulated
attic, loft
kitchen, cabinet
countertop, counter top, worktop
bathroom, bath, shower
paint, painting, coat
color, colour, shade, hue
glass, pane
wood, lumber, timber
material, materials, supplies, product
supplier, vendor, distributor, supply house
manufacturer, maker, brand, made by, manufactured
order, ordering, ordered
deliver, delivery, delivered, drop off, arrive, arrival, ship, shipping
stock, inventory
tool, tools, equipment
ladder, ladders, scaffold
safety, safe, protective, ppe
injury, injured, hurt, accident
insurance, insurer, carrier, insured, insure
claim, claims
adjuster, insurance adjuster
deductible, out of pocket
liability, liable, responsible
responsible, in charge, in charge of, accountable, responsibility, runs, leads, handles, takes care of, owns
neighbor, neighbour, next door
realtor, estate agents, real estate agents
referral, refer, referred, recommend a friend, word of mouth
review, reviews, rating, testimonial, feedback
complaint, complain, unhappy, upset, angry, dissatisfied, grievance
objection, pushback, concern, hesitate, hesitation, push back
competitor, competition, rival, other company, other contractor
negotiate, haggle, negotiation, bargain
close, closing, win, won, seal the deal
follow up, follow-up, followup, check in, check back, touch base
script, wording, talk track
goal, target, quota, objective
approve, approval, sign off, authorize, authorise, authorization, permission, okay, clear it with
decide, decision, decided, agreed, conclude, settle on
decline, reject, refuse, turn down, say no
change, modify, alter, modification, amend, amendment, revise
change order, extra work, scope change
error, mistake, wrong
problem, issue, trouble
require, requirement, required, need, must, mandatory, have to, necessary, obligatory
forbidden, prohibited, not allowed, never, banned, may not, must not, ban
allow, permitted, may, allowed, permit, can
rule, policy, guideline
procedure, process, steps
reason, why, because, cause
benefit, advantage, plus
quick, fast, soon, rapid, speed, promptly, immediately, right away, quickly
often, frequency, frequent, how frequently, how regularly, regularly
long, length, duration, last, lasts
cover, include, included, coverage, covers, covered
exclude, exclusion, excluded, not covered, does not cover, not included
lifetime, life span, lifespan, life expectancy
keep, retain, store, stored, kept, stores, storage, retention
lock, key, code, lockbox
password, passcode
parking, park, driveway
pet, pets, dog, dogs, cat, animal, animals
child, children, kids, kid
home, house, property, residence
yard, lawn, landscaping, garden, plants, shrubs
noise, noisy, loud
vehicle, truck, van, car
drive, mileage, travel, miles
uniform, dress code, clothing, wear, attire, shirt, dress
vacation, time off, holiday, pto, leave, days off
sick, ill, illness
lunch, meal, food
gift, present, gift card, thank you gift
winner, won, award, prize
office, headquarters, head office, located, location, address, based
area, territory, region, service area
founded, established, in business since, opened
team, department, crew
total, sum, overall, altogether
average, mean, typical
half, 50 percent
quarter, 25 percent
number, count, how many
score, grade, points
increase, raise, rise, grow, went up, go up
decrease, lower, drop, reduce, fall, went down, go down, cut
margin, profit, markup, mark up
revenue, turnover, income
tax, taxes
credit card, debit card, card
check, cheque
cash, money
senior, seniors, elderly, older
veteran, military, veterans, armed forces
crm, leap, system, customer database
software, app, program, system
computer, laptop, tablet, device
first, initial, earliest
final, last, closing
before, prior to, ahead of, in advance, advance notice, notice
after, following, once, afterwards
bring, carry, take along
greet, introduce, introduction, opening line
explain, walk through, describe, present, presentation
sample, samples, sample board, swatch
thickness, thick, gauge
strength, strong, durable, durability
temperature, degrees, hot, cold
energy, efficient, efficiency
ventilation, vent, ventilate, airflow
moisture, damp, humidity, mold, mildew
nail, nails, fastener, fasteners, screws
layer, layers
seal, sealant, caulk, caulking
slope, pitch
foot, feet, ft
inch, inches
square foot, square feet, sq ft, sqft
pound, pounds, lbs, lb
year, years, yr, yrs, twelve months
month, months, mo
hour, hours, hr, hrs
minute, minutes
day, days, 24 hours
day off, off day
grandchildren, grandkids, grandchild, grandson, granddaughter
husband, spouse, wife, partner
family, household, relatives
friend, acquaintance, buddy
soldier, soldiers, military, service member, troops
deal, deals, contract, sale
reward, bonus, gift, premium
surcharge, extra fee, extra charge, additional fee, additional charge, fee
write, wrote, written, write in
interest rate, apr, interest
ride along, shadow, accompany
return, give back, hand back, hand in, given back, turn in, handed in, bring back
spend, budget, expense, spending
crash, accident, collision, wreck
heat wave, hot weather, forecast above, heat
protective gear, goggles, gloves, hard hats, ppe, protective equipment
hand over, handed over, turn over, transfer, pass on, passes to
finished, handed over, completed, delivered, turned over
late, behind, delayed, extra days, lost days
equipment, carries, kit, tools
personal, private, own use
personal errands, private use
wear, wears, worn, dress
get hurt, injured, injury, hurt
tell, report, notify, inform, let know, alert
pick up, answer the phone, answer, picks up
website, online, web, internet, web form
owe, due, payable
installment, second payment, payment
in charge, organizes, responsible, leads, runs
work for, employees, staff
live, resides, address
vacation days, paid leave, vacation
begin, takes effect, effective
show, present, display
teach, train, explain
phone number, telephone number
valid, good for, stands, remain valid
quote good, prices stay valid
exam, examination, test
certified, certification, certificate
licensed, license, licence
speed limit, how fast
recommend, advise, suggest, advice
choose, pick, select, choice
bad, poor, negative
good, positive
hate, dislike, unhappy
love, praised, liked, like
worry, concern, fear, afraid
lawsuit, sue, legal action
penalty, late fee
emergency, urgent, 911
boss, director, head
spanish, bilingual
bottom line, total
bring up, mention, raise
tip, gratuity
mailbox, voicemail, message
fix a date, schedule, set a time
rain, storm, downpour
two story, second floor
estimate, assessment
asphalt, shingle
estimate free, no obligation
`
