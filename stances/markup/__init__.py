"""Frames and words -> HTML: lists, evidence, tables. Every text is escaped; marks carry what a click means.

`data-open` on an element is what the evidence drawer is to show, `data-set` a filter that the click sets; a published
site makes links of them. `data-said` and `data-stance` name the statement or the outcome that an element is about;
what is marked `data-live` is said of the dashboard only.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    import pandas as pd


class _Rows(Environment):
    """An environment of templates that are filled in with rows: of a row, a name means its column."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look among a row's columns first: Jinja would look for an attribute, which takes four times as long."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _templates() -> Environment:
    return _Rows(
        loader=PackageLoader("stances.markup", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a page fills in dozens, and each would ask the disk whether it is still the same
    )


def render(template: str, **values: Any) -> str:
    """Fill in a template of this folder.

    Args:
        template: its file's name without `.jinja`.
        values: what it names; a missing value is an error.
    """
    return _templates().get_template(f"{template}.jinja").render(**values).strip()


def table(frame: pd.DataFrame, caption: str) -> str:
    """Write a frame as an HTML table: exactly its columns and rows, links as links."""
    cells = (frame.itertuples(index=False, name=None), frame.isna().itertuples(index=False, name=None))
    rows = [["" if gone else str(value) for value, gone in zip(*row, strict=True)] for row in zip(*cells, strict=True)]
    numeric = [dtype.kind in "biufc" for dtype in frame.dtypes]
    return render("table", caption=caption, heads=list(zip(frame.columns, numeric, strict=True)), rows=rows,
                  numeric=numeric)  # fmt: skip
