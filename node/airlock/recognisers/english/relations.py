"""What one person alone is in an English text: a relative, "the man who sets the alarm".

A relative counts with a possessive, a name or an "of", and in apposition ("Una, mother of the
boy who
left"). A function of everyday life (caretaker, goalkeeper, treasurer) counts with the place it is
held in or with what its holder did. Public offices and professions by themselves are no finding.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["JOB", "NEAR_KIN", "find_english_relations", "is_any_relative"]

_KIN_WORDS: Final = """
mother father mum mom dad da ma pa mam mammy mummy daddy papa mama brother sister bro sis
sibling son
daughter child only_child wife husband hubby missus widow widower spouse partner ex fella other_half
uncle aunt auntie aunty cousin nephew niece grandmother grandfather grandma grandpa granny grandad
granddad gran nan nana nanna nanny grandparent grandson granddaughter grandchild great-uncle
great-aunt
great-grandmother great-grandfather great-grandson stepfather stepmother stepdad stepmum stepmam
step-dad step-mum step-father step-mother stepbrother stepsister step-brother step-sister stepson
stepdaughter step-son step-daughter half-brother half-sister half_brother half_sister foster_mother
foster_father foster_mum foster_dad foster_parent foster_carer foster_brother foster_sister
foster_son
foster_daughter foster_child adoptive_mother adoptive_father adoptive_parent godmother godfather
godparent godson goddaughter godchild guardian legal_guardian next_of_kin carer ward fiancé fiancée
fiance fiancee girlfriend boyfriend betrothed intended bride groom bridegroom in-law brother-in-law
sister-in-law mother-in-law father-in-law son-in-law daughter-in-law brother_in_law sister_in_law
mother_in_law father_in_law son_in_law daughter_in_law ex-wife ex-husband ex-partner ex-girlfriend
ex-boyfriend twin twin_brother twin_sister triplet first_cousin second_cousin kinsman relative
relation firstborn first-born heir best_friend best_mate bestie flatmate roommate housemate cellmate
classmate schoolmate teammate landlord landlady neighbour childhood_friend boss employer mentor
babysitter childminder penfriend namesake sponsor chaperone
"""
_KIN_PLURALS: Final = """
parents brothers sisters siblings sons daughters children kids twins cousins uncles aunts nephews
nieces grandparents in-laws relatives family folks people foster_parents godparents grandchildren
stepchildren half-brothers half-sisters brothers_and_sisters mates friends flatmates classmates
teammates neighbours carers guardians household
"""
_PURE_KIN: Final = _KIN_WORDS.partition("best_friend")[0]
_PUBLIC_KIN: Final = r"(?:friends|mates|people|classmates|neighbours|children|kids|parents|family)"

_JOB_WORDS: Final = """
caretaker janitor cleaner cleaning_lady cleaning_woman dinner_lady lunch_lady lollipop_lady
lollipop_man tea_lady steward stewardess usher bouncer doorman door_supervisor porter concierge
gatekeeper groundsman groundskeeper greenkeeper gardener handyman plumber electrician carpenter
joiner painter plasterer roofer bricklayer builder mechanic panel_beater welder fitter locksmith
blacksmith glazier barber hairdresser beautician tailor seamstress cobbler baker butcher fishmonger
grocer greengrocer shopkeeper newsagent publican barman barmaid bartender waiter waitress cook chef
kitchen_porter dishwasher caterer coffee_lady bus_driver taxi_driver lorry_driver van_driver
tram_driver train_driver driver courier postman postwoman postmaster postmistress milkman binman
delivery_man delivery_driver farmer shepherd fisherman skipper sailor docker miner nun sister abbess
prioress monk friar brother priest parish_priest curate vicar rector pastor deacon deaconess
chaplain
sacristan verger sexton organist bell-ringer choirmaster cantor churchwarden imam muezzin mufti
sheikh hafiz khatib mullah rabbi rebbe pandit granthi catechist preacher lay_preacher missionary
elder
goalkeeper goalie keeper striker winger centre-half full-back midfielder captain vice-captain
team_captain skipper sub kitman kit_man physio referee linesman umpire trainer coach head_coach
assistant_coach swimming_coach boxing_coach football_coach manager_of_the_team player-manager
treasurer secretary chair chairman chairwoman chairperson vice-chair president vice-president
founder
co-founder founding_member trustee patron committee_member board_member bookkeeper accountant
archivist librarian webmaster newsletter_editor editor drummer guitarist singer bassist fiddler
piper
DJ MC rapper producer conductor choir_leader soloist actor actress director_of_the_play photographer
cameraman filmmaker poet novelist journalist columnist blogger streamer painter sculptor
piano_teacher music_teacher art_teacher chemistry_teacher physics_teacher maths_teacher
history_teacher religion_teacher PE_teacher woodwork_teacher language_teacher Irish_teacher
English_teacher Arabic_teacher Quran_teacher Koran_teacher class_teacher form_teacher form_tutor
year_head deputy_head deputy_principal vice-principal headmaster headmistress head_teacher
headteacher principal bursar school_nurse school_secretary school_caretaker school_chaplain
dorm_supervisor dormitory_supervisor matron warden hostel_warden prefect head_boy head_girl
class_captain class_representative class_rep student_president owner co-owner proprietor landlord
landlady tenant lodger squatter neighbour shop_owner restaurant_owner café_owner pizzeria_owner
midwife nurse night_nurse vet dentist pharmacist chemist optician undertaker gravedigger
solicitor notary interpreter translator mediator sworn_translator au_pair nanny babysitter
childminder foster_carer carer home_help apprentice trainee intern foreman shift_manager
floor_manager supervisor line_manager storeman warehouseman forklift_driver security_guard
night_watchman watchman nightwatchman lifeguard pool_attendant swimming_instructor
driving_instructor dance_teacher scout_leader guide_leader youth_leader camp_leader altar_boy
altar_server acolyte beekeeper pigeon_fancier hunter gamekeeper bookmaker bookie pawnbroker
tattooist
tattoo_artist busker flower_seller market_trader stallholder street_sweeper chimney_sweep beggar
recruiter ringleader spokesman spokeswoman spokesperson moderator administrator admin whistleblower
informant survivor eyewitness bystander complainant plaintiff defendant bailiff squire mayoress
"""
_PERSON_WORDS: Final = """
man woman lad lass boy girl lady gentleman gent fella fellow guy bloke chap youth youngster teenager
widow widower pensioner old_man old_woman old_lady older_man older_woman young_man young_woman
newcomer
stranger outsider pupil student classmate
"""


def _alternatives(words: str) -> str:
    found = {word.replace("_", "[ -]") for word in words.split()}
    return "|".join(sorted(found, key=len, reverse=True))


_KIN: Final = f"(?:{_alternatives(_KIN_WORDS)})"
_NEAR_KIN: Final = f"(?:{_alternatives(_PURE_KIN)})"
_KINS: Final = f"(?:{_alternatives(_KIN_PLURALS)})"
_JOB: Final = f"(?:{_alternatives(_JOB_WORDS)})"
JOB: Final = _JOB
"""Pattern of a function of everyday life."""
NEAR_KIN: Final = _NEAR_KIN
"""Pattern of a relative in the singular."""
_PERSON: Final = f"(?:{_alternatives(_PERSON_WORDS)})"
_W: Final = r"[^\W\d_][\w'\u2019-]{0,30}"
_ADJ: Final = (
    rf"(?:(?!(?:of|in|at|on|for|that|which|to|with|and|is|was|who|by|from|or|as|the|a|an|are|were"
    rf"|has|had)\b){_W} )"
)
_ENDS_CLAUSE: Final = r"(?=[.,;:!?)\n\u2013\u2014\"\u201d|]|$)"
_PAST: Final = (
    r"(?:(?:had |has |was |never |once |always |first |also |just |later |then |only |still "
    r"|who ){0,3}"
    r"(?:[a-z]{2,15}ed|said|told|rang|came|went|saw|knew|wrote|was|had|has|did|got|left|found|gave|"
    r"took|brought|kept|thought|felt|sat|stood|spoke|met|heard|ran|drove|made|let|lost|won|fell|"
    r"began|held|paid|sent|bought|slept|fled|hid|threw|swore|wept|woke|taught|caught|fought|built|"
    r"read|put|set|sold|sang|rode|shot|hit|cut|broke|chose|drew|grew|led|lent|used to|seen|known))"
)
_DOES: Final = (
    r"(?:(?:always |also |still |now |usually |sometimes |secretly |never |only |really )?(?:runs"
    r"|owns|sets|keeps|"
    r"does|makes|brings|opens|locks|drives|lives|works|sells|cooks|cleans|teaches|trains|plays"
    r"|sings|has|leads|"
    r"writes|speaks|translates|sits|stands|calls|rings|phones|knows|wears|answers|holds|takes"
    r"|looks after|"
    r"cuts|bakes|serves|walks|hands|repairs|fixes|organises|manages|minds|collects|comes|sleeps"
    r"|pays|rents|"
    r"lets|sends|prints|delivers|feeds|visits|helps|owes|wants|is|can|will|would))"
)
_NP: Final = (
    rf"(?:the |a |an |his |her |our |their |this |that |my |its |all |one |two |three "
    rf"|four )?(?:{_W} ){{0,4}}{_W}"
)
# A clause ends with its sentence, or where the next thing is told.
_CLAUSE: Final = r"[^.,;:!?()\n\u2013\u2014\"\u201c\u201d|]{2,110}?"
_PREP: Final = (
    r"(?:of|at|in|on|from|with|for|behind|beside|opposite|near|next to|above|below|under|by"
    r"|across from|"
    r"outside|over|to|around|inside|between)"
)
_WHERE: Final = (
    rf"(?: {_PREP} (?:the |a |an |his |her |our |their |this |that |number )?(?:{_W}"
    rf"|\d{{1,4}}\w?)(?: (?!(?:and|who|but|was|is|has|had|said|rang|told|came|went|are|were|also"
    rf"|then|with|whose|without)\b){_W}){{0,3}})"
)
_DEFINITE: Final = r"(?i:the|our|his|her|their|its|that|this|my)"
_ANY_ARTICLE: Final = r"(?i:the|an?|our|his|her|their|its|that|this|my|one|another)"
_BEGINS: Final = (
    r"(?:(?<=[,;:(\u2013\u2014|] )|(?<=[\n(])|(?<=\. )|(?<=\band )|(?<=\bas )|(?<=\bfrom )"
    r"|(?<=\bby )|(?<=\bwith )|^)"
)


def _kin() -> Iterator[str]:
    own = r"(?i:his|her|my|their|your|whose)"
    yield (
        rf"(?<!\w){own} {_ADJ}{{0,3}}?(?:{_KIN}|{_KINS})['\u2019]s? {_ADJ}{{0,3}}?(?:{_KIN}"
        rf"|{_KINS})(?!\w)(?:,? (?:who|whose) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    yield (
        rf"(?<!\w){own} {_ADJ}{{0,3}}?{_KIN}(?![\w'\u2019-])(?:,? (?:who|whose|a|an"
        rf"|the) {_CLAUSE}{_ENDS_CLAUSE}|{_WHERE})?"
    )
    yield rf"(?<!\w){own} {_ADJ}{{0,3}}?{_KINS}(?![\w'\u2019-])"
    # "the father's brother who runs the pizzeria", "the imam's eldest daughter".
    yield (
        rf"(?<!\w)(?:{_ANY_ARTICLE} )?{_ADJ}{{0,3}}?(?!(?i:children|people|women|men|it|that|what"
        rf"|here|there|let|he|she|who|one|everyone|everybody|nobody|somebody|anyone"
        rf"|today)['\u2019])[^\W\d_][\w-]{{1,30}}['\u2019]s? {_ADJ}{{0,2}}?(?:{_KIN}|parents"
        rf"|brothers|sisters|cousins|family|sons|daughters|in-laws"
        rf"|siblings)(?![\w'\u2019-])(?: who {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    # "mother of the boy who went and came back", "grandfather of a child in the summer camp".
    yield (
        rf"(?<=\b)(?:(?<=is )|(?<=was )|(?<=as )|(?<=also )|(?<=be )|(?<=now )|(?<=am )|(?<=being )"
        rf"|(?<=are )){_ADJ}{{0,2}}?(?:{_NEAR_KIN}) (?:of|to) {_NP}(?:{_WHERE})?"
    )
    # Relatives of whom most people have none: the article points at one.
    yield (
        r"(?<!\w)(?i:the|an?) (?:[a-z]+ )?(?:great-?[- ]?(?:grand)?(?:mother|father|aunt|uncle|son"
        r"|daughter|parents?)|step-?(?:father|mother|brother|sister|son|daughter|dad|mum)"
        r"|half-(?:brother|sister)|god(?:father|mother|parent|son|daughter)|(?:mother|father"
        r"|brother|sister|son|daughter)-in-law|fianc[ée]e?|widow|widower|twin(?: brother| sister)?"
        r"|ex-(?:wife|husband|partner|girlfriend|boyfriend)|(?:foster|adoptive) (?:father|mother"
        r"|brother|sister|parents|son|daughter))(?![\w-])(?! (?:or|and|may|can|might)\b)"
    )
    yield (
        r"(?:(?<=[.,;:!?] )|(?<=\n)|(?<=and )|(?<=but )|(?<=with )|(?<=from )|(?<=told )"
        r"|(?<=says )|(?<=that )|(?<=for ))(?i:grandma|grandpa|granny|gran|nan|nana|grandad"
        r"|granddad|mam|mammy|mum|mummy|daddy|auntie|aunty)(?= (?:is|was|said|says|but|and|has|had"
        r"|she|he|in|at|rang|cried|came|who|would|will|does|did)\b|['\u2019]s|[.,;!])"
    )
    yield (
        rf"{_BEGINS}{_ADJ}{{0,2}}?{_NEAR_KIN} (?:of|to) {_NP}(?:{_WHERE})?(?: (?:who|whose|that"
        rf"|we) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    yield (
        rf"(?<!\w){_ANY_ARTICLE} {_ADJ}{{0,3}}?{_NEAR_KIN} (?:of|to) {_NP}(?:{_WHERE})?(?: (?:who"
        rf"|whose|that|we) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    yield from _more_kin()


def _more_kin() -> Iterator[str]:
    yield (
        rf"(?<!\w)(?i:the|an?|one|another|this|that) (?:(?:maternal|paternal|older|elder|eldest"
        rf"|younger|youngest|"
        r"oldest|big|little|late|own|only|second|first|third|former|estranged|distant|favourite"
        r"|married|widowed|"
        rf"divorced|twin|other|remaining|surviving|deceased|dead|baby|kid|half|step|great|foster"
        rf"|adopted|pregnant|new|future|ex|[a-z]+-born) ){{1,3}}(?:{_NEAR_KIN}"
        rf"|{_KINS})(?![\w-])(?: (?:who|whose) {_CLAUSE}{_ENDS_CLAUSE}|{_WHERE})?"
    )
    yield rf"(?<!\w)(?i:the|an|a) (?:{_NEAR_KIN})(?= (?:{_PAST})\b)(?! (?:is|are)\b)"
    yield rf"(?<!\w)(?i:the|an|a) {_NEAR_KIN}(?:, {_NP})? who {_PAST} {_CLAUSE}{_ENDS_CLAUSE}"
    yield rf"(?<!\w)(?i:the) (?:{_NEAR_KIN}), (?:the|his|her|an?|who) {_CLAUSE}{_ENDS_CLAUSE}"
    yield (
        r"(?<!\w)(?i:an?|one|the) (?:[a-z]+ )?(?:cousin|friend|relative|relation|classmate"
        r"|neighbour|flatmate|mate|workmate|acquaintance|colleague|schoolfriend|teammate"
        r"|ex) of (?:his|hers|theirs|the (?:boy|girl|lad|family|mother|father|man"
        r"|woman)(?:['\u2019]s)?)(?!\w)"
    )


def _functions() -> Iterator[str]:
    number_two = rf"(?: and (?:{_ADJ}{{0,2}})?{_W})?"
    # "the swimming coach of the girls' relay team", "treasurer and unofficial mother of the club".
    yield (
        rf"(?<!\w){_DEFINITE} {_ADJ}{{0,3}}?(?:{_JOB}){number_two}(?! (?:for|with|to"
        rf"|by) ){_WHERE}{{1,2}}(?:,? (?:who|whom|whose) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    yield (
        rf"(?<!\w)(?i:the|our|his|her|their|its) (?:own|former|new|old|late|then|previous|current"
        rf"|acting|deputy|long-time|longtime|one|interim|retired|part-time|night|head|local|village"
        rf"|parish) {_ADJ}{{0,1}}?(?:{_JOB})(?![\w-])(?: (?:until|since|from|before|after|of|at"
        rf"|in) {_NP})?"
    )
    yield (
        rf"(?<!\w)(?i:the) {_ADJ}{{0,2}}?(?:policeman|policewoman|guard|sergeant|fireman|"
        r"firefighter|soldier|paramedic|professor|journalist|reporter|politician|candidate|"
        rf"millionaire|champion|singer) (?:who|whom|whose) (?:{_DOES}|{_PAST})(?!\w)"
        rf" {_CLAUSE}{_ENDS_CLAUSE}"
    )
    # Professions are any town's: one that did something is one.
    yield (
        rf"(?<!\w)(?i:the) {_ADJ}{{0,2}}?(?:police officer|garda|officer|nurse|doctor|teacher|"
        r"councillor|official|civil servant|clerk|librarian|inspector|social worker|youth worker|"
        rf"colleague|student) (?:who|whom|whose) (?:{_PAST})(?!\w) {_CLAUSE}{_ENDS_CLAUSE}"
    )
    yield (
        rf"{_BEGINS}(?:[a-z]+-general|[a-z]+-elect|vice-[a-z]+|co-[a-z]+|sub-[a-z]+) (?:of|at"
        rf"|in) (?:the )?{_W}(?: {_W}){{0,3}}"
    )
    yield (
        rf"{_BEGINS}(?:{_ADJ}{{0,2}}?)(?:{_JOB}){number_two} (?:of|at|in|for) (?:the |a |an |our "
        rf"|his |her |their )?{_W}(?: (?!(?:and|who|but|was|is|has|had"
        rf"|said)\b){_W}){{0,3}}(?:{_WHERE})?"
    )
    # "The former leader of the skinhead group in the town" is one whom everybody knows.
    yield (
        rf"(?<!\w)(?i:the|our|his|her|their) (?:former|ex|one-time|old|previous"
        rf"|late)[ -]{_ADJ}{{0,2}}?"
        rf"(?:leader|head|founder|chief|captain|member|singer|drummer|president|organiser|recruiter"
        rf"|spokesman|ringleader|editor|owner|treasurer) (?:of|in|at|from) {_NP}(?:{_WHERE})?"
    )
    # "the nun who runs the dormitory", "a caretaker who had once played senior hurling".
    yield (
        rf"(?<!\w){_ANY_ARTICLE} {_ADJ}{{0,3}}?(?:{_JOB}|{_PERSON}),? (?:who|whom|whose"
        rf"|that) (?:{_PAST})(?!\w) ?{_CLAUSE}{_ENDS_CLAUSE}"
    )
    yield (
        rf"(?<!\w){_DEFINITE} {_ADJ}{{0,3}}?(?:{_JOB}|man|woman|lad|lady|gentleman|fella|fellow"
        rf"|bloke|chap|widow|widower|pensioner|girl|boy),? (?:who"
        rf"|whose) {_DOES}(?!\w) {_CLAUSE}{_ENDS_CLAUSE}"
    )
    yield from _more_functions()


def _more_functions() -> Iterator[str]:
    one = (
        r"(?:[a-z]+(?:est)|most [a-z]+|least [a-z]+|only|sole|lone|first|last|second"
        r"|longest[- ]serving|longest[- ]standing|newest|single|one)"
    )
    # "the steward in the green bib", "the woman from number 12".
    yield (
        rf"(?<!\w)(?i:the) {_ADJ}{{0,2}}?(?:{_JOB}|{_PERSON}) (?:in|with|from|on|at|behind|opposite"
        rf"|under|next to|upstairs|downstairs|across) (?:the |a |an |his |her |number "
        rf"|no\. )?(?:{_W}|\d{{1,4}})(?: (?!(?:and|who|but|was|is|has|had|said|are"
        rf"|were)\b){_W}){{0,3}}(?:,? (?:who|whom|whose) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    # Functions with their possessor: "the club's kit man", "our only drummer".
    yield (
        rf"(?<!\w)(?:{_ANY_ARTICLE} )?{_ADJ}{{0,2}}?[^\W\d_][\w-]{{1,30}}['\u2019]s? {_ADJ}{{0,2}}?"
        rf"(?:{_JOB})(?![\w-])"
    )
    yield (
        rf"(?<!\w)(?i:his|her) (?:{_ADJ}{{0,2}}?)(?:{_JOB}|boss|employer|landlord|landlady|coach"
        rf"|trainer|neighbour|mentor|sponsor|solicitor|tutor|teacher|class teacher|GP|doctor"
        rf"|psychologist|therapist|psychiatrist|guardian|social worker|key worker|probation officer"
        rf"|dealer|recruiter|handler|idol|hero|lecturer|supervisor|manager|foreman)(?![\w-])"
    )
    yield (
        rf"(?<!\w)(?i:the|his|her|our|their|its|as) {one} (?:{_ADJ}{{0,3}}?)(?:{_JOB}|{_PERSON}"
        rf"|{_KIN}|[a-z-]{{3,20}}(?:man|woman|er|or|ist|ian|eer|boy|girl)|child|boy|girl|one|Muslim"
        rf"|Jew|Christian|Sikh|Hindu|Catholic|Protestant|Traveller|Roma|refugee|convert|female|male"
        rf"|member|volunteer|colleague|guest)(?![\w-])(?:{_WHERE}){{0,2}}(?:,? (?:who|whose|that|to"
        rf"|with|without|ever|we|not) {_CLAUSE}{_ENDS_CLAUSE})?"
    )
    yield (
        rf"(?<!\w)(?i:the only|the first|the last|the sole|the only other) (?:one|person|man|woman"
        rf"|girl|boy|lad|pupil|student|[a-z]+er|[a-z]+or|[a-z]+ist) (?:who|whose|to|in|at|of|with"
        rf"|without|from|on|among) {_CLAUSE}{_ENDS_CLAUSE}"
    )
    yield (
        rf"(?<!\w)(?i:the) (?!rest|interest|request|contest|test|guest|west|forest|harvest|protest"
        rf"|arrest|chest|latest)(?:[a-z]+est|eldest|only|first|last) (?:of|in|among|on) (?:the "
        rf"|his "
        rf"|her |our |all |a )?{_W}(?: {_W})?(?: {_W})?{_ENDS_CLAUSE}"
    )


_GENERIC: Final = re.compile(
    r"(?i:the|our|an?|his|her|their|its|my) (?:only|first|last|second|single|sole|most|least"
    r"|best|worst"
    r"|[a-z]+est) (?:[a-z-]+ ){0,3}?(?:number|answer|letter|paper|poster|chapter|"
    r"quarter|winter|summer|corner|matter|offer|order|computer|newsletter|poster|flyer|sticker"
    r"|folder|"
    r"reminder|indicator|factor|sector|document|moment|department|assessment|event|element|comment|"
    r"agreement|appointment|apartment|statement|payment|instrument|present|plan|talk|restaurant"
    r"|tent|tier|number|semester|trimester|dinner|"
    r"session|meeting|one|other|partner|funder|centre|barrier|driver of (?:change|radicalisation)"
    r"|trigger|parameter|layer|buffer|"
    r"chair (?:squeaks|is)|register|order|offender behaviour|error|monitor|projector|mirror"
    r"|requirement|improvement|development|involvement|treatment|"
    r"engagement|document|content|component|deployment|incident|accident|precedent|intent|extent"
    r"|patent|talent|consent|current|printer|container|charter)\b"
)


_ANY_WHO: Final = re.compile(
    r"(?i:an?) (?:[a-z-]+ ){0,2}?[a-z-]+ who (?:is|are|can|may|might|will|would|should|comes"
    r"|arrives"
    r"|asks|calls|wants|needs|knows|thinks|feels|stays|speaks|listens)(?!\w)"
)
_PARISH: Final = re.compile(r"(?i:the) (?:parish|local|village|night) [a-z]+")
_ANY_BEHIND: Final = re.compile(r" (?:is|are|may|can|should|must|will|or)(?!\w)")


def find_english_relations(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield relatives and functions of one person, with the rule that found them."""
    for rule, pattern in _patterns():
        for found in pattern.finditer(plain):
            if _GENERIC.match(plain, found.start()) is None and not _is_anybody(plain, found):
                yield rule, found.start(), found.end()


def is_any_relative(plain: str, start: int) -> bool:
    """Say whether "a mother who comes alone" is any mother, and not the one who came."""
    return _ANY_WHO.match(plain, start) is not None


def _is_anybody(plain: str, found: re.Match[str]) -> bool:
    """Say whether anybody of a kind is meant: "an aunt who is listened to", "the parish priest"."""
    if is_any_relative(plain, found.start()):
        return True
    is_office = _PARISH.fullmatch(found.group()) is not None
    return is_office and _ANY_BEHIND.match(plain, found.end()) is not None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        *(("roles.kin", re.compile(each)) for each in _kin()),
        *(("roles.chair", re.compile(each)) for each in _functions()),
    )
