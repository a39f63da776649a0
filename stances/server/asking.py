"""What an address beside the app asks for: a dataset, a view, a language."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.language import nearest
from stances.link import PIN, from_query, made_for
from stances.model import Dataset, View


class AskedWronglyError(ValueError):
    """The address names what there is not; the message says what."""


class MovedOnError(AskedWronglyError):
    """The address is for a version of the data that is not the one here; the message says which is."""


@dataclass(frozen=True)
class Question:
    """A dataset, a view of it and a language's code."""

    dataset: Dataset
    view: View
    language: str


def read(request: Request) -> Question:
    """Read the parameters of an address: the same as those of the app's links.

    Raises:
        AskedWronglyError: if one of them cannot be used.
        MovedOnError: if they name another version of the data.
        DatasetError: if the dataset does not pass its checks.
    """
    query = dict(request.query_params)
    wanted = query.get("data") or bundled()[0]
    if wanted not in bundled():
        raise AskedWronglyError(f"There is no dataset of that name: {wanted}. There are {', '.join(bundled())}.")
    dataset = opened(wanted)
    if moved := made_for(query, dataset):
        raise MovedOnError(f"The address is for the data with the digest {moved}; here is version {dataset.version} "
                           f"({dataset.digest}). Leave out {PIN}=… to get that.")  # fmt: skip
    view, refused = from_query(query, dataset)
    if refused:
        named = ", ".join(f"{key}={value}" for key, value in refused.items())
        raise AskedWronglyError(f"The address asks for what this dataset does not have: {named}")
    return Question(dataset, view, nearest(query.get("lang")))
