"""Checked tables of texts -> frames with real types."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stances import dates, scale, schema

_KEYED = {table.name for table in schema.TABLES if len(table.key) == 1}


def typed(raw: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give every table its types and its index.

    Args:
        raw: the tables as texts, checked.

    Returns:
        The frames that `Dataset` describes, by table.
    """
    frames = {table.name: _typed(raw[table.name], table) for table in schema.TABLES}
    frames["memberships"] = _memberships(frames["memberships"])
    frames["events"] = _events(frames["events"])
    frames["statements"] = _statements(frames["statements"])
    for name in _KEYED:
        frames[name] = frames[name].set_index(_key(name))
    return frames


def _key(name: str) -> str:
    return next(table.key[0] for table in schema.TABLES if table.name == name)


def _typed(raw: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    frame = raw.copy()
    for column in table.columns:
        if column.kind == "integer":
            frame[column.name] = pd.to_numeric(frame[column.name].replace("", pd.NA)).astype("Int64")
        elif column.kind == "stance":
            frame[column.name] = pd.Categorical(frame[column.name].replace("", pd.NA), dtype=scale.RECORDED)
        elif column.kind == "choice":
            kept = ["", *column.values] if not column.required else list(column.values)
            frame[column.name] = pd.Categorical(frame[column.name], categories=kept, ordered=True)
    return frame.reset_index(drop=True)


def _memberships(frame: pd.DataFrame) -> pd.DataFrame:
    since, until = dates.parsed(frame["since"]), dates.parsed(frame["until"])
    # “by 25 Nov” leaves the first day open: the membership then has no known beginning.
    return frame.assign(since_start=since["start"], until_end=until["end"])


def _events(frame: pd.DataFrame) -> pd.DataFrame:
    start, end = dates.parsed(frame["start"]), dates.parsed(frame["end"])
    return frame.assign(
        start_start=start["start"],
        start_end=start["end"],
        end_end=end["end"].fillna(start["end"]),
        precision=start["precision"],
        approximate=start["approximate"],
    )


def _statements(frame: pd.DataFrame) -> pd.DataFrame:
    date = dates.parsed(frame["date"])
    replaced = frame["statement_id"].isin(frame.loc[frame["supersedes"] != "", "supersedes"])
    frame = frame.assign(
        counts=date["end"],
        precision=date["precision"],
        approximate=date["approximate"],
        active=(frame["status"] == "active") & ~replaced,
    )
    # The order is the record's, not the file's.
    return frame.sort_values(["counts", "statement_id"], kind="stable", ignore_index=True)
