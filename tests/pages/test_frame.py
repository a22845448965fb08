"""What stands around every screen: who looks, the open workshop, the language, the way out."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import joining
from gbo_core.live.joining import Joining
from gbo_core.model.errors import BadInput
from gbo_core.store import Store, access, invitations, workshops
from gbo_core.store.access import Facilitator
from gbo_core.words import N_
from pages.shell import who
from tests.pages.read import as_read

Show = Callable[..., AppTest]


def titles(screen: AppTest) -> list[str]:
    return [title.value for title in screen.title]


def beside(screen: AppTest) -> str:
    """Everything that the sidebar says."""
    return "\n".join(str(one.value) for one in [*screen.sidebar.markdown, *screen.sidebar.caption])


def workshop_of(store: Store, owner: Facilitator, name: str) -> str:
    return store.write(workshops.make, owner.id, workshops.new_profile(name), by=owner.name)


@pytest.fixture
def stranger(store: Store, host: Facilitator) -> Facilitator:
    """A second facilitator, with nothing shared."""
    link = store.write(invitations.invite, host.id, None)
    token = store.write(invitations.add_invited, link, "Bert Maes", "nog een lange zin")
    return store.read(access.who, token)


def test_without_a_login_there_is_only_the_way_to_log_in(
    show: Show, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workshop
    monkeypatch.setattr(who, "token", lambda: "verzonnen")
    screen = show()
    assert titles(screen) == ["U bent niet aangemeld"]
    assert 'href="/aanmelden"' in screen.html[0].value
    assert (len(screen.button), beside(screen)) == (0, "")


def test_an_open_tab_notices_that_the_login_ended(show: Show, store: Store) -> None:
    screen = show()
    store.write(access.log_out, who.token())
    assert titles(screen.run()) == ["U bent niet aangemeld"]


def test_the_sidebar_names_the_workshop_its_code_and_who_joined(
    show: Show, store: Store, workshop: str
) -> None:
    code = store.read(workshops.get, workshop).join_code
    screen = show("road.py")
    assert "GBO Deinze" in beside(screen)
    assert f"{code[:4]} {code[4:]}" in beside(screen)
    assert "Nog niemand doet mee." in beside(screen)
    store.write(joining.join, Joining(workshop))
    assert "1 deelnemer" in beside(screen.run())
    store.write(joining.join, Joining(workshop))
    assert "2 deelnemers" in beside(screen.run())


def test_the_beamer_screen_shows_nothing_beside_the_question(show: Show, workshop: str) -> None:
    assert workshop
    screen = show("beamer.py")
    assert beside(screen) == ""
    assert len(screen.sidebar.selectbox) == 0


def test_a_form_logs_out_for_real(show: Show) -> None:
    form = next(one.value for one in show().sidebar.html)
    assert '<form method="post" action="/afmelden">' in form
    assert "Afmelden" in form


def test_the_language_is_kept_with_the_facilitator(
    show: Show, store: Store, host: Facilitator
) -> None:
    screen = show()
    assert screen.sidebar.selectbox[0].options == ["Nederlands", "Français", "English"]
    screen.sidebar.selectbox[0].select("fr").run()
    assert store.read(access.who, who.token()).language == "fr"
    assert screen.sidebar.selectbox[0].value == "fr"
    assert host.language == "nl"


@pytest.mark.parametrize("file", ["road.py", "stakeholders/screen.py", "beamer.py", "export.py"])
def test_a_screen_without_a_workshop_leads_to_the_start(show: Show, file: str) -> None:
    screen = show(file)
    assert titles(screen) == ["Welkom, An Peeters"]
    assert [as_read(one.value) for one in screen.toast] == ["Open eerst een werktafel."]


def test_the_address_chooses_the_workshop_and_the_login_remembers_it(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    second = workshop_of(store, host, "GBO Eeklo")
    assert titles(show("road.py")) == ["GBO Deinze"]
    assert titles(show("road.py", w=second)) == ["GBO Eeklo"]
    assert store.read(access.who, who.token()).last_workshop == second
    screen = show("road.py", w=workshop)
    assert screen.query_params["w"] in (workshop, [workshop])


def test_two_tabs_keep_two_workshops(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    one = show("road.py", w=workshop)
    other = show("road.py", w=workshop_of(store, host, "GBO Eeklo"))
    assert (titles(one.run()), titles(other.run())) == (["GBO Deinze"], ["GBO Eeklo"])


def test_nobody_opens_the_workshop_of_somebody_else(
    show: Show, store: Store, stranger: Facilitator, workshop: str
) -> None:
    assert workshop
    theirs = workshop_of(store, stranger, "GBO Geheim")
    screen = show(w=theirs)
    assert titles(screen) == ["Uw werktafels"]
    assert [as_read(one.value) for one in screen.toast] == [
        "U hebt geen toegang tot deze werktafel."
    ]
    assert "GBO Geheim" not in str(screen)
    assert titles(screen.switch_page("road.py").run()) == ["Uw werktafels"]


def test_withdrawn_access_ends_at_the_next_click(
    show: Show, store: Store, host: Facilitator, stranger: Facilitator
) -> None:
    shared = workshop_of(store, stranger, "GBO Samen")
    store.write(invitations.accept, store.write(invitations.invite, stranger.id, shared), host.id)
    screen = show("road.py", w=shared)
    assert titles(screen) == ["GBO Samen"]
    (link,) = store.read(invitations.invitations, shared)
    store.write(invitations.withdraw, stranger.id, link.id)
    assert titles(screen.run()) == ["Welkom, An Peeters"]


def test_names_are_shown_letter_by_letter(show: Show, store: Store, host: Facilitator) -> None:
    name = "<script>alert(1)</script> **vet** ![x](http://x.example/y.png)"
    screen = show("road.py", w=workshop_of(store, host, name))
    for shown in (screen.title[0].value, screen.sidebar.markdown[0].value):
        assert "<script>" not in shown
        assert r"\*\*vet\*\*" in shown
        assert "![x]" not in shown


def test_a_refusal_is_one_sentence_and_the_rest_of_the_screen_goes_on() -> None:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415

        from gbo_core.model.errors import BadInput  # noqa: PLC0415
        from pages.shell.ask import showing_refusals  # noqa: PLC0415

        with showing_refusals():
            raise BadInput("‘%(title)s’ is te lang.", title="Naam")
        st.write("verder")

    screen = AppTest.from_function(script).run()
    assert [one.value for one in screen.error] == ["‘Naam’ is te lang."]
    assert [one.value for one in screen.markdown] == ["verder"]


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (BadInput(N_("Vul ‘%(title)s’ in."), title="Naam"), "Vul ‘Naam’ in."),
        (
            ZeroDivisionError("secret"),
            "Er ging iets mis op de server. Probeer het zo meteen opnieuw.",
        ),
    ],
)
def test_a_failure_is_one_sentence_without_its_inside(failure: Exception, sentence: str) -> None:
    def script(failure: Exception) -> None:
        from pages.shell.ask import show_failure  # noqa: PLC0415

        show_failure(failure)

    screen = AppTest.from_function(script, args=(failure,)).run()
    assert [one.value for one in screen.error] == [sentence]
