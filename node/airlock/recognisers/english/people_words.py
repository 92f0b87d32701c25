"""Words for people in English, by their endings, and what stands before them; patterns alone."""

from typing import Final

__all__ = [
    "ADJECTIVE_ENDINGS",
    "ATTRIBUTES",
    "CASES",
    "IRREGULAR",
    "NOT_PEOPLE",
    "PERSON",
    "person_noun",
]

_ENDINGS_TEXT: Final = """
er or ist ant ent ee ian ess man woman boy girl mate person child parent father mother brother
sister friend lad mum dad worker
"""
_ENDINGS: Final = tuple(_ENDINGS_TEXT.split())
"""Endings of words for a person; most words with them that mean a thing stand below."""

_NOT_PEOPLE_TEXT: Final = """
number chapter letter poster paper answer computer offer order drawer sticker flyer folder quarter
corner dinner summer winter tower trailer banner printer factor sector door floor error monitor
indicator document moment department assessment event element comment agreement appointment
apartment statement payment instrument percent cent continent accent tent present restaurant grant
plant variant committee fee tree degree coffee list checklist playlist twist waitlist newspaper
water weather matter manner river litre liter meter metre kilometer centimeter power shower flower
layer counter container register server router charger projector beamer cover filter finger
shoulder border disorder buffer trigger marker other another either neither further former latter
later longer shorter smaller larger bigger older younger better higher lower earlier newer after
under over never ever together however whether rather altogether remainder semester trimester
character parameter barrier tracker planner organiser reminder timer sweater jumper slipper
sneaker burger cracker wafer starter cooker freezer kettle bumper scooter helicopter tractor motor
elevator generator sensor corridor mirror anchor armor harbor labor flavor color honor humor rumor
tumor vector segment fragment garment ornament experiment improvement movement measurement
requirement development engagement involvement argument treatment placement replacement
announcement attachment investment environment achievement commitment component content consent
intent extent talent incident accident invent rent scent vent patent giant elephant important
constant instant distant relevant significant different recent frequent current silent urgent
excellent sufficient permanent independent violent innocent evident ancient decent convenient
consistent transparent apparent absent mean median ocean guarantee levee toffee knee bee spree
jubilee glee settlement process success address access progress business illness fitness mess less
press dress stress express wellness sadness awareness openness loneliness harness guess mattress
fortress compress excess recess career beer deer cheer seer raid maid paid braid staid said plaid
afraid hour our four tour poor flour your gather consider remember wonder enter differ suffer
center cancer fever liver ladder hammer spider tiger hamster oyster lobster panther lever clover
leather feather theatre amber umber timber lumber chamber september october november december
ember thriller bestseller blockbuster cluster plaster disaster pointer pager laser razor visor
tremor metaphor interior exterior terror horror dossier atelier gender tender blender cinder
powder calendar ledger badger hunger anger danger ginger hanger trouser zipper wrapper chequer
pamphlet advent cement parliament sacrament testament tournament basement pavement monument
compartment equipment refreshment amendment supplement implement complement compliment derailment
ailment consist exist resist insist persist mist fist wrist gist whist grist newsletter sampler
carryover takeover turnover handover layover stopover leftover rover slider stapler ruler eraser
sharpener highlighter blister roster adapter header footer transfer prefer refer infer defer
shelter outer inner upper proper super pepper copper supper silver sober partner provider funder
employer carrier
"""
NOT_PEOPLE: Final = frozenset(_NOT_PEOPLE_TEXT.split())
"""Words with such an ending that mean no person, in the singular."""

_IRREGULAR_TEXT: Final = """
men women people children kids youths boys girls lads lasses guys blokes fellas gardaí gardai sons
daughters siblings twins triplets cousins uncles aunts nephews nieces husbands wives widows
spouses mums dads mams grannies grandparents parents couples pairs duos trios tandems households
families pupils youngsters teens recruits converts reverts colleagues nurses guards cops imams
priests nuns sheikhs scholars stewards heads deputies coaches mentees interns staff cadets scouts
captains athletes folk folks locals nationals orphans adults Muslims Christians Jews Sikhs Hindus
Somalis Chechens Syrians Afghans Kurds Turks Travellers Salafis Salafists jihadists neo-Nazis
extremists returnees truants absentees dropouts drop-outs no-shows newcomers faces souls heroes
rebels addicts convicts felons culprits thugs bullies victims suspects casualties guests hosts
clients patients experts professionals practitioners academics psychologists volunteers relatives
acquaintances bystanders onlookers beneficiaries witnesses signatories secretaries trustees
delegates graduates alumni freshers dads-to-be peers mates pals chums friends accomplices
ringleaders individuals persons respondents interviewees enrolments
"""
IRREGULAR: Final = tuple(_IRREGULAR_TEXT.split())
"""Words for people, in the plural, that no ending tells."""

_CASES_TEXT: Final = """
cases files referrals incidents reports complaints arrests convictions concerns allegations
threats notifications alerts signals disclosures dossiers suspensions exclusions expulsions
detentions removals dropouts withdrawals relapses attacks assaults stabbings suicides deaths
admissions sightings tip-offs
"""
CASES: Final = tuple(_CASES_TEXT.split())
"""Words for cases, in the plural."""

_ATTRIBUTES_TEXT: Final = """
youth police community school social case family street outreach team staff care class club board
council student peer college university football boxing prison probation support language parish
mosque church night day part full time first second third second-generation asylum foreign key
lead core repeat drug gang gaming online chat local new old big small tall good bad shy quiet loud
angry bored lonely worried young elderly older younger eldest oldest youngest middle-aged teenage
underage grown unaccompanied single foster half step twin very rather other further more extra
additional remaining different same particular certain known unknown close near distant great best
former ex would-be self-declared wee junior senior adult minor male female trans gay non-binary
deaf blind disabled sick ill dead missing homeless jobless stateless unemployed white black brown
mixed-race serious severe grave major confirmed open closed possible suspected repeated separate
fresh live formal informal initial
"""
ATTRIBUTES: Final = frozenset(_ATTRIBUTES_TEXT.split())
"""Words that may stand between a number and the word for people."""

_ADJECTIVE_ENDINGS_TEXT: Final = """
ous ful ing ed al ive ic ish less able ible ant ent ary ern ese some like old born based aged ian
can
"""
ADJECTIVE_ENDINGS: Final = tuple(_ADJECTIVE_ENDINGS_TEXT.split())
"""Endings of other words that may."""

_SINGULAR_TEXT: Final = """
boy girl man woman lad lass teenager teen pupil student child kid youth youngster person one
mother father parent family refugee convert revert brother sister neighbour teacher trainer coach
volunteer lady guy worker colleague guard garda imam priest nun sheikh scholar chair head deputy
mentee intern cadet scout captain athlete local national orphan adult Muslim Christian Jew Sikh
Hindu Traveller nurse cop guide secretary trustee delegate graduate witness victim suspect guest
host client expert professional academic relative peer mate friend member chairwoman chairman
chairperson president principal headteacher spokeswoman spokesman survivor recruit twin sibling
daughter son cousin uncle aunt husband wife widow mum dad grandmother grandfather doctor GP
psychologist solicitor journalist barber baker butcher goalkeeper striker referee hero rebel
prisoner detainee returnee
"""
_SINGULAR: Final = tuple(_SINGULAR_TEXT.split())
_STOP: Final = "|".join(sorted(NOT_PEOPLE))
PERSON: Final = (
    rf"(?:(?:{'|'.join(sorted(_SINGULAR, key=len, reverse=True))})"
    rf"|(?!(?:{_STOP})(?!\w))[a-z-]{{2,14}}(?:{'|'.join(_ENDINGS)}))(?![\w-])"
)
"""Pattern of a word for one person."""

_PLURALS: Final = frozenset(word.lower() for word in (*IRREGULAR, *CASES))


def person_noun(folded: str) -> bool:
    """Say whether an English word, folded, is a plural for people or cases."""
    if folded in _PLURALS:
        return True
    if folded.endswith(("men", "women")) and len(folded) > 5:  # noqa: PLR2004 - "omen", "semen"
        return folded not in {"specimen", "regimen", "abdomen"}
    singular = folded.removesuffix("s")
    if singular == folded or len(singular) < 5 or singular.endswith("s"):  # noqa: PLR2004
        return False
    return singular not in NOT_PEOPLE and singular.endswith(_ENDINGS)
