"""How Streamlit draws each text of a screen, and what of the planted text would have a meaning."""

from collections.abc import Iterator
from typing import Any, Final

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

# message.field → how it is read; a text in a field that is not here fails, until somebody looked.
MARKDOWN: Final = {
    *("Markdown.body", "Alert.body", "Heading.body", "Toast.body", "Option.content"),
    *("Radio.options", "Radio.captions", "Progress.text", "Metric.body", "Dialog.title"),
}
LETTERS: Final = {
    *("Selectbox.options", "Selectbox.raw_value", "MultiSelect.options", "Dataframe.columns"),
    *("TextInput.default", "TextInput.value", "TextArea.default", "TextArea.value"),
    *("Text.body", "Code.code_text"),
}
MARKUP: Final = ("](http:", "**v**", "<i>h", "www.e.io")
ESCAPED: Final = "\\[k"


def misread(screen: AppTest) -> set[tuple[str, str]]:
    """Each text of the screen that is not drawn letter by letter, with where it stands."""
    return {
        (where, text[:120])
        for proto in _elements(screen._tree)
        for where, text in _texts(proto)
        if _is_misread(where, text)
    }


def _is_misread(where: str, text: str) -> bool:
    name = where.split(".")[1]
    if where in MARKDOWN or name in {"label", "help"}:
        return any(sign in text for sign in MARKUP)
    if where == "PlotlyChart.spec":
        return "<i>h" in text or "\\u003ci\\u003eh" in text or ESCAPED in text
    if where == "Html.body":
        return "<i>h" in text or ESCAPED in text
    if where in LETTERS or name in {"alt", "placeholder", "id"}:
        return ESCAPED in text
    return "e.io" in text


def _elements(node: Any) -> Iterator[Message]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        yield proto
    for child in getattr(node, "children", {}).values():
        yield from _elements(child)


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        if field.message_type and field.message_type.GetOptions().map_entry:
            continue
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from _texts(each)
            elif isinstance(each, str):
                yield f"{message.DESCRIPTOR.name}.{field.name}", each
