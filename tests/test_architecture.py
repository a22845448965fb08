"""Imports point one way, and each layer keeps to its own business."""

import ast
import re
from pathlib import Path

import networkx as nx
import pytest

from pages import steps

ROOT = Path(__file__).resolve().parent.parent
FACES = ("pages", "phone", "web")
# What each part may import of ours, besides itself.
MAY_IMPORT = {
    "gbo_core.words": set(),
    "gbo_core.field": {"gbo_core.words"},
    "gbo_core.model": {"gbo_core.field", "gbo_core.words"},
    "gbo_core.analysis": {"gbo_core.model", "gbo_core.field", "gbo_core.words"},
    "gbo_core.store": {"gbo_core.model", "gbo_core.field", "gbo_core.words"},
    "gbo_core.live": {
        "gbo_core.analysis",
        "gbo_core.store",
        "gbo_core.model",
        "gbo_core.field",
        "gbo_core.words",
    },
    "gbo_core.telling": {
        "gbo_core.live",
        "gbo_core.analysis",
        "gbo_core.model",
        "gbo_core.field",
        "gbo_core.words",
    },
    "gbo_core.steps": {
        "gbo_core.live",
        "gbo_core.analysis",
        "gbo_core.store",
        "gbo_core.model",
        "gbo_core.field",
        "gbo_core.words",
    },
    "gbo_core.exchange": {
        "gbo_core.telling",
        "gbo_core.live",
        "gbo_core.analysis",
        "gbo_core.store",
        "gbo_core.model",
        "gbo_core.field",
        "gbo_core.words",
    },
    "gbo_core.checkup": {"gbo_core"},
    "gbo_core.__main__": {"gbo_core"},
    "web": {"gbo_core"},
    "phone": {"gbo_core", "web"},
    "pages": {"gbo_core", "web"},
}
FILES = sorted(path for part in ("gbo_core", *FACES) for path in (ROOT / part).rglob("*.py"))
SQL = ("select ", "insert into ", "update ", "delete from ", "pragma ", "create table ")


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, also `from package import module`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part_of(module: str) -> str:
    """The part of MAY_IMPORT that a module belongs to, '' for gbo_core itself and for others."""
    return next((part for part in MAY_IMPORT if f"{module}.".startswith(f"{part}.")), "")


STEPS = sorted(path.stem for path in (ROOT / "gbo_core" / "steps").glob("*.py"))
STEPS = [step for step in STEPS if step not in {"__init__", "standing"}]
# Where the word of a step must stand: as a file, or as a folder with something in it.
LAYERS = (
    "gbo_core/model",
    "gbo_core/analysis",
    "gbo_core/live/subjects",
    "gbo_core/steps",
    "pages",
)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_has_one_word_in_every_layer(step: str, layer: str) -> None:
    place = ROOT / layer
    assert (place / f"{step}.py").is_file() or list((place / step).glob("*.py"))


def test_the_road_names_each_step_by_its_word() -> None:
    assert sorted(step.word for step in steps.STEPS) == STEPS
    for step in steps.STEPS:
        assert step.screen.file == f"{step.word}/screen.py"
        assert (ROOT / "pages" / step.word / "script.py").is_file()
        assert list((ROOT / "tests" / "pages" / step.word).glob("test_*.py"))


def test_no_module_needs_itself() -> None:
    """A circle loads or fails by who is imported first: a test may miss what a browser meets."""
    modules = {module_of(path): path for path in FILES}
    needs = nx.DiGraph(
        (module, name if name in modules else name.rpartition(".")[0])
        for module, path in modules.items()
        for name in imported(path)
    )
    circles = [each for each in nx.strongly_connected_components(needs) if len(each) > 1]
    assert circles == []


def test_the_rooms_of_the_screens_stand_above_each_other() -> None:
    """Whoever knows what a room rests on knows what it does not rest on."""
    rooms = nx.DiGraph(
        (module.split(".")[1], name.split(".")[1])
        for module, path in ((module_of(path), path) for path in FILES)
        for name in imported(path)
        if module.startswith("pages.") and name.startswith("pages.")
    )
    circles = [each for each in nx.strongly_connected_components(rooms) if len(each) > 1]
    assert circles == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_one_way(path: Path) -> None:
    here = part_of(module_of(path))
    allowed = MAY_IMPORT.get(here, set()) | {here}
    ours = {one for one in imported(path) if one.split(".")[0] in {"gbo_core", *FACES}}
    wrong = {one for one in ours if not any(f"{one}.".startswith(f"{a}.") for a in allowed)}
    assert wrong == set()


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.is_relative_to(ROOT / "gbo_core")], ids=module_of
)
def test_the_core_knows_no_screen_and_no_server(path: Path) -> None:
    outside = {"streamlit", "starlette", "uvicorn", "jinja2", "plotly"}
    assert {one.split(".")[0] for one in imported(path)} & outside == set()


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.is_relative_to(ROOT / "phone")], ids=module_of
)
def test_no_streamlit_on_phones(path: Path) -> None:
    assert {one.split(".")[0] for one in imported(path)} & {"streamlit", "pages"} == set()


@pytest.mark.parametrize(
    "path", [f for f in FILES if not f.is_relative_to(ROOT / "gbo_core")], ids=module_of
)
def test_no_face_contains_sql(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    names = {one.rpartition(".") for one in imported(path)}
    assert {name for module, _, name in names if module.startswith("sqlalchemy")} <= {
        "Connection",
        "SQLAlchemyError",
    }
    assert not {module for module, _, _ in names if module == "gbo_core.store.tables"}
    texts = [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert [text for text in texts if text.lower().lstrip().startswith(SQL)] == []


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.is_relative_to(ROOT / "pages")], ids=module_of
)
def test_only_who_reads_the_cookies(path: Path) -> None:
    reads = [
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"cookies", "headers"}
    ]
    assert reads == ([] if path.name != "who.py" else ["cookies"])


def test_no_screen_can_be_found_beside_the_main_script() -> None:
    """Streamlit would open such a screen without the main script, and so without a login."""
    assert (ROOT / "pages" / "frame.py").exists()
    assert not (ROOT / "pages" / "pages").exists()


def runs_alone(node: ast.FunctionDef) -> bool:
    """Whether Streamlit runs it without the rest of the screen, and so without its checks."""
    called = (each.func if isinstance(each, ast.Call) else each for each in node.decorator_list)
    return any(ast.unparse(each) in {"st.dialog", "st.fragment"} for each in called)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=module_of)
def test_what_runs_alone_asks_first_who_looks(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    for node in (each for each in tree if isinstance(each, ast.FunctionDef) and runs_alone(each)):
        first = node.body[ast.get_docstring(node) is not None]
        asks = re.search(r"\bwho\.|\.check\(\)|find_here\(\)", ast.unparse(first))
        assert asks, f"{path}: {node.name}"
