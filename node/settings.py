"""Everything an operator may choose, read once, with all faults named together.

A setting is an environment variable `LINKPIN_<NAME>` or the member `<name>` of a TOML file named by
`LINKPIN_SETTINGS`; the environment wins. No other module of the node reads the environment. There
is no default where a wrong default would be dangerous.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from types import MappingProxyType

from federation.statement_claims import MAX_AUTHORITY_HINTS
from node.errors import SettingsError
from node.follow_up import program_command
from node.language import LANGUAGES
from node.language import gettext as _
from node.setting_words import SettingNames, variable
from node.settings_reader import Bind, SettingsReader
from schemas.node_metadata import Role
from schemas.place import COUNTRIES, PopulationBand, Urbanisation

__all__ = ["SETTING_NAMES", "Audience", "Bind", "Role", "Settings", "read_settings"]

SMALLEST_GROUP_ALLOWED = 5
LONGEST_POLL_SECONDS = 86_400
_DATABASE_URL = (
    r"sqlite:///.+|postgresql\+psycopg://([^\s:/]*(:[^\s@]*)?@)?"
    r"(\[[0-9a-fA-F:.]+\]|[^\s/:@?\[\]]*)(:[0-9]{1,5})?(/[^\s?]*)?(\?\S*)?"
)
_MAILBOX = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


class Audience(StrEnum):
    """The widest audience this node's policy lets anything leave for."""

    NOBODY = "nobody"
    COUNTRY = "country"
    RAN = "ran"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator may choose.

    Attributes:
        entity_id: This node's public https URL, without a trailing slash.
        name: The municipality's or network's own name, as people say it.
        country: ISO 3166-1 alpha-2 code in lower case; the audience of the country collection.
        language: Language in which the node writes by itself, one of ours.
        role: Leaf for a municipality, superior for a national network, anchor for RAN's desk.
        authority_hints: Entity identifiers of the superiors that vouch for this node.
        population_band: p0 to p7, how many live here; derived into released records.
        urbanisation: Kind of area: city, town_or_suburb or rural_area.
        data_folder: Where databases, keys, index, queues and the high-water mark stand.
        private_database_url: SQLAlchemy URL of the private database.
        published_database_url: SQLAlchemy URL of the published database.
        received_database_url: SQLAlchemy URL of the received database.
        inbox_database_url: SQLAlchemy URL of the inbox database.
        queue_url: `redis://` URL of the wake-up queues; SQLite files in the data folder when None.
        coordinator_bind: Where the coordinators' process listens.
        peer_bind: Where the process for other nodes listens.
        people_url: URL under which people reach the coordinators' process, without a trailing
            slash; passkeys and links are bound to it.
        proxies: How many proxies of this node's own stand before the coordinators' process.
        theme_colour: Main colour of the screens, as `#rrggbb`; None takes Linkpin's own.
        contact_mailbox: Where people write who are kept out by a page, or found a hole; shown to
            everybody. None without one.
        sign_in_issuer: Issuer of the town's OpenID Connect sign-in; None without one.
        sign_in_client: Identifier of this node at the issuer.
        sign_in_secret: Secret of this node at the issuer, read from a file.
        minimum_group_size: Fewest people behind any released figure; at least 5.
        audience_ceiling: The widest audience anything may be released for.
        poll_seconds: Time between two looks at a peer, in seconds.
        network_name: How people call the European network; "RAN" unless its name changed.
        demo: Loopback addresses over http are peers. Refused on any other address.
        log_level: Least level written to the log.
    """

    entity_id: str
    name: str
    country: str
    language: str
    role: Role
    authority_hints: tuple[str, ...]
    population_band: PopulationBand | None
    urbanisation: Urbanisation | None
    data_folder: Path
    private_database_url: str = field(repr=False)
    published_database_url: str = field(repr=False)
    received_database_url: str = field(repr=False)
    inbox_database_url: str = field(repr=False)
    queue_url: str | None = field(repr=False)
    coordinator_bind: Bind
    peer_bind: Bind
    people_url: str
    proxies: int
    theme_colour: str | None
    contact_mailbox: str | None
    sign_in_issuer: str | None
    sign_in_client: str | None
    sign_in_secret: str | None = field(repr=False)
    minimum_group_size: int
    audience_ceiling: Audience
    poll_seconds: int
    network_name: str
    demo: bool
    log_level: str

    @property
    def keys_folder(self) -> Path:
        """Folder of the key files; never part of a backup of the databases."""
        return self.data_folder / "keys"

    @property
    def mark_folder(self) -> Path:
        """Folder of the high-water marks, outside databases and backups."""
        return self.data_folder / "mark"

    @property
    def index_folder(self) -> Path:
        """Folder of the search index; derived, may be deleted."""
        return self.data_folder / "index"

    @property
    def short_name(self) -> str:
        """Eight characters that tell this node's cookies and titles from another's."""
        return sha256(self.entity_id.encode()).hexdigest()[:8]

    @property
    def audiences(self) -> tuple[str, ...]:
        """Audiences this node keeps collections for: the network, and its country."""
        return ("ran",) if self.role is Role.ANCHOR else ("ran", self.country)

    def collection_url(self, audience: str) -> str:
        """Return the URL that names this node's collection for `audience`."""
        return f"{self.entity_id}/exchange/{audience}"


SETTING_NAMES = (
    "entity_id",
    "name",
    "country",
    "language",
    "role",
    "authority_hints",
    "population_band",
    "urbanisation",
    "data_folder",
    "private_database_url",
    "published_database_url",
    "received_database_url",
    "inbox_database_url",
    "queue_url",
    "coordinator_bind",
    "peer_bind",
    "people_url",
    "proxies",
    "theme_colour",
    "contact_mailbox",
    "sign_in_issuer",
    "sign_in_client",
    "sign_in_secret_file",
    "minimum_group_size",
    "audience_ceiling",
    "poll_seconds",
    "network_name",
    "demo",
    "log_level",
)
"""Every setting; the variable is `LINKPIN_` and the name in capitals."""


def read_settings(
    environment: Mapping[str, str], *, options: Mapping[str, str] = _NO_OPTIONS
) -> Settings:
    """Read settings from `environment` and from the file it names.

    Args:
        environment: Variables named `LINKPIN_*`; others are not looked at.
        options: What a person typed in the place of a variable, by setting, for naming its faults.

    Raises:
        SettingsError: Something is missing, unknown or unusable; names every fault at once. A file
            that cannot be read is named alone.
    """
    values, faults = _collect(environment)
    reader = SettingsReader(values, called=SettingNames(environment, options))
    demo = reader.text("demo", default="no", pattern=r"yes|no") == "yes"
    folder = Path(reader.text("data_folder"))
    people_bind = reader.bind("coordinator_bind", default="127.0.0.1:8470")
    settings = Settings(
        demo=demo,
        data_folder=folder,
        entity_id=reader.entity("entity_id", reader.text("entity_id"), demo=demo),
        authority_hints=tuple(
            reader.entity("authority_hints", hint, demo=demo)
            for hint in values.get("authority_hints", "").split()
        ),
        name=reader.spoken("name"),
        country=reader.text("country", pattern="|".join(sorted(COUNTRIES))),
        language=reader.text("language", pattern="|".join(LANGUAGES)),
        role=reader.word("role", default=Role.LEAF),
        population_band=reader.optional_word("population_band", PopulationBand),
        urbanisation=reader.optional_word("urbanisation", Urbanisation),
        queue_url=reader.optional("queue_url", pattern=r"redis(s)?://.+"),
        coordinator_bind=people_bind,
        peer_bind=reader.bind("peer_bind", default="127.0.0.1:8471"),
        people_url=reader.web_address("people_url", default=_address_of(people_bind)),
        proxies=reader.number("proxies", default=0, least=0, most=5),
        theme_colour=reader.optional("theme_colour", pattern=r"#[0-9a-fA-F]{6}"),
        contact_mailbox=reader.optional("contact_mailbox", pattern=_MAILBOX),
        sign_in_issuer=reader.optional("sign_in_issuer", pattern=r"https?://\S+"),
        sign_in_client=reader.optional("sign_in_client", pattern=r"\S{1,200}"),
        sign_in_secret=reader.secret("sign_in_secret_file"),
        minimum_group_size=reader.number(
            "minimum_group_size", default=10, least=SMALLEST_GROUP_ALLOWED, most=1000
        ),
        audience_ceiling=reader.word("audience_ceiling", default=Audience.RAN),
        poll_seconds=reader.number("poll_seconds", default=900, least=1, most=LONGEST_POLL_SECONDS),
        network_name=reader.spoken("network_name", default="RAN"),
        log_level=reader.text("log_level", default="INFO", pattern=r"DEBUG|INFO|WARNING|ERROR"),
        **_databases(reader, folder),
    )
    faults += reader.faults + _contradictions(settings, called=reader.called)
    if faults:
        raise SettingsError(faults)
    return settings


def _collect(environment: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Join file and environment; name variables and members that no setting has."""
    faults: list[str] = []
    values: dict[str, str] = {}
    if file := environment.get("LINKPIN_SETTINGS"):
        try:
            document = tomllib.loads(Path(file).read_text(encoding="utf-8"))
            values = {name: _as_text(value) for name, value in document.items()}
        except FileNotFoundError as exc:
            # Alone: that nothing is set follows from it.
            raise SettingsError([_no_file(file)]) from exc
        except (OSError, ValueError) as exc:
            said = _("The settings file %(file)s cannot be read: %(reason)s.")
            raise SettingsError([said % {"file": file, "reason": exc}]) from exc
    faults.extend(
        _("There is no setting named “%(name)s”.") % {"name": name}
        for name in sorted(values.keys() - set(SETTING_NAMES))
    )
    for name in SETTING_NAMES:
        if (value := environment.get(variable(name))) is not None:
            values[name] = value
    # The language is also the one a command speaks, so it alone says of no node.
    if not file and not values.keys() - {"language"}:
        raise SettingsError([_no_node()])
    return values, faults


def _no_node() -> str:
    return _(
        "No node is named. Begin with %(command)s, or let LINKPIN_SETTINGS name its settings file."
    ) % {"command": program_command("--node", "FOLDER")}


def _no_file(file: str) -> str:
    return _("There is no settings file %(file)s. Make a node with: %(command)s") % {
        "file": file,
        "command": program_command("init", "--help"),
    }


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _databases(reader: SettingsReader, folder: Path) -> dict[str, str]:
    return {
        f"{zone}_database_url": reader.text(
            f"{zone}_database_url",
            default=f"sqlite:///{folder / zone}.sqlite",
            pattern=_DATABASE_URL,
        )
        for zone in ("private", "published", "received", "inbox")
    }


def _address_of(bind: Bind) -> str:
    host = f"[{bind.host}]" if ":" in bind.host else bind.host
    return f"http://{host}:{bind.port}"


def _contradictions(settings: Settings, *, called: SettingNames) -> list[str]:
    faults = []
    urls = {
        settings.private_database_url,
        settings.published_database_url,
        settings.received_database_url,
        settings.inbox_database_url,
    }
    if len(urls) < 4:  # noqa: PLR2004 - the four databases just named
        faults.append(_("Private, published, received and inbox data need four databases."))
    if settings.role is Role.ANCHOR and settings.authority_hints:
        said = _("An anchor has nobody above it: leave %(setting)s out.")
        faults.append(said % {"setting": called("authority_hints")})
    # Peers refuse a whole statement that names more, or one twice.
    if len(settings.authority_hints) > MAX_AUTHORITY_HINTS:
        faults.append(
            _("%(setting)s may name %(most)d superiors, not %(number)d.")
            % {
                "setting": called("authority_hints"),
                "most": MAX_AUTHORITY_HINTS,
                "number": len(settings.authority_hints),
            }
        )
    if len(set(settings.authority_hints)) < len(settings.authority_hints):
        said = _("%(setting)s names a superior twice.")
        faults.append(said % {"setting": called("authority_hints")})
    if (settings.sign_in_issuer is None) is not (settings.sign_in_client is None):
        said = _("%(issuer)s and %(client)s go together: set both, or none.")
        names = {"issuer": called("sign_in_issuer"), "client": called("sign_in_client")}
        faults.append(said % names)
    if settings.demo and not _is_of_this_machine(settings):
        said = _("%(setting)s may be set on a loopback address only.")
        faults.append(said % {"setting": called("demo")})
    return faults


def _is_of_this_machine(settings: Settings) -> bool:
    """Say whether nobody elsewhere reaches the node; in a demo anybody may be anybody."""
    addresses = (settings.entity_id, settings.people_url)
    binds = (settings.coordinator_bind, settings.peer_bind)
    return all(each.startswith("http://127.0.0.1:") for each in addresses) and all(
        ip_address(bind.host).is_loopback for bind in binds
    )
