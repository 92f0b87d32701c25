"""Words of English texts: what has a capital and names nobody, and what organisations are."""

import re
from typing import Final

from node.textguard.folding import fold

__all__ = [
    "BODIES",
    "CAPITAL",
    "CAPITALS",
    "COUNTIES",
    "FUNCTION",
    "GENERIC",
    "INSTITUTIONS",
    "KINDS",
    "KINDS_BEFORE",
    "KINDS_CALLED",
    "LINKS",
    "METHOD_NOUNS",
    "NOT_AT",
    "NO_SUBJECT",
    "OFFICES",
    "OFFICE_NAMES",
    "PEOPLES",
    "PROGRAMMES",
    "PUBLIC",
    "SERVICES",
    "TITLED",
]


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(fold(word) for text in texts for word in text.split())


CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w\u2019'.-]{0,40}(?<![.'\u2019-])"
"""Pattern of a word with a capital."""

LINKS: Final = (
    r"(?:(?:of|at|in|on|for|na|an|le|la|de|du|des|van|der|den|ter|von|zu|da|di|dos|bin|ibn|"
    r"al|el|"
    r"the|our|your) ){1,2}"
)
"""Pattern of the small words inside a name."""

CAPITALS: Final = re.compile(
    rf"(?<![\w@#/.-]){CAPITAL}(?:(?: |-| & | \+ | and | {LINKS}){CAPITAL}){{0,5}}(?![\w@])"
)
"""Words with a capital one behind the other."""

PEOPLES: Final = _folded(
    """
    English Irish British Welsh Scottish Gaelic French German Dutch Flemish Belgian Walloon
    Spanish Catalan Basque Portuguese Italian Swiss Austrian Danish Swedish Norwegian Finnish
    Icelandic Estonian Latvian Lithuanian Polish Czech Slovak Slovene Slovenian Hungarian Romanian
    Moldovan Bulgarian Greek Cypriot Maltese Croatian Croat Serbian Serb Bosnian Montenegrin
    Kosovan Albanian Macedonian Ukrainian Russian Belarusian Georgian Armenian Azerbaijani Chechen
    Turkish Turk Kurdish Kurd Arabic Arab Persian Farsi Dari Pashto Urdu Hindi Punjabi Bengali
    Sylheti Tamil Gujarati Syrian Iraqi Iranian Afghan Pakistani Indian Bangladeshi Nepali
    Nepalese Lebanese Palestinian Israeli Jordanian Saudi Yemeni Egyptian Libyan Tunisian Algerian
    Moroccan Berber Amazigh Somali Ethiopian Eritrean Sudanese Amharic Tigrinya Swahili Nigerian
    Ghanaian Congolese Rwandan Ugandan Kenyan Senegalese Malian Guinean Gambian Cameroonian
    Ivorian African Caribbean Jamaican Asian Chinese Japanese Korean Vietnamese Thai Filipino
    Malaysian Indonesian Tibetan American Canadian Australian Mexican Brazilian Cuban Colombian
    European Balkan Nordic Baltic Western Eastern Northern Southern Latin Mediterranean Celtic
    Anglo Ulster Muslim Islamic Islamist Christian Jewish Catholic Protestant Anglican Orthodox
    Baptist Methodist Presbyterian Quaker Evangelical Pentecostal Hindu Sikh Buddhist Sunni Shia
    Shiite Sufi Salafi Salafist Wahhabi Alevi Yazidi Ahmadi Ahmadiyya Ismaili Coptic Roma Sinti
    Traveller Gypsy Jew Cyrillic Roman Hebrew Aramaic Socratic Marxist Nazi Fascist Stalinist
    Trotskyist Republican Loyalist Unionist Nationalist Tory Labour Conservative Liberal Democrat
    Green Victorian Edwardian
    """
)
"""Peoples, languages, faiths and camps; each also with an s."""

COUNTIES: Final = _folded(
    """
    Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin Fermanagh Galway Kerry Kildare
    Kilkenny Laois Leitrim Limerick Londonderry Longford Louth Mayo Meath Monaghan Offaly
    Roscommon Sligo Tipperary Tyrone Waterford Westmeath Wexford Wicklow Fingal Leinster Munster
    Connacht Ulster Bedfordshire Berkshire Buckinghamshire Cambridgeshire Cheshire Cornwall
    Cumbria Derbyshire Devon Dorset Durham Essex Gloucestershire Hampshire Herefordshire
    Hertfordshire Kent Lancashire Leicestershire Lincolnshire Merseyside Norfolk Northamptonshire
    Northumberland Nottinghamshire Oxfordshire Rutland Shropshire Somerset Staffordshire Suffolk
    Surrey Sussex Warwickshire Wiltshire Worcestershire Yorkshire Tyneside Teesside Midlands Clwyd
    Dyfed Gwent Gwynedd Powys Glamorgan Pembrokeshire Ceredigion Anglesey Fife Lothian Tayside
    Strathclyde Grampian Highlands Borders Orkney Shetland Ayrshire Lanarkshire Perthshire
    Flanders Wallonia Brabant Hainaut Limburg Zeeland Utrecht Friesland Bavaria Saxony Hesse
    Thuringia Westphalia Styria Carinthia Tyrol Vorarlberg Burgenland Salzburg Brittany Normandy
    Alsace Provence Picardy Catalonia Andalusia Tuscany Lombardy Piedmont Sicily Sardinia Europe
    Africa Asia America Balkans Caucasus Sahel Maghreb Levant Mediterranean Scandinavia Chechnya
    Kurdistan Kashmir Punjab Dagestan Xinjiang Bray England Scotland Wales Britain
    """
)
"""Counties, provinces and parts of the world; some are names of persons as well."""

METHOD_NOUNS: Final = (
    "scale|model|window|pyramid|method|technique|rules?|principles?|effect|test|taxonomy|"
    "chart|matrix|"
    "diagram|curve|cycle|triangle|theory|dilemma|experiment|paradox|circles?|index|"
    "questionnaire|"
    "coefficient|protocol|hierarchy|law|syndrome|rounds?|survey|dialogue|framework|"
    "approach|criteria|"
    "inventory|ladder|wheel|standard|convention|treaty|declaration|accord|directive|"
    "regulation|formula|"
    "equation|format|typology|checklist|Rules?|Model|Scale|Principles?|Method|Window|"
    "Matrix|Test|"
    "Experiment|Study|Approach|Framework|Theory|Technique|Toolkit|Therapy|Dialogue|"
    "Curriculum|Scheme|"
    "Interview|Interviewing|Protocol|Guidelines?|Standards?|Index|Checklist|Review|Report|"
    "Inquiry|Circles"
)
"""Words behind the name of whom a method is named after."""

INSTITUTIONS: Final = _folded(
    """
    union council commission parliament regulation directive act bill fund funds article
    department ministry minister executive authority agency police garda gardai court government
    programme program strategy convention charter annex kingdom republic constitution inspectorate
    ombudsman treasury senate assembly dail seanad oireachtas taoiseach county city town borough
    municipality university institute section version chapter nations states museum gallery
    archive archives hospital appendix memorial rising famine battle revolution uprising genocide
    month week day awareness civil national international federal royal european global regional
    statutory
    """
)
"""Words that make a public thing of every name they stand in."""

PROGRAMMES: Final = _folded(
    """
    festival week day night evening year stage phase level strand cycle session module unit lesson
    programme scheme framework strategy plan policy fund award act code guidelines guide toolkit
    manual handbook syllabus curriculum training workshop course campaign practice education
    statement questionnaire interview method model approach circle circles time steps tuesdays
    christmas easter halloween diwali hanukkah advent eid holi vesak purim bealtaine samhain
    bridget patrick nicholas
    """
)
"""Words that make a programme, a method or a feast of every name they stand in."""

SERVICES: Final = _folded(
    """
    officer officers worker workers service services support help housing provision therapy
    accommodation work team teams staff room hall centre studies science policing justice safety
    health learning teaching protection prevention management mediation supervision counselling
    """
)
"""Words that make a kind of work or of help of the ordinary words before them."""

FUNCTION: Final = _folded(
    """
    and or but in on at to of for with from what who how why you your we us our they them their it
    its i do does is are was be not no will can should may must than that this when where before
    after one two three as by if so all say says feel the a an
    """
)
"""Small words that have a capital only in a heading or where a sentence begins."""

OFFICES: Final = _folded(
    """
    officer manager coordinator lead person worker workers mayor rabbi imam director principal
    minister councillor superintendent sergeant inspector constable commissioner secretary chair
    chairperson chaplain archbishop cardinal president taoiseach tanaiste chancellor ambassador
    deputy councillors senator ombudsman regards colleagues colleague partners friends team coach
    mentor facilitator trainer supervisor adviser advisor assistant administrator executive chief
    unit hall representative liaison teacher nurse psychologist headteacher governor governors
    trustee trustees prefect speaker host guest volunteer volunteers guards guard prophet
    messenger
    """
)
"""Offices and bodies by function, written with a capital."""

BODIES: Final = _folded(
    """
    group groups team teams panel forum partnership partnerships network committee board room
    building meeting desk line hotline helpline centre unit service services plan policy project
    scheme fund
    """
)
GENERIC: Final = _folded(
    """
    youth community safety steering working advisory local safeguarding children child family
    families parents peer support core management crisis multi agency joint policing protection
    planning project reference expert experts monitoring evaluation ethics finance data school
    schools student students staff public health mental social care welfare education integration
    diversity inclusion equality prevention intervention early response emergency action
    coordination coordinating neighbourhood county city town national regional inter faith
    interfaith interagency interdisciplinary volunteer art music meeting board green quiet common
    main prayer drop in help info information
    """
)
"""What bodies by function are called, and the words that say the function."""

OFFICE_NAMES: Final = _folded(
    """
    bishop queen king pope dean judge major abbot prince princess duke earl
    """
)
"""Offices that are surnames as well: offices only behind an article."""

PUBLIC: Final = _folded(
    """
    step phase module room part figure level class year week day stage state board secretary
    office internet web christmas easter god allah koran quran bible torah ramadan eid lent advent
    pentecost hajj prophet holocaust shoah islam christianity judaism islamophobia covid corona
    brexit facebook instagram tiktok youtube whatsapp telegram discord snapchat twitter zoom teams
    google netflix spotify twitch roblox minecraft fortnite erasmus interreg schengen interpol
    europol unicef amnesty caritas oxfam wikipedia android windows microsoft word excel bluetooth
    world second third cold war olympics champions league premier euro euros first north south
    east west middle near far monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december spring summer
    autumn winter mondays tuesdays wednesdays thursdays fridays saturdays sundays i ok yes no mr
    mrs ms dr prof sir madam dear hi hello regards thanks sincerely sergeant superintendent
    inspector constable imam father sister brother professor doctor judge anonymous everyone
    everybody someone somebody nobody district region province question answer note remark result
    results context background aims aim goals goal steps risks lesson lessons tips tip date place
    time title subject contact partners participants costs cost budget funding target group
    duration materials method summary conclusion recommendations practice evaluation transition
    leaving cert junior infants senior sixth form reception tags keywords risk safeguards example
    other others young people parents teachers table team leader art music sport sports drama home
    economics
    """
)
"""Words with a capital that name nobody where nothing else stands beside them."""

TITLED: Final = (
    r"(?:films?|movies?|books?|novels?|plays?|courses?|brochures?|leaflets?|games?|series|"
    r"songs?|"
    r"documentary|documentaries|podcasts?|videos?|poems?|musicals?|handbook|manual|guide|"
    r"toolkit|"
    r"exercises?|apps?|method|methods|model|approach|campaign|module|magazine|fable|"
    r"comics?|album|"
    r"training package|quiz|website|platform|software|database|browser|newspaper|"
    r"broadcaster|festival|exhibition|installation|"
    r"lecture|seminar|conference|webinar|"
    r"titled|entitled|tune|hymn|slogan|memoir|thriller|textbook|e-learning|curriculum|"
    r"resource pack|kit)"
)
"""Words before the title of a work."""

NO_SUBJECT: Final = _folded(
    """
    the a an our their every each this that these those one no local my his her any some all in at
    from both another which whose new old as and or but if when where while after before since
    until because so then than there here we you he she it they what who why how with without for
    to of on by near next also only even not do does did is are was were be has have had will
    would can could may might must should let please most many few several two three four five six
    seven eight nine ten first second third last other its your yesterday today tomorrow now once
    twice again later together through between behind beside besides across inside outside around
    about against during via per like unlike despite according thanks due instead perhaps maybe
    never always often usually sometimes recently finally afterwards meanwhile however therefore
    moreover although though primary secondary evening sunday saturday special small large big
    good better best such too mainstream catholic muslim community public private single mixed
    sports parent youth
    """
)
"""Words that may begin a sentence and are no part of a name."""

NOT_AT: Final = _folded(
    """
    school home work night least first last once all lunch dinner breakfast university college
    church mass court risk times time noon midnight present most best worst any some every each
    that this these those the a an our my his her their its your which what whom about around dawn
    dusk weekends christmas easter ramadan prayers prayer training practice practise speed peace
    ease length stake odds large sea half nine ten eleven twelve one two three four five six seven
    eight hostel street town reception sixteen seventeen eighteen nineteen fifteen fourteen twenty
    me him us them you it everyone everybody somebody someone nobody people men women boys girls
    parents teachers young old short long full higher lower random play issue fault bay
    """
)
"""Words behind "at" that name no place of anybody."""

_KINDS: Final = (
    "technical school;vocational school;trade school;evening school;gymnasium;lyceum;kirke;"
    "assembly;magazine;newsletter;"
    "mosque;masjid;musalla;prayer room;prayer house;church;parish;parish church;parish "
    "centre;"
    "parish hall;chapel;cathedral;abbey;convent;priory;synagogue;temple;gurdwara;mission;"
    "fellowship;congregation;tabernacle;school;primary school;primary;infant school;"
    "junior school;secondary school;secondary;high school;grammar school;comprehensive;"
    "comprehensive school;community school;national school;special school;boarding school;"
    "boys' school;girls' school;sunday school;saturday school;language school;music school;"
    "dance school;driving school;college;sixth form college;sixth form;further education "
    "college;"
    "technical college;community college;training centre;academy;boxing academy;nursery;"
    "nursery school;playgroup;preschool;pre-school;creche;crèche;montessori;playschool;"
    "after-school club;homework club;club;football club;soccer club;boxing club;boxing gym;"
    "gym;"
    "dojo;rugby club;hurling club;camogie club;cricket club;rowing club;judo club;karate "
    "club;"
    "tennis club;swimming club;athletics club;athletics;basketball club;cycling club;"
    "running club;wrestling club;chess club;golf club;sports club;sports centre;leisure "
    "centre;"
    "martial arts club;kickboxing club;football team;boxing team;youth team;supporters' "
    "club;"
    "social club;working men's club;youth club;youth centre;youth project;youth service;"
    "youth café;youth cafe;youth group;youth hub;youth forum;youth theatre;community "
    "centre;"
    "community center;community hall;community hub;community garden;community café;"
    "community cafe;community kitchen;community group;community association;village hall;"
    "resource centre;family centre;family resource centre;children's centre;women's centre;"
    "men's centre;day centre;drop-in;drop-in centre;hub;advice centre;hostel;shelter;"
    "refuge;"
    "night shelter;direct provision centre;reception centre;children's home;care home;"
    "nursing home;foster home;association;society;trust;foundation;charity;centre;center;"
    "islamic centre;islamic society;islamic foundation;cultural centre;cultural "
    "association;"
    "arts centre;residents' association;tenants' association;women's group;women's "
    "association;"
    "parents' group;parents' association;parents' council;men's shed;women's shed;men's "
    "group;"
    "support group;self-help group;scouts;scout group;scout troop;girl guides;brownies;gaa;"
    "gaa club;rfc;network;collective;cooperative;co-op;co-operative;housing association;"
    "credit union;choir;gospel choir;orchestra;brass band;theatre company;theatre group;"
    "drama group;allotments;food bank;foodbank;soup kitchen;charity shop;bakery;bakers;"
    "butchers;"
    "butcher's;garage;barbers;barber's;barber;barbershop;barber shop;hairdressers;hair "
    "salon;"
    "salon;café;cafe;coffee shop;tea room;tea rooms;restaurant;takeaway;kebab shop;kebab "
    "house;"
    "chip shop;chipper;pizzeria;pub;bar;hotel;guesthouse;snack bar;supermarket;shop;store;"
    "stores;"
    "corner shop;pharmacy;chemist;clinic;surgery;medical centre;health centre;dental "
    "practice;"
    "law firm;solicitors;estate agents;cabs;taxis;motors;tyres;joinery;couriers;catering;"
    "cleaning;scaffolding;plant hire;logistics;warehouse;factory;workshop;nightclub;"
    "bookshop;"
    "bookmakers;betting shop;cinema;library;farm;stables;riding school;car wash;laundrette;"
    "print shop;printers;ltd;limited;plc"
)
KINDS: Final = ";".join((_KINDS, *_KINDS.replace("'", "\u2019").split(";")))
"""Kinds that stand behind the name, parted by semicolons, with either apostrophe."""

KINDS_BEFORE: Final = (
    "church of;parish of;friends of;association of;society of;mothers of;sisters of;"
    "brothers of;"
    "gaelscoil;scoil;coláiste;ardscoil;meánscoil;bunscoil;naíonra;masjid;jamia;jamia "
    "masjid;"
    "cumann;moskee;mosquée;moschee;école;collège;lycée;café;hotel;vzw;asbl;verein;"
    "stichting;"
    "fondation;maison;jugendzentrum"
)
"""Kinds that stand before the name in English texts."""

KINDS_CALLED: Final = (
    "charity;association;club;project;firm;company;mosque;church;school;college;café;cafe;"
    "pub;"
    "choir;gym;organisation;organization;NGO;restaurant;hostel;collective;foundation;youth "
    "club;"
    "youth centre;boxing club;football club;bakery;barber shop;employer;initiative;"
    "cooperative;"
    "parish;shop;garage"
)
"""Kinds with a small letter before a name: "the charity Second Mile"."""
