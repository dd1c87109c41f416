"""Words that turn or weaken what is said, by language: what an omission must not hide.

The lists err on the side of finding too much: a quote refused for a harmless word can be given
in parts or in full, and a reader misled by a missing "not" cannot be called back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.normalise import normalise
from generator.evidence.verbs import built_in_vocabulary
from generator.languages import code_of


@dataclass(frozen=True, slots=True)
class Signals:
    """The words of one language that this room looks for; `*` stands for any ending."""

    negations: str
    """Words that deny, exclude or turn round."""
    hedges: str
    """Words that make a statement less certain, or bind it to a condition."""
    speech: str
    """Verbs by which a text gives words to somebody."""
    pronouns: str
    """Words that stand for the speaker named before."""
    figures: str
    """Words that are or change a number."""
    turns: str = ""
    """Words that may turn a sentence round where they are hidden or put in."""


_ENGLISH = Signals(
    negations=(
        "not no never none nobody nothing neither nor nowhere without cannot hardly scarcely "
        "barely unable unwilling den(y|ies|ied|ying|ial|ials) refus* reject* refut* disput* "
        "fail fails failed failing lack* fals* untrue impossible unlikely except but_for "
        "far_from stop* halt* oppos* rul(e|es|ed|ing)_out instead_of rather_than no_longer"
    ),
    hedges=(
        "may might could would should perhaps maybe possibly probably likely apparently seem* "
        "appear appears appeared appearing alleged allegedly reportedly supposedly "
        "purportedly presumably potentially arguably roughly approximately nearly almost "
        "about+N around+N some+N up_to more_than less_than fewer_than at_least at_most over+N "
        "under+N if unless whether provided assuming suggest* believ* think thinks thought "
        "fear fears feared expect* only partly partially sometimes rarely so-called "
        "unconfirmed unverified when until till in_case as_long_as on_condition condition* "
        "depend(s|ed|ing|ent) subject_to mostly largely mainly chiefly in_theory theoretical* "
        "nominal* ostensib* suppos* meant_to due_to due pretend* pretext* hypothetic* would-be "
        "plan_to plans_to planned intend* tr(y|ies|ied|ying)_to attempt* hop(e|es|ed|ing)_to "
        "threaten* in_part so_far"
    ),
    speech=(
        "say says said saying adds added adding tells told telling stated continued "
        "repl(ies|ied|ying) responded responding answered remarked claimed claiming alleged "
        "alleging insist(s|ed|ing) assert(s|ed|ing) maintained argue(s|d) arguing warned "
        "announced announcing declared declaring den(ies|ied|ying) confirmed confirming "
        "admitted admitting acknowledged conceded stressed emphasi(s|z)ed explained noted "
        "noting reiterated repeated ask(ed|s) asking according_to wrote writes writing "
        "tweeted quoted accused urged vowed pledged promised demanded claim claims admit admits "
        "alleges allege answers warns announces declares confirms concedes retort(s|ed) "
        "counter(s|ed) shouted shouts cried whispered recalled opined"
    ),
    pronouns="he she they it who i we",
    figures=(
        "dozen* hundred* thousand* million* billion* trillion* percent per_cent half third "
        "quarter double triple twice one two three four five six seven eight nine ten eleven "
        "twelve (thir|four|fif|six|seven|eigh|nine)teen* "
        "(twen|thir|for|fif|six|seven|eigh|nine)t(y|i)* zero nought couple several many most once "
        "thrice dual both all every first second fourth fifth sixth "
        "seventh eighth ninth tenth eleventh twelfth halves quarters thirds score"
    ),
    turns=(
        "insufficien* inadequa* incapab* incorrect* incomplete* ineffective* ineligib* inaccura* "
        "invalid* inconclusive* insecur* inability inaction illegal* illegitima* illicit* improb* "
        "improper* irrelevan* irrespons* dis(agree|approv|avow|believ|credit|miss|prov|continu|own|"
        "regard|claim|miss|allow)* non-* nonexist* wrong* zero few fewer less least little "
        "without anything_but out_of yet_to ceas* end(ed|s|ing) former formerly against "
        "prevent* ban bans banned banning forb(id|ids|ade|idden|idding) exclu* prohibit* bar "
        "barred block* lie lies lied lying liar* fake* faked hoax* myth* mistak* abandon* cancel* "
        "revok* withdr* suspend* quit avoid* abstain* resist* contrary minus missing absent "
        "absence too mis(lead|led|taken|inform|represent)* ex-* anti-* pseudo-* so-called "
        "declin* dismiss* doubt* ignor* forgot* forget* omit* neglect* aborted averted delay* "
        "postpon* instead"
    ),
)
_GERMAN = Signals(
    negations=(
        "nicht kein* nie niemals niemand nichts weder noch ohne kaum ausser außer statt "
        "verneint* bestritt* bestreit* dementier* weiger* leugn* ablehn* lehnt*"
    ),
    hedges=(
        "vielleicht möglicherweise wohl angeblich offenbar anscheinend scheint könnte* würde* "
        "dürfte* mutmaßlich* vermutlich etwa rund fast beinahe mehr_als weniger_als "
        "mindestens höchstens falls wenn sofern ob bis_zu"
    ),
    speech=(
        "sag* erklär* behaupt* beton* füg* teilt* antwort* berichtet* warn* laut nannte fragt*"
    ),
    pronouns="er sie es wir ich",
    figures="hundert* tausend* million* milliard* prozent hälfte ein zwei drei vier fünf",
)
_FRENCH = Signals(
    negations=(
        "ne n'* pas jamais rien personne aucun aucune ni sans guère sauf non ni_i* refus* "
        "dément* démenti* rejet* plutôt_que"
    ),
    hedges=(
        "peut-être probablement sans_doute apparemment semble* selon pourrait pourraient "
        "serait seraient environ presque près_de plus_de moins_de au_moins jusqu'à si "
        "prétendu* présumé*"
    ),
    speech=(
        "dit disent déclar* affirm* ajout* précis* soulign* assur* répond* répét* annonc* "
        "expliqu* prétend* selon"
    ),
    pronouns="il elle ils elles on je nous",
    figures="cent cents mille million* milliard* pour_cent moitié un deux trois quatre cinq",
)
_SPANISH = Signals(
    negations=(
        "no nunca jamás nada nadie ningún ninguno ninguna ni tampoco sin excepto salvo "
        "neg(ó|aron|ar) niega* rechaz* desmint* desmient*"
    ),
    hedges=(
        "quizá quizás tal_vez posiblemente probablemente aparentemente parece* podría* sería* "
        "supuest* presunt* unos unas casi cerca_de más_de menos_de al_menos hasta si según"
    ),
    speech=(
        "dijo dice* dijeron declar* afirm* añad* señal* asegur* respond* repit* anunci* "
        "explic* según"
    ),
    pronouns="él ella ellos ellas yo nosotros",
    figures="cien* mil millón millones mitad por_ciento uno dos tres cuatro cinco",
)
_RUSSIAN = Signals(
    negations=(
        "не нет ни никогда никто ничего ничто никак никакой никаких без кроме нельзя отриц* "
        "отказ* отверг* опроверг* вместо едва"
    ),
    hedges=(
        "возможно вероятно может могут мог могла могли наверное якобы кажется похоже видимо "
        "предположительно бы около примерно почти более менее до если ли будто"
    ),
    speech=(
        "сказ* заяв* говор* добав* отмет* подчеркн* утвержд* ответ* сообщ* объясн* повтор* "
        "спрос* уверя* слов* словам"
    ),
    pronouns="он она они оно я мы",
    figures="сот* тысяч* миллион* миллиард* процент* половин* один два три четыре пять",
)
_UKRAINIAN = Signals(
    negations=(
        "не ні немає ніколи ніхто нічого ніщо ніяк* жоден жодного жодної жодних без крім "
        "окрім заперечу* запереч* відмов* відкин* спросту* замість ледве"
    ),
    hedges=(
        "можливо мабуть ймовірно може можуть міг могла могли нібито здається схоже певно б би "
        "близько приблизно майже понад менше більше до якщо чи"
    ),
    speech=(
        "сказа* каже заяв* говор* дода* зазнач* підкресл* стверджу* відпов* повідом* поясн* "
        "повтор* запита* словами"
    ),
    pronouns="він вона вони воно я ми",
    figures="сот* тисяч* мільйон* мільярд* відсот* половин* один два три чотири п'ять",
)
_ARABIC = Signals(
    negations=(
        "لا لم لن ليس ليست ليسوا ما ولا ولم ولن وليس غير دون بدون سوى إلا كلا نفى ينفي نفت "
        "تنفي رفض يرفض رفضت ترفض"
    ),
    hedges="ربما قد لعل يبدو تبدو يحتمل محتمل يزعم زعم مزعوم نحو حوالي تقريبا أكثر أقل إذا لو إن",
    speech="قال قالت يقول تقول قالوا أكد أكدت أضاف أضافت صرح صرحت أعلن أعلنت ذكر ذكرت زعم زعمت",
    pronouns="هو هي هم أنا نحن",
    figures="مئة مئات ألف آلاف مليون ملايين مليار نصف",
)
_PERSIAN = Signals(
    negations=(
        "نه نیست نیستند نبود نبودند هرگز هیچ هیچ‌گاه بدون جز مگر نمی* نخواه* نشد* نکرد* ندار* "
        "نباید رد تکذیب"
    ),
    hedges="شاید ممکن احتمالا احتمالاً ظاهرا ظاهراً گویا حدود تقریبا تقریباً بیش کمتر اگر آیا",
    speech="گفت گفته گفتند می‌گوید افزود اعلام تاکید اظهار",
    pronouns="او آنها من ما وی",
    figures="صد هزار میلیون میلیارد نیم درصد",
)
_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "ar": _ARABIC,
    "fa": _PERSIAN,
}


def are_known(language: str) -> bool:
    """Tell whether the words of a language are known here."""
    return code_of(language) in _BY_LANGUAGE


def find_signal(kind: str, language: str, text: str) -> str:
    """Return the first word of a kind (`negations`, ...) in a normalised text, or nothing.

    In a language without lists of its own, the English words are looked for.
    """
    match = signal_pattern(kind, language).search(text)
    return match.group() if match else ""


@lru_cache(maxsize=64)
def signal_pattern(kind: str, language: str) -> re.Pattern[str]:
    """Return what finds the words of a kind in a normalised text, whole words only."""
    signals = _BY_LANGUAGE.get(code_of(language), _ENGLISH)
    words = [_as_pattern(word) for word in getattr(signals, kind).split()]
    if kind == "negations" and signals is _ENGLISH:
        words.append(r"\w*n't")
    if kind == "turns":
        words.append(r"un(?!i|der|cle|til\b|to\b)\w{3,}" if signals is _ENGLISH else r"(?!)")
    return re.compile(rf"(?<!\w)(?<!\w')(?:{'|'.join(words)})(?!\w)(?!'\w)", re.IGNORECASE)


def find_verb(language: str, text: str, *, nouns: bool = False) -> str:
    """Return the first reporting verb of the built-in vocabulary in a normalised text, or nothing.

    "the order" is a noun, and passed over unless `nouns` count as well.
    """
    match = verb_pattern(language, nouns=nouns).search(text)
    return match.group() if match else ""


@lru_cache(maxsize=32)
def verb_pattern(language: str, *, nouns: bool = False) -> re.Pattern[str]:
    """Return what finds every printed form of a known reporting verb, in small letters."""
    lines = (built_in_vocabulary(language) or "").splitlines()
    forms = [normalise(line.partition(": {")[0]).text for line in lines if ": {" in line]
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    article = "" if nouns else "".join(rf"(?<!\b{word}\s)" for word in _BEFORE_NOUNS)
    return re.compile(rf"(?<!\w)(?<!\w'){article}(?:{words or '(?!)'})(?!\w)(?!'\w)")


_BEFORE_NOUNS = ("the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "no")


def _as_pattern(word: str) -> str:
    """`den(y|ies)` names endings, `stop*` any ending, `up_to` two words, `about+N` a figure."""
    pattern = normalise(word).text.replace("+N", r"\s+[^\w\s]?\d[\d.,]*")
    return pattern.replace("_", r"\s+").replace("*", r"\w*").replace("(", "(?:")
