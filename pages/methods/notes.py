"""Notes: what they are about. The wall takes the place of a chart."""

from gbo_core import field
from gbo_core.live.subjects import Subject
from gbo_core.model.round import Purpose
from pages.methods import Wanted, ask_which
from pages.shell.say import _, language

KEYS = ("ask_prompt",)


def settings(subject: Subject) -> Wanted:
    prompt = field.entry("prompts", subject.asks["notes"][0])
    if len(subject.asks["notes"]) > 1:
        title = _("Waarover schrijven we?")
        prompt = ask_which(title, "prompts", subject.asks["notes"], key="ask_prompt", beside=False)
    question = prompt.words("question", language())
    advice = _(
        "Elk briefje wacht tot u het doorlaat. Dan staat het op het bord en op de telefoons."
    )
    return Wanted({"prompt": prompt.code}, question, advice=advice, purpose=Purpose.POLL)
