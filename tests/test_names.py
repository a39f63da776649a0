"""Names of actors: what is written means one actor, several, or none; never a near miss."""

import csv
from pathlib import Path

import pandas as pd
import pycountry
import pytest

from stances import names
from stances.names import BASE_LANGUAGES, Gazetteer, countries, for_actors

FIXTURES = Path(__file__).parent / "fixtures"
ALIASES = Path(names.__file__).parent / "reference" / "country_aliases.csv"
ALL_CODES = sorted({country.alpha_3 for country in pycountry.countries} | {"XKX"})

TRICKY: dict[str, str | None] = {
    # near misses of each other
    "Niger": "NER", "Nigeria": "NGA", "Guinea": "GIN", "Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ",
    "Papua New Guinea": "PNG", "Dominica": "DMA", "Dominican Republic": "DOM", "Samoa": "WSM",
    "American Samoa": "ASM", "Sudan": "SDN", "South Sudan": "SSD", "Ireland": "IRL", "Iceland": "ISL",
    "Island": "ISL", "Slovakia": "SVK", "Slovenia": "SVN", "Austria": "AUT", "Australia": "AUS",
    "Mali": "MLI", "Malawi": "MWI", "Mauritius": "MUS", "Mauritania": "MRT", "Iran": "IRN", "Iraq": "IRQ",
    "Guyana": "GUY", "Guyane": "GUF", "Maurice": "MUS", "Dominique": "DMA", "Salvador": "SLV",
    # ambiguous: not decided
    "Congo": None, "congo": None, "Kongo": None, "Korea": None, "KOREA": None, "Corée": None,
    "Virgin Islands": None,
    # the same, told apart
    "Congo-Brazzaville": "COG", "Congo (Kinshasa)": "COD", "DR Congo": "COD", "Congo, Dem. Rep.": "COD",
    "Congo, Rep.": "COG", "Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD",
    "Demokratische Republik Kongo": "COD", "République du Congo": "COG", "Korea, Rep.": "KOR",
    "Republic of Korea": "KOR", "Korea, South": "KOR", "South Korea": "KOR", "Südkorea": "KOR", "DPRK": "PRK",
    "Korea (Democratic People's Republic of)": "PRK", "Nordkorea": "PRK",
    # short, long and former names
    "UK": "GBR", "U.K.": "GBR", "GB": "GBR", "Great Britain": "GBR", "Grossbritannien": "GBR",
    "Großbritannien": "GBR", "USA": "USA", "US": "USA", "U.S.A.": "USA", "U.S.": "USA",
    "United States of America": "USA", "the United States": "USA", "die USA": "USA",
    "Vereinigte Staaten": "USA",
    "Türkei": "TUR", "Tuerkei": "TUR", "Türkiye": "TUR", "Turkiye": "TUR", "Turkey": "TUR", "TÜRKİYE": "TUR",
    "Russian Federation": "RUS", "Russland": "RUS", "Rußland": "RUS", "Ivory Coast": "CIV",
    "Côte d\u2019Ivoire": "CIV", "COTE D'IVOIRE": "CIV", "Cote dIvoire": "CIV", "Elfenbeinküste": "CIV",
    "Burma": "MMR", "Myanmar (Burma)": "MMR", "Czech Republic": "CZE", "Tschechien": "CZE", "Czechia": "CZE",
    "Holland": "NLD", "The Netherlands": "NLD", "Netherlands (Kingdom of the)": "NLD", "Swaziland": "SWZ",
    "Cape Verde": "CPV", "Cabo Verde": "CPV", "East Timor": "TLS", "Weißrussland": "BLR", "Moldau": "MDA",
    "Moldova, Republic of": "MDA", "FYROM": "MKD", "Nordmazedonien": "MKD", "Bosnia": "BIH",
    "Bosnien & Herzegowina": "BIH", "Viet Nam": "VNM", "Vietnam": "VNM", "Lao PDR": "LAO",
    "Bahamas, The": "BHS", "The Gambia": "GMB", "St. Vincent and the Grenadines": "VCT",
    "Saint Vincent & Grenadines": "VCT", "Sao Tome & Principe": "STP", "Curacao": "CUW", "Aland": "ALA",
    "Iran (République islamique d')": "IRN", "l'Ukraine": "UKR", "die Ukraine": "UKR", "la France": "FRA",
    # disputed or outside ISO 3166-1
    "Kosovo": "XKX", "Kosovo*": "XKX", "XK": "XKX", "XKX": "XKX", "Kosova": "XKX", "Taiwan": "TWN",
    "Taiwan, Province of China": "TWN", "Chinese Taipei": "TWN", "China": "CHN", "PRC": "CHN",
    "Republic of China": "TWN", "People's Republic of China": "CHN", "Peoples Republic of China": "CHN",
    "Hong Kong SAR, China": "HKG", "Macau": "MAC", "Palestine": "PSE", "State of Palestine": "PSE",
    "Palästinensische Gebiete": "PSE", "Holy See": "VAT", "Vatikan": "VAT", "Vatican City": "VAT",
    # codes
    "NA": "NAM", "NAM": "NAM", "Namibia": "NAM", "516": "NAM", "EL": "GRC", "GR": "GRC", "DE": "DEU",
    "deu": "DEU", "276": "DEU", "008": "ALB", " FR ": "FRA",
    # words, gaps and names of nobody here
    "no": None, "na": None, "in": None, "N/A": None, "N.A.": None, "n.a.": None, "nan": None, "None": None,
    "": None, " ": None, "-": None, "&": None, "the": None, "und": None, "8": None, "999": None, "??": None,
    "EU": None, "NATO": None, "UN": None, "Europe": None, "world": None, "England": None, "Nigera": None,
    "Kosvo": None, "Northern Ireland": None, "Northern Cyprus": None, "Somaliland": None, "Yugoslavia": None,
    "USSR": None, "Czechoslovakia": None, "Serbia and Montenegro": None, "East Germany": None,
    "Unknown": None,
    "France and Germany": None, "Germany, France": None, "Guinea Guinea": None, "States": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return countries()


@pytest.fixture(scope="module")
def dataset() -> Gazetteer:
    return for_actors(
        pd.DataFrame(
            [
                {
                    "actor_id": "EU",
                    "kind": "organisation",
                    "name_en": "European Union",
                    "aliases": "E.U.|the Union",
                },
                {
                    "actor_id": "NATO",
                    "name_en": "NATO",
                    "name_fr": "OTAN",
                    "aliases": "North Atlantic Alliance",
                },
                {"actor_id": "RUS", "name_de": "Russische Föderation", "aliases": "Moskau|Kreml"},
                {"actor_id": "KOR", "aliases": "Korea"},
                {"actor_id": "E3", "kind": "group", "name_pl": "Trójka"},
                {"actor_id": "NAM", "kind": "country", "name_en": "  "},
            ]
        )
    )


@pytest.mark.parametrize(("text", "code"), TRICKY.items(), ids=[repr(text) for text in TRICKY])
def test_tricky_name(world: Gazetteer, text: str, code: str | None) -> None:
    assert world.resolve(text) == code


@pytest.mark.parametrize("lang", BASE_LANGUAGES)
def test_every_country_resolves_by_its_own_name(world: Gazetteer, lang: str) -> None:
    for code in ALL_CODES:
        label = world.label(code, lang)
        assert label != code
        for written in (label, label.upper(), label.lower(), f"  {label} ", label.replace("&", "and")):
            # "Chad" in capitals is still a name; only codes of two letters depend on how they are written
            assert world.resolve(written) == code, written


@pytest.mark.parametrize("lang", BASE_LANGUAGES)
def test_every_cldr_name_resolves(world: Gazetteer, lang: str) -> None:
    wrong = {name for code, name in names._cldr_names(lang).items() if world.resolve(name) != code}
    assert not wrong
    assert set(names._cldr_names(lang)) == set(ALL_CODES)


def test_every_code_and_official_name_resolves(world: Gazetteer) -> None:
    for country in pycountry.countries:
        written = {country.alpha_2, country.alpha_3, country.alpha_3.lower(), country.numeric}
        formal = {getattr(country, kind, "") for kind in ("name", "official_name", "common_name")} - {
            "",
            "Congo",
        }
        assert {world.resolve(text) for text in written | formal} == {country.alpha_3}


def test_every_name_of_the_united_nations_resolves(world: Gazetteer) -> None:
    with (FIXTURES / "un_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == 193
    assert {row["name"]: world.resolve(row["name"]) for row in rows} == {row["name"]: row["code"] for row in rows}


def test_alias_file_names_real_codes_and_every_alias_resolves_or_is_marked_ambiguous(
    world: Gazetteer,
) -> None:
    rows = pd.read_csv(ALIASES, dtype=str, keep_default_na=False)
    assert list(rows.columns) == ["alias", "code", "label", "note"]
    assert set(rows["code"]) <= set(ALL_CODES)
    assert not rows.duplicated(["alias", "code"]).any()
    for alias, code, note in zip(rows["alias"], rows["code"], rows["note"], strict=True):
        assert alias == alias.strip()
        assert code in world.candidates(alias)
        assert (world.resolve(alias) is None) == (note == "ambiguous"), alias


def test_only_names_marked_ambiguous_are_ambiguous(world: Gazetteer) -> None:
    several = {key for key, codes in world.spellings.items() if len(codes) > 1}
    assert several == {
        "congo", "kongo", "korea", "coree", "corea", "virgin islands", "jungferninseln", "iles vierges",
    }  # fmt: skip


def test_ambiguous_names_are_reported(world: Gazetteer) -> None:
    assert world.candidates("Congo") == ("COD", "COG")
    assert world.candidates("korea") == ("KOR", "PRK")
    assert world.candidates("Germany") == ("DEU",)
    assert world.candidates("Atlantis") == ()
    assert world.suggest("Congo")[:2] == ["COD", "COG"]


def test_congo_in_capitals_is_the_united_nations_name_of_one_state(world: Gazetteer) -> None:
    assert world.resolve("CONGO") == "COG"
    assert world.resolve("Congo") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("Kosvo", "XKX"), ("Nigera", "NGA"), ("Tschechin", "CZE"), ("Vereinigte Staten", "USA"), ("uk", "GBR"),
     ("Boliv", "BOL"), ("Ukrane", "UKR"), ("Allemange", "DEU")],
)  # fmt: skip
def test_suggestions_help_and_never_decide(world: Gazetteer, text: str, code: str) -> None:
    assert world.resolve(text) is None
    assert world.suggest(text)[0] == code


def test_suggestions_are_few_distinct_and_known(world: Gazetteer) -> None:
    for text in ("guinea", "Saint", "Republik", "Islands"):
        found = world.suggest(text, limit=3)
        assert len(found) == len(set(found)) <= 3
        assert set(found) <= set(ALL_CODES)
    assert world.suggest("Qwxyzk") == []
    assert world.suggest("") == []


def test_fuzzy_search_traps(world: Gazetteer) -> None:
    assert world.suggest("Kosovo")[0] == "XKX"
    assert world.suggest("Niger")[0] == "NER"


@pytest.mark.parametrize(
    ("code", "lang", "label"),
    [
        ("MKD", "de", "Nordmazedonien"), ("TUR", "de", "Türkei"), ("TUR", "en", "Türkiye"),
        ("CZE", "en", "Czechia"),
        ("CHN", "en", "China"), ("HKG", "en", "Hong Kong"), ("HKG", "de", "Hongkong"),
        ("HKG", "de-AT", "Hongkong"),
        ("XKX", "de", "Kosovo"), ("TWN", "fr", "Taïwan"), ("PSE", "de", "Palästina"),
        ("VAT", "en", "Vatican City"),
        ("DEU", "pl", "Niemcy"), ("DEU", "zh-Hant", "德國"), ("DEU", "uk", "Німеччина"),
        ("CHE", "de_CH", "Schweiz"),
        ("DEU", "tlh", "Germany"), ("DEU", "", "Germany"), ("DEU", "../de", "Germany"), ("EU", "de", "EU"),
        ("", "de", ""), ("NAM", "en", "Namibia"),
    ],
)  # fmt: skip
def test_label(world: Gazetteer, code: str, lang: str, label: str) -> None:
    assert world.label(code, lang) == label


@pytest.mark.parametrize("lang", BASE_LANGUAGES)
def test_labels_are_distinct(world: Gazetteer, lang: str) -> None:
    assert len({world.label(code, lang) for code in ALL_CODES}) == len(ALL_CODES) == 250


def test_dataset_organisations(dataset: Gazetteer) -> None:
    assert dataset.label("EU", "en") == "European Union"
    assert dataset.label("EU", "de") == "European Union"  # English before the bare id
    assert dataset.label("NATO", "fr") == "OTAN"
    assert dataset.label("E3", "de") == "E3"
    for text in ("EU", "European Union", "E.U.", "union"):
        assert dataset.resolve(text) == "EU"
    assert dataset.resolve("otan") == dataset.resolve("North Atlantic alliance") == "NATO"
    assert dataset.resolve("eu") is None  # two letters count in capitals only
    assert dataset.suggest("eu")[0] == "EU"


def test_dataset_names_win(dataset: Gazetteer, world: Gazetteer) -> None:
    assert dataset.label("RUS", "de") == dataset.label("RUS", "de-AT") == "Russische Föderation"
    assert dataset.label("RUS", "en") == "Russia"
    assert dataset.resolve("Kreml") == "RUS"
    assert dataset.resolve("Korea") == "KOR"  # the dataset says which
    assert world.resolve("Korea") is None
    assert dataset.resolve("Frankreich") == "FRA"  # the countries are still there
    assert dataset.label("NAM", "en") == "Namibia"  # a blank name is no name


def test_dataset_languages_resolve(dataset: Gazetteer, world: Gazetteer) -> None:
    assert dataset.resolve("trojka") == "E3"
    assert dataset.resolve("Niemcy") == "DEU"
    assert world.resolve("Niemcy") is None


def test_a_spelling_of_two_own_actors_is_ambiguous() -> None:
    own = for_actors(pd.DataFrame({"actor_id": ["G7", "G20"], "aliases": ["the group", "The Group"]}))
    assert own.resolve("group") is None
    assert own.candidates("group") == ("G20", "G7")


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, ""])
def test_missing_cells_and_columns(missing: object) -> None:
    own = for_actors(pd.DataFrame({"actor_id": ["EU", "NAM"], "name_de": [missing, missing], "aliases": missing}))
    assert own.label("EU", "de") == "EU"
    assert own.resolve("nan") is None
    assert own.resolve("<NA>") is None
    assert own.resolve("None") is None
    assert own.resolve("") is None
    assert for_actors(pd.DataFrame({"actor_id": []})).resolve("NA") == "NAM"


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [("ja", "日本", "JPN"), ("hi", "ईरान", "IRN"), ("hi", "इराक", "IRQ"), ("ru", "РОССИЯ", "RUS"),
     ("ar", "أوكرانيا", "UKR"),
     ("tr", "İsrail", "ISR"), ("es", "ESPAÑA", "ESP"), ("vi", "Nga", None), ("ko", "독일", "DEU")],
)  # fmt: skip
def test_other_languages_on_demand(lang: str, text: str, code: str | None) -> None:
    found = countries((lang,))
    assert found.resolve(text) == code
    for alpha_3 in ALL_CODES:
        name = found.label(alpha_3, lang)
        assert found.resolve(name) in (alpha_3, None), name  # perhaps ambiguous, never another's


def test_more_languages_leave_the_base_languages_alone() -> None:
    found = countries(("es", "it", "pl", "pt", "ru", "tr", "uk"))
    for lang in BASE_LANGUAGES:
        assert [code for code in ALL_CODES if found.resolve(found.label(code, lang)) != code] == []


def test_the_codes_are_all_spellings_of_one_or_two_capitals() -> None:
    world = for_actors(pd.DataFrame({"actor_id": ["EU", "Q", "UKR"], "aliases": ["", "UK|X1", "ua|UA"]}))
    every = {**world.spellings, **world.own}
    assert world.codes() == {text: every[text] for text in sorted(every) if len(text) < 3 and text.isupper()}
    assert {"DE", "XK", "EU", "Q", "X1"} < set(world.codes())
    assert world.codes()["UK"] == ("Q",), "the dataset's own come first"
    assert countries().codes()["UK"] == ("GBR",)


def test_the_spellings_are_made_once_and_only_for_who_looks_for_one() -> None:
    names._spellings.cache_clear()
    world = countries()
    assert world.label("DEU", "fr") == "Allemagne"
    assert world.codes()
    assert not names._spellings.cache_info().currsize, "whoever only writes names does not wait for them"
    assert world.resolve("Allemagne") == "DEU"
    assert world.spellings is countries().spellings
