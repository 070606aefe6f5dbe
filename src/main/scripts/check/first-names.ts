/** Frequent first names in the United States that are no everyday words: always a person. */
const CLEAR = `
james john robert michael mary william david richard charles joseph thomas patricia christopher linda
barbara daniel paul elizabeth jennifer donald george kenneth susan steven edward margaret brian dorothy
ronald anthony lisa kevin nancy karen betty helen jason matthew gary timothy sandra jose larry jeffrey
donna ruth scott eric stephen andrew sharon michelle laura sarah kimberly deborah jessica raymond
shirley cynthia angela melissa brenda amy gregory anna joshua jerry rebecca virginia kathleen pamela
dennis martha debra amanda stephanie walter patrick carolyn christine marie janet catherine harold
frances douglas henry ann joyce diane alice julie carl teresa arthur doris gloria ryan roger evelyn joe
juan jean cheryl albert jonathan mildred katherine justin terry gerald keith samuel joan ashley willie
judith janice kelly ralph lawrence nicole judy nicholas christina roy kathy theresa benjamin beverly
denise bruce brandon adam tammy irene fred jane wayne billy lori steve louis jeremy rachel marilyn aaron
andrea kathryn randy howard eugene carlos louise sara anne jacqueline wanda russell bobby bonnie julia
lois tina phyllis norma paula diana annie ernest phillip todd lillian jesse emily peggy craig gladys
alan rita shawn connie florence clarence sean philip chris tracy edna johnny carmen tiffany rosa cindy
jimmy antonio danny bryan tony luis stanley leonard nathan wendy dale manuel rodney curtis victoria
edith kim norman sylvia josephine shannon thelma sheila allen ethel ellen elaine marjorie marvin carrie
charlotte vincent glenn jeffery travis jeff monica esther chad jacob pauline emma juanita melvin alfred
anita rhonda kyle francis bradley eva debbie jesus herbert frederick leslie april jamie clara lucille
joel joanne eleanor valerie danielle edwin megan alicia gail suzanne michele eddie bertha darlene
veronica jill ricky erin geraldine troy randall lauren cathy joann lynn lorraine barry regina alexander
erica beatrice dolores bernice bernard audrey yvonne mario leroy annette june francisco marcus samantha
micheal theodore clifford miguel oscar marion dana stacy ana renee jim ida vivian tom roberta brittany
melanie calvin alex jon loretta yolanda jeanette laurie ronnie katie lloyd tommy leon derek kristen
vanessa alma elsie beth jeanne vicki darrell jerome floyd carla tara leo alvin eileen terri tim wesley
gordon greg jorge dustin pedro gertrude lucy tonya dan stacey ella lewis zachary wilma gina kristin
corey jessie natalie agnes vera herman maurice vernon roberto charlene bessie clyde delores hector
melinda arlene shane ricardo sam maureen colleen allison tamara rick lester georgia constance brent
ramon charlie jackie lillie claudia marcia tyler gilbert tanya nellie minnie marlene heidi glenda marc
courtney lydia marian stella caroline reginald dora ruben brett vickie nathaniel rafael mattie edgar
milton raul maxine irma ben chester cecil mabel marsha myrtle duane franklin lena christy andre deanna
patsy hilda elmer gwendolyn brad gabriel jennie nora ron mitchell roland arnold harvey margie nina
cassandra leah jared kay priscilla naomi carole olga adrian karl billie tracey dianne leona cory claude
erik jenny felicia sonia darryl neil miriam velma becky christian javier fernando clinton bobbie
kristina ted mathew tyrone darren lonnie toni cody julio mae kurt shelly ramona sherri allan nelson
erika katrina claire clayton hugh lindsey lindsay max dwayne guadalupe geneva belinda margarita sheryl
dwight armando felix jimmie cora faye everett ada natasha sabrina isabel jordan ian wallace marguerite
hattie harriet jaime molly cecilia kristi brandi blanche rosie joanna casey alfredo eunice angie alberto
dave ivan inez lynda johnnie sidney byron julian madeline amelia alberta isaac morris jan genevieve
monique jodi janie maggie kayla sonya kristine candace clifton willard daryl ross fannie maryann alison
yvette virgil andy marshall salvador perry kirk sergio luz susie olivia shelley seth kent terrance rene
kristy mamie lula lola verna beulah antoinette eduardo terrence enrique freddie candice juana jeannette
pam kelli whitney hannah bridget austin stuart karla celia fredrick arturo alejandro joey luther gayle
latoya shelia della vicky lynne wendell jeremiah evan julius sheri marianne donnie otis kara jacquelyn
erma blanca trevor oliver luke homer gerard doug myra leticia krista roxanne kenny hubert angelo shaun
angelica robyn adrienne rosalie alexandra brooke bethany sadie bernadette lyle matt alfonso jody traci
kendra jasmine nichole rachael chelsea mable ernestine muriel orlando rex carlton ernesto cameron neal
marcella elena krystal angelina pablo lorenzo omar wilbur blake horace roderick kerry nadine kari
estelle dianna paulette lora abraham willis rickey ira antonia mona doreen rosemarie desiree andres
cesar johnathan malcolm rudolph damon kelvin rudy preston janis betsy christie freda alton archie marco
mercedes meredith lynette teri cristina eula pete randolph garry geoffrey jonathon felipe bennie gerardo
dominic loren leigh meghan sophia eloise rochelle gretchen cecelia delbert colin guillermo lucas kelley
raquel henrietta alyssa jana gwen benny noel spencer rodolfo myron edmund alexis laverne jenna tricia
tasha garrett salvatore cedric lowell gregg silvia elvira delia sophie kate patti lorena kellie sonja
lila lana darla mindy essie mandy sherman wilson devin sylvester roosevelt israel jermaine lorene elsa
josefina jeannie miranda dixie lucia marta lela johanna shari camille forrest wilbert leland ollie tami
shawna elisa melba ora nettie tabitha winifred kristie alisha aimee rena simon clark irving carroll
bryant owen myrna marla tammie latasha bonita patrice ronda sherrie addie rufus woodrow sammy kristopher
mack levi marcos gustavo jake shelby francine deloris stacie adriana cheri abigail celeste cara adele
rebekah lucinda dorthy lionel marty taylor ellis dallas gilberto clint nicolas laurence ismael orville
effie trina reba sallie aurora lenora etta lottie kerri trisha nikki estella francisca josie tracie
marissa karin brittney janelle lourdes helene elva corinne kelsey ervin dewey wilfred josh hugo ignacio
caleb tomas sheldon erick frankie ina bettie elisabeth aida caitlin ingrid iva eugenia christa goldie
cassie maude jenifer stewart doyle darrel rogelio terence santiago alonzo elias bert elbert ramiro
conrad noah morgan therese dena lorna janette latonya consuelo tamika rosetta debora cherie polly dina
grady phil cornelius lamar rolando percy dexter bradford merle cleo jewell fay jillian dorothea nell
trudy esperanza patrica kimberley shanna helena carolina stefanie darin amos terrell moses irvin saul
darnell randal tommie rosario lupe lou ola janine mollie alisa maribel susanne timmy darrin winston
brendan toby abel dominick boyd emilio elijah cary domingo santos aubrey emmett marlon emanuel jerald
edmond emil lesley bette susana elise cecile isabelle jocelyn paige joni rachelle leola daphne alta
ester petra graciela imogene jolene keisha dewayne otto teddy reynaldo bret jess trent humberto emmanuel
stephan louie lacey glenna gabriela keri ursula lizzie kirsten shana adeline mayra jayne jaclyn gracie
sondra carmela marisa rosalind tonia beatriz marisol clarice vicente lamont micah efrain logan rodger
harley demetrius ethan eldon robbie jeanine sheena angeline frieda shauna millie claudette cathleen
angelia gabrielle katharine jodie staci lea christi justine elma luella margret pierre freddy eli bryce
antoine kendall royce mickey grover elton cleveland dylan damian dominique dee socorro martina margo
mavis callie bobbi maritza lucile leanne jeannine deana aileen lorie ladonna willa manuela selma sybil
abby lara winnie marcy luisa reuben stan leonardo jasper russel erwin benito hans monte blaine ernie
quentin agustin murray jeri magdalena ofelia meagan audra matilda leila cornelia bianca simone bettye
randi virgie latisha barbra georgina eliza leann
maria carol peter heather harry victor martin mike lee sally jay warren glen gene ken bob nick pat roman
garland chuck eddy reed
`
/** First names that are words too: a person only where a name would stand. */
const DOUBTFUL = `
mark frank jack rose ruby robin crystal dawn earl grace sherry hazel amber ray don holly bill sue
rosemary dean derrick pearl joy viola angel penny brandy violet lance misty daisy guy sandy iris opal
melody flora wade patty grant hope ginger earnest olive faith ebony marina jewel drew laurel fern candy
clay van will charity miles heath lily rocky junior sterling chase gale dolly ivy curt buddy rod rob eve
son cliff rusty mason gay basil ward art dale rich norm pierce june may august
`

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const clearFirstNames: ReadonlySet<string> = setOf(CLEAR)
export const doubtfulFirstNames: ReadonlySet<string> = setOf(DOUBTFUL)
