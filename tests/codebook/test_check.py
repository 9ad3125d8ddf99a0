"""Every fault of a codebook is told, at once, with its file and key."""

import pytest

from legation.codebook.check import check
from legation.codebook.faults import CodebookError, Fault
from legation.codebook.load import load
from tests.codebook.conftest import Written

TYPE = """\
type: SPARE_PARTS
definition: Parts pass.
roles:
  supplier: {kinds: [state]}
  recipient: {kinds: [state], same_as: [supplier]}
phases: [planned, delivered]
side_phases: [refused]
distinct: [recipient, supplier]
minimum: [[supplier, recipient]]
operators: {plan: planned}
tenses: {"past:planned": delivered}
triggers:
  - id: pass
    verbs: [pass]
    where: {"patient, of": [part, "@weapon"]}
    roles: {supplier: [agent], recipient: [to]}
    phase: delivered
mappings: {plover: {default: AID, refused: REJECT}}
"""
FILE = "types/spare_parts.yaml"


def faults_of(written: Written, texts: dict[str, str]) -> list[Fault]:
    """The faults of a directory, without those about the number of examples."""
    return [f for f in check(written(texts)) if "are wanted; there are" not in f.message]


def told(faults: list[Fault], file: str, key_path: str, message: str) -> bool:
    """Say whether a fault is told at its place; others may follow from it."""
    return any((f.file, f.key_path) == (file, key_path) and message in f.message for f in faults)


def test_shipped_codebook_has_no_faults() -> None:
    assert [str(fault) for fault in check()] == []


def test_sound_type_has_no_faults(written: Written) -> None:
    assert faults_of(written, {FILE: TYPE}) == []


@pytest.mark.parametrize(
    ("old", "new", "key_path", "message"),
    [
        ("definition: Parts pass.\n", "", "definition", "a definition is wanted"),
        ("type: SPARE_PARTS", "type: spare parts", "type", "in capitals"),
        ("minimum:", "minimal:", "minimal", "unknown key"),
        ("phases: [planned, delivered]", "phases: {planned: delivered}", "phases", "a text or a list of texts"),
        ("phases: [planned, delivered]", "phases: [planned, delivered, flown]", "phases", "phases.yaml: flown"),
        ("side_phases: [refused]", "side_phases: [refused, planned]", "side_phases", "planned stands twice"),
        ("{kinds: [state]}", "{kinds: [sate]}", "roles.supplier.kinds", "kind of party: sate"),
        ("{kinds: [state]}", "{kinds: [state], many: yes}", "roles.supplier.many", "true or false"),
        ("{kinds: [state]}", "{kind: [state]}", "roles.supplier.kind", "unknown key"),
        ("  supplier: {", "  shipper: {kinds: [state]}\n  supplier: {", "roles.shipper", "role of codebook.yaml"),
        ("same_as: [supplier]", "same_as: [suplier]", "roles.recipient.same_as", "suplier"),
        ("distinct: [recipient, supplier]", "distinct: [recipient, giver]", "distinct", "giver"),
        ("minimum: [[supplier, recipient]]", "minimum: [[supplier], [giver]]", "minimum.1", "giver"),
        ("minimum: [[supplier, recipient]]", "minimum: supplier", "minimum", "a list is wanted"),
        ("operators: {plan: planned}", "operators: {plann: planned}", "operators", "no such operator: plann"),
        ("operators: {plan: planned}", "operators: {plan: mooted}", "operators.plan", "mooted"),
        ("operators: {plan: planned}", "operators: {plan: {agreed: planned}}", "operators.plan", "agreed"),
        ('"past:planned": delivered', '"pats:planned": delivered', "tenses.pats:planned", "no such tense: pats"),
        ('"past:planned": delivered', '"past:agreed": delivered', "tenses.past:agreed", "agreed"),
        ('"past:planned": delivered', "past: sold", "tenses.past", "sold"),
        ("triggers:", "yields_to: [ARMS_TRANSFERS]\ntriggers:", "yields_to", "no such type: ARMS_TRANSFERS"),
        ("triggers:", "presupposes: {refused: holding}\ntriggers:", "presupposes.refused", "holding"),
        ("  - id: pass\n    verbs", "  - verbs", "triggers[0].id", "an id is wanted"),
        ("    verbs: [pass]\n", "", "triggers[0]", "verbs, nouns or a concept are wanted"),
        ("    verbs: [pass]\n", "    concept: [pass]\n", "triggers[0].concept", "a text is wanted"),
        ("    verbs: [pass]\n", '    concept: "@parts"\n', "triggers[0].concept", "no such concept: parts"),
        ("verbs: [pass]", "verbs: [Pass]", "triggers[0].verbs", "lower case"),
        ("verbs: [pass]", 'verbs: ["@hurl"]', "triggers[0].verbs", "no such word class: hurl"),
        ("verbs: [pass]", "verbs: [pass, -hurl]", "triggers[0].verbs", "no word to take out: hurl"),
        ("    verbs", "    verb", "triggers[0].verb", "unknown key"),
        ("    verbs", "    modality: maybe\n    verbs", "triggers[0].modality", "no such modality: maybe"),
        ("    verbs", "    mode: theft\n    verbs", "triggers[0].mode", "theft"),
        ("    verbs", "    voice: middle\n    verbs", "triggers[0].voice", "middle"),
        ("    verbs", "    bare: no\n    verbs", "triggers[0].bare", "true or false is wanted"),
        ('"@weapon"]', '"@weapons"]', "triggers[0].where.patient, of", "no such concept: weapons"),
        ("[part, ", "[Part, ", "triggers[0].where.patient, of", "lower case: Part"),
        ("supplier: [agent]", "supplier: [agnet]", "triggers[0].roles.supplier", "no such slot: agnet"),
        ("supplier: [agent]", "supplier: [patient>off>agnet]", "triggers[0].roles.supplier", "patient>off>agnet"),
        ("supplier: [agent]", "supplier: [^nowhere]", "triggers[0].roles.supplier", "no such slot: ^nowhere"),
        ("supplier: [agent]", "supplier: [beside]", "triggers[0].roles.supplier", "no such slot: beside"),
        ("recipient: [to]", "buyer: [to]", "triggers[0].roles", "no such role of SPARE_PARTS: buyer"),
        ("    phase: delivered", "    phase: sold", "triggers[0].phase", "no such phase of SPARE_PARTS: sold"),
        ("    phase: delivered", "", "triggers[0].phase", "(nothing)"),
        ("    phase: delivered", "    phase: delivered\n    item: [payload]", "triggers[0].item", "payload"),
        (
            "mappings:",
            "  - {id: pass, verbs: [go], phase: delivered}\nmappings:",
            "triggers[1].id",
            "the id pass stands twice",
        ),
        ("refused: REJECT", "rejected: REJECT", "mappings.plover", "rejected"),
    ],
)
def test_fault_of_a_type(written: Written, old: str, new: str, key_path: str, message: str) -> None:
    assert old in TYPE
    assert told(faults_of(written, {FILE: TYPE.replace(old, new, 1)}), FILE, key_path, message)


@pytest.mark.parametrize(
    ("example", "key_path", "message"),
    [
        ("examples: [{text: A., expect: [{fase: planned}]}]", "examples[0].expect[0]", "fase"),
        ("examples: [{text: A., expect: [{phase: agreed}]}]", "examples[0].expect[0].phase", "agreed"),
        ("examples: [{text: A., expect: [{modality: sure}]}]", "examples[0].expect[0].modality", "sure"),
        ("examples: [{text: A., expect: [{mode: theft}]}]", "examples[0].expect[0].mode", "theft"),
        ("examples: [{text: A., expect: [{actors: {buyer: RUS}}]}]", "examples[0].expect[0].actors", "buyer"),
        ("examples: [{text: A., expect: [{actors: [RUS]}]}]", "examples[0].expect[0].actors", "a mapping"),
        ("examples: [{text: A., expect: [{date: 2021-06-14}]}]", "examples[0].expect[0].date", "[first day, last day]"),
        ("examples: [{text: A., expect: planned}]", "examples[0].expect", "a list of records is wanted"),
        ("examples: [{text: A.}]", "examples[0].expect", "at least one record is wanted"),
        ("examples: [{expect: [{phase: planned}]}]", "examples[0].text", "a text is wanted"),
        ("near_misses: [{text: A.}]", "near_misses[0].why", "a reason is wanted"),
        ("near_misses: [{text: A., why: b, expect: [{phase: planned}]}]", "near_misses[0].expect", "expects nothing"),
        ("near_misses: {text: A.}", "near_misses", "a list is wanted"),
    ],
)
def test_fault_of_an_example(written: Written, example: str, key_path: str, message: str) -> None:
    assert told(faults_of(written, {FILE: f"{TYPE}{example}\n"}), FILE, key_path, message)


@pytest.mark.parametrize(
    ("file", "text", "key_path", "message"),
    [
        ("phases.yaml", "flown: {stage: soon}", "flown.stage", "no such stage: soon"),
        ("phases.yaml", "flown: {stage: act}", "flown", "no type uses this"),
        ("phases.yaml", "planned: soon", "planned", "a mapping is wanted"),
        ("concepts.yaml", "glider: {nouns: [glider]}", "glider", "no type uses this"),
        ("classes.yaml", "hurl: {verbs: [hurl]}", "hurl.meaning", "a meaning is wanted"),
        ("classes.yaml", "hurl: {meaning: a, verbs: [hurl]}", "hurl.source", "a source is wanted"),
        ("classes.yaml", "hurl: {verbs: [Hurl]}", "hurl.verbs", "lower case"),
        ("classes.yaml", "hurl: {verbs: [hurl, hurl]}", "hurl.verbs", "hurl stands twice"),
        ("classes.yaml", "hurl: {verb: [hurl]}", "hurl.verb", "unknown key"),
        ("concepts.yaml", "state: {parties: [nation]}", "state.parties", "no such kind of party: nation"),
        ("concepts.yaml", "state: {noun: [nation]}", "state.noun", "unknown key"),
        ("concepts.yaml", "state: {nouns: [Nation]}", "state.nouns", "lower case"),
        ("concepts.yaml", "state: {open: [nation]}", "state.open", "no such concept: nation"),
        ("background.yaml", "old: {when: {age: ancient}}", "old.when.age", "no such value: ancient"),
        ("background.yaml", "old: {when: {mood: old}}", "old.when", "no such fact: mood"),
        ("genres.yaml", "sport: {cues: [Dribble]}", "sport.cues", "lower case: Dribble"),
        ("operators.yaml", "ponder: {phases: [pondered]}", "ponder.phases", "pondered"),
        ("operators.yaml", "ponder: {modality: unsure}", "ponder.modality", "unsure"),
        ("operators.yaml", "ponder: {keeps: [ends]}", "ponder.keeps", "ends"),
        ("operators.yaml", "ponder: {negated: shun}", "ponder.negated", "shun"),
        ("operators.yaml", "ponder: {relations: [beside]}", "ponder.relations", "beside"),
        ("operators.yaml", "ponder: {roles: {thinker: [agent]}}", "ponder.roles", "thinker"),
        ("operators.yaml", "ponder: {roles: {actor: [^agent]}}", "ponder.roles.actor", "^agent"),
        ("operators.yaml", "ponder: {verbs: {a: b}}", "ponder.verbs", "a text or a list of texts"),
        ("sayings.yaml", "mumble: [mumble]", "mumble", "no such force: mumble"),
        ("cues.yaml", "batch_nouns: [Parcel]", "batch_nouns", "lower case: Parcel"),
        ("codebook.yaml", "modality: [x]", "modality", "unknown key"),
        ("codebook.yaml", "modalities: [[x]]", "modalities", "a text or a list of texts"),
        ("codebook.yaml", "a: [", "", "cannot be read"),
        ("codebook.yaml", "version: '2'\nversion: '3'", "", "the key “version” stands twice"),
        ("operator.yaml", "a: {}", "", "unknown file"),
        ("types/parts.yml", TYPE, "", "unknown file"),
    ],
)
def test_fault_of_a_general_file(written: Written, file: str, text: str, key_path: str, message: str) -> None:
    assert told(faults_of(written, {file: text}), file, key_path, message)


def test_all_faults_at_once_and_sorted(written: Written) -> None:
    broken = TYPE.replace("[agent]", "[agnet]").replace("phase: delivered", "phase: sold")
    faults = check(written({FILE: broken, "concepts.yaml": "glider: {nouns: [Glider]}"}))
    assert faults == sorted(faults)
    own = [fault for fault in faults if fault.file in ("concepts.yaml", FILE)]
    assert [(f.file, f.key_path) for f in own] == [
        ("concepts.yaml", "glider"),
        ("concepts.yaml", "glider.nouns"),
        (FILE, "examples"),
        (FILE, "near_misses"),
        (FILE, "triggers[0].phase"),
        (FILE, "triggers[0].roles.supplier"),
    ]


def test_loading_refuses_what_would_be_passed_over(written: Written) -> None:
    with pytest.raises(CodebookError) as raised:
        load(written({FILE: TYPE.replace("phase: delivered", "phase: sold")}))
    assert str(raised.value) == f"{FILE}: triggers[0].phase: no such phase of SPARE_PARTS: sold"


def test_missing_directory_is_told(written: Written) -> None:
    missing = written({}) / "nowhere"
    assert f"{missing}: no such codebook directory" in [str(fault) for fault in check(missing)]


AFFAIR = """\
affair:
  due: [planed]
  follows:
    - {type: SPARE_PARTS, phases: [gone], then: [delivered], roles: {supplier: [giver]}, relation: sent after}
  standing: {name: parts, of: holder, by: supplier, states: {delivered: here}}
  deal: {giver: supplier, taker: recipient, counted: [sold]}
"""

AFFAIR_FAULTS = (
    ("affair.due", "planed"),
    ("affair.follows[0].phases", "gone"),
    ("affair.follows[0].roles", "giver"),
    ("affair.standing", "holder"),
    ("affair.deal.counted", "sold"),
)


def test_what_affairs_speak_of_exists(written: Written) -> None:
    faults = faults_of(written, {FILE: TYPE + AFFAIR})
    for key_path, word in AFFAIR_FAULTS:
        assert told(faults, FILE, key_path, word), (key_path, faults)
