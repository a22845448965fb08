"""`datapackage.json`: what the files of a package hold, as Data Package v2 says it.

The standard: datapackage.org/standard/data-package, …/data-resource and …/table-schema.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gbo_core.exchange.archive.file import File, Link
from gbo_core.exchange.archive.layout import FORMAT
from gbo_core.model.fields import Kind, Spec

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES: Final[dict[Kind, str]] = {
    "text": "string",
    "choice": "string",
    "choices": "list",
    "link": "string",
    "links": "list",
    "number": "number",
    "integer": "integer",
    "flag": "boolean",
    "moment": "datetime",
}


@dataclass(frozen=True, slots=True)
class Seal:
    """By which a file can be known: its bytes, and their SHA-256."""

    size: int
    checksum: str


def descriptor(
    kind: str,
    title: str,
    description: str,
    files: Mapping[str, File],
    seals: Mapping[str, Seal],
) -> bytes:
    """The descriptor of the CSV files in `seals`. `kind` is 'archive', 'share' or 'research'."""
    package = {
        "$schema": PROFILE,
        "name": f"gbo-werktafel-{kind}",
        "title": title,
        "description": description,
        "format": FORMAT,
        "resources": [_resource(files[name], seal) for name, seal in seals.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(file: File, seal: Seal) -> dict[str, Any]:
    return {
        "name": file.name,
        "type": "table",
        "path": f"{file.name}.csv",
        "title": file.title,
        "description": file.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": seal.size,
        "hash": seal.checksum,
        "schema": _schema(file),
    }


def _schema(file: File) -> dict[str, Any]:
    return {
        "fields": [_field(file, name, spec) for name, spec in file.columns.items()],
        **({"primaryKey": list(file.key)} if file.key else {}),
        "foreignKeys": [_foreign_key(file, link) for link in file.links],
        "missingValues": [""],
    }


def _field(file: File, name: str, spec: Spec) -> dict[str, Any]:
    words = file.words(name, "nl")
    described: dict[str, Any] = {"name": name, "type": _TYPES[spec.kind], "title": spec.title}
    if spec.kind in {"choices", "links"}:
        described |= {"delimiter": "|", "itemType": "string"}
    elif words:
        described["categories"] = [{"value": code, "label": word} for code, word in words.items()]
    limits = _constraints(spec, tuple(words), key=name in file.key)
    return described | ({"constraints": limits} if limits else {})


def _constraints(spec: Spec, codes: tuple[str, ...], *, key: bool) -> dict[str, Any]:
    free = spec.kind in {"text", "link"}
    limits = {
        "required": (spec.required or key) or None,
        "enum": list(codes) if codes and spec.kind == "choice" else None,
        "maxLength": spec.longest if free and not spec.to else None,
        "minimum": spec.low,
        "maximum": spec.high,
    }
    return {name: limit for name, limit in limits.items() if limit is not None}


def _foreign_key(file: File, link: Link) -> dict[str, Any]:
    target: dict[str, Any] = {} if link.file == file.name else {"resource": link.file}
    return {
        "fields": list(link.columns),
        "reference": target | {"fields": list(link.targets)},
    }
