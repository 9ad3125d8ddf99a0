"""The codebook's words in other languages: read strictly, a user's own asked first."""

from pathlib import Path

import pytest

from legation.codebook.check import check
from legation.codebook.faults import CodebookError
from legation.codebook.languages import KINDS, languages, load_language
from legation.codebook.load import load


def written(root: Path, name: str, text: str) -> Path:
    path = root / "languages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_french_is_there_for_every_type() -> None:
    assert languages() == ("fr",)
    words = load_language("fr").words
    assert set(words) == set(KINDS)
    said = {english.split()[0] for table in words.values() for english in table.values()}
    for event_type in load().types:
        own = {word for trigger in event_type.triggers for word in (*trigger.verbs, *trigger.nouns)}
        assert len(own & said) > 10, event_type.name


def test_the_shipped_files_have_no_fault() -> None:
    assert [fault for fault in check() if fault.file.startswith("languages/")] == []


def test_a_users_word_is_asked_first_and_told_in_the_digest(tmp_path: Path) -> None:
    own = written(tmp_path, "fr/triggers.yaml", "verbs:\n  donate: [livrer]\n  smuggle: [refourguer]\n")
    words = load_language("fr", own)
    assert (words.words["verbs"]["livrer"], words.words["verbs"]["refourguer"]) == ("donate", "smuggle")
    assert words.words["verbs"]["fournir"] == "supply"
    assert words.digest != load_language("fr").digest


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("fr/triggers.yaml", "verbs: [livrer]\n", "languages/fr/triggers.yaml: verbs: a mapping is wanted"),
        ("fr/triggers.yaml", "verb:\n  deliver: [livrer]\n", "languages/fr/triggers.yaml: verb: unknown key"),
        ("fr/triggers.yaml", "verbs: {\n", "languages/fr/triggers.yaml: cannot be read"),
        ("fr/words.yaml", "verbs: {}\n", "languages/fr/words.yaml: unknown file"),
        ("xx/triggers.yaml", "verbs: {}\n", "languages/xx/triggers.yaml: unknown file"),
    ],
)
def test_faults_name_file_and_key(name: str, text: str, fault: str, tmp_path: Path) -> None:
    written(tmp_path, name, text)
    with pytest.raises(CodebookError) as error:
        load(tmp_path)
    assert fault in str(error.value)


def test_languages_change_no_english_record(tmp_path: Path) -> None:
    own = written(tmp_path, "fr/triggers.yaml", "verbs:\n  donate: [refourguer]\n")
    assert load(own).digest == load().digest
