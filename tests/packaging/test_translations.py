"""The words of the window are whole: every string translated, the compiled files up to date."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """packaging/translations.py, which is a script and not a part of the program."""
    spec = importlib.util.spec_from_file_location(
        "translations_script", ROOT / "packaging" / "translations.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_translations_are_finished_and_compiled(translations: ModuleType) -> None:
    assert translations.faults() == []


def _ts(folder: Path, *messages: str) -> Path:
    path = folder / "some.ts"
    path.write_text(
        '<?xml version="1.0"?><TS version="2.1" language="ru"><context><name>Page</name>'
        + "".join(f"<message>{message}</message>" for message in messages)
        + "</context></TS>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ('<source>Save</source><translation type="unfinished"></translation>', "unfinished"),
        ('<source>Save</source><translation type="vanished">Сохранить</translation>', "vanished"),
        ("<source>Save</source><translation></translation>", "empty"),
        ("<source>Save</source>", "absent"),
        ("<source>For {name}</source><translation>Для {имя}</translation>", "place markers"),
        ("<source>At once</source><translation>Сразу&amp;#xa0;—</translation>", "its code"),
        ("<source>%1 of %2</source><translation>%1 из</translation>", "place markers"),
    ],
)
def test_a_faulty_translation_is_named(
    translations: ModuleType, tmp_path: Path, message: str, fault: str
) -> None:
    (found,) = translations.faults_of(_ts(tmp_path, message))
    assert fault in found


def test_a_finished_translation_has_no_fault(translations: ModuleType, tmp_path: Path) -> None:
    ts = _ts(
        tmp_path,
        "<source>For {name}, %1</source><translation>%1 — для {name}</translation>",
        "<source>%n day(s)</source><translation><numerusform>один день</numerusform>"
        "<numerusform>%n дня</numerusform><numerusform>%n дней</numerusform></translation>",
    )
    assert list(translations.faults_of(ts)) == []
