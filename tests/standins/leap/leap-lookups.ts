/** The lists behind Leap's ids, as an account has them: trades in capitals, states in alphabetical order. */
export const trades = [
  { id: 1, name: 'CARPENTRY', color: '#69A44C' },
  { id: 10, name: 'GUTTERS', color: '#9966CC' },
  { id: 47, name: 'Insulation', color: '#0D98BA' },
  { id: 24, name: 'OTHER', color: '#FF9966' },
  { id: 8, name: 'ROOFING', color: '#006A4E' },
  { id: 12, name: 'SIDING', color: '#CD9575' },
  { id: 13, name: 'WINDOWS & DOORS', color: '#7C0A02' },
  { id: 14, name: 'DECKS', color: '#BF4F51' },
  { id: 15, name: 'KITCHENS', color: '#FF91AF' },
  { id: 17, name: 'BATHROOMS', color: '#3D2B1F' },
] as const

export const referrals = [
  { id: 105, name: 'Home show', created_at: '2016-03-23 09:38:04' },
  { id: 419, name: 'Yard sign', created_at: '2017-02-16 11:36:00' },
] as const

export const countries = [
  { id: 1, name: 'United States', code: 'US', phone_code: '+1' },
  { id: 4, name: 'Canada', code: 'CA', phone_code: '+1' },
] as const

const NAMES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,' +
  'FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,' +
  'LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,' +
  'MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
  'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,' +
  'SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,' +
  'WV West Virginia,WI Wisconsin,WY Wyoming'

export const states = NAMES.split(',').map((entry, i) => ({
  id: i + 1,
  code: entry.slice(0, 2),
  name: entry.slice(3),
  country_id: 1,
}))
