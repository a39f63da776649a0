"""Which bytes of plotly.js only draw what no figure of ours needs.

`python -m stances.assets.trimming` writes them down for the installed version; `plotlyjs.py` leaves them out. plotly.js
is one function of some thousand declarations, nearly each a module that runs when another asks for it; the last one
registers all kinds of traces. What remains is what the kinds that we draw ask for, and what that asks for in turn.
plotly has partial bundles of its own, but the Python package holds only the whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plotly.offline import get_plotlyjs

from stances.assets.plotlyjs import CUTS, TRACES, trimmed, unwrapped
from stances.assets.scopes import FUNCTIONS, Scope

if TYPE_CHECKING:
    from tree_sitter import Node

_REGISTERED = re.compile(rb"\.register\(\[((?:[\w$]+\(\),?)+)\]\)")
_ONE = re.compile(rb"([\w$]+)\(\),?")
_PASSED_ON = re.compile(rb"var [\w$]+=[\w$]+\(\([\w$]+,([\w$]+)\)=>\{\"use strict\";\1\.exports=([\w$]+)\(\)\}\);?")
_ACTS = {"call_expression", "new_expression", "assignment_expression", "augmented_assignment_expression",
         "update_expression", "return_statement", "throw_statement"}  # fmt: skip
_KIND = re.compile(rb'moduleType:"trace",name:"(\w+)"')


@dataclass(frozen=True)
class Part:
    """One declaration of the script.

    Attributes:
        begin: where it begins, in bytes.
        end: where it ends.
        names: what it declares; of a statement that fills an object in, that object's name.
        uses: the names that it takes from elsewhere.
        acts: whether something happens where it stands, so that it stays.
    """

    begin: int
    end: int
    names: frozenset[bytes]
    uses: frozenset[bytes]
    acts: bool


class TrimmingError(Exception):
    """The script is put together otherwise than this module knows."""


def cuts(script: bytes, kinds: Iterable[str] = TRACES) -> list[tuple[int, int]]:
    """Return what a script can do without.

    Args:
        script: plotly.js without its wrapper.
        kinds: the kinds of traces that it must still draw.

    Returns:
        Where each cut begins and ends, in bytes, in their order.

    Raises:
        TrimmingError: if the script cannot be understood, or what remains would lack something.
    """
    parts = list(_parts(script))
    listed = list(_REGISTERED.finditer(script))
    if len(listed) != 1:
        raise TrimmingError(f"Traces are registered in {len(listed)} places, not in one.")
    registered = listed[0]
    unwanted = _unwanted(script, parts, registered[1], set(kinds))
    alive = _alive(parts, registered.start(), unwanted)
    found = [(part.begin, part.end) for part in parts if part not in alive]
    found += [(registered.start(1) + one.start(), registered.start(1) + one.end())
              for one in _ONE.finditer(registered[1]) if one[1] in unwanted]  # fmt: skip
    joined = list(_joined(sorted(found), script))
    _check(trimmed(script, joined), parts)
    return joined


def _tree(script: bytes) -> Node:
    import tree_sitter  # noqa: PLC0415 - the dashboard does without it
    import tree_sitter_javascript  # noqa: PLC0415

    root = tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language())).parse(script).root_node
    if root.has_error:
        raise TrimmingError("This is no JavaScript.")
    return root


def _parts(script: bytes) -> Iterator[Part]:
    """Give the statements of the function that the script is."""
    body = _first(_tree(script), "statement_block")
    if body is None:
        raise TrimmingError("This is no function.")
    for node in body.named_children:
        if node.type == "comment":
            continue
        scope = Scope()
        scope.read(node)
        filled = _filled(node)
        names, acts = (frozenset({filled}), False) if filled else (frozenset(scope.declared), _acts(node))
        yield Part(node.start_byte, node.end_byte, names, scope.free, acts)


def _first(node: Node, kind: str) -> Node | None:
    """Return the first node of a kind, from the outside in."""
    if node.type == kind:
        return node
    return next(filter(None, (_first(part, kind) for part in node.named_children)), None)


def _filled(node: Node) -> bytes:
    """Return which object a statement fills in with functions, `fill(object, {name: () => value, …})`; or nothing."""
    given = node.named_children[0].child_by_field_name("arguments") if node.type == "expression_statement" else None
    if given is None or [one.type for one in given.named_children] != ["identifier", "object"]:
        return b""
    return b"" if _acts(given) else given.named_children[0].text or b""


def _acts(node: Node) -> bool:
    """Tell whether something happens where it stands; a module waits until another asks for it."""
    if node.type in _ACTS:
        given = node.child_by_field_name("arguments")
        module = node.type == "call_expression" and given is not None and [
            one.type for one in given.named_children] == ["arrow_function"]  # fmt: skip
        return not module
    return node.type not in FUNCTIONS and any(map(_acts, node.named_children))


def _unwanted(script: bytes, parts: list[Part], registered: bytes, kinds: set[str]) -> frozenset[bytes]:
    """Return which of the registered modules are not of the kinds that are wanted."""
    by_name = {name: part for part in reversed(parts) for name in part.names}
    unwanted = set()
    missing = kinds - {"scatter"}  # is part of all that plotly.js is
    for one in _ONE.finditer(registered):
        text = _text(script, by_name[one[1]])
        while passed := _PASSED_ON.fullmatch(text):
            text = _text(script, by_name[passed[2]])
        kind = _KIND.search(text)
        name = kind[1].decode() if kind else ""
        if name in kinds:
            missing.discard(name)
        else:
            unwanted.add(one[1])
    if missing:
        raise TrimmingError(f"There is nothing that draws {sorted(missing)}.")
    return frozenset(unwanted)


def _text(script: bytes, part: Part) -> bytes:
    return script[part.begin : part.end]


def _alive(parts: list[Part], registered: int, unwanted: frozenset[bytes]) -> set[Part]:
    """Return the parts that are needed: those that act, and all that a needed one uses.

    Args:
        parts: all.
        registered: a place within the part that registers the traces.
        unwanted: which modules it is not to register.
    """
    by_name: dict[bytes, list[Part]] = {}
    for part in parts:
        for name in part.names:
            by_name.setdefault(name, []).append(part)
    alive: set[Part] = set()
    waiting = [part for part in parts if part.acts]
    while waiting:
        part = waiting.pop()
        if part in alive:
            continue
        alive.add(part)
        uses = part.uses - unwanted if part.begin <= registered < part.end else part.uses
        waiting += [other for name in uses for other in by_name.get(name, [])]
    return alive


def _joined(found: Iterable[tuple[int, int]], script: bytes) -> Iterator[tuple[int, int]]:
    """Join cuts with nothing but blanks between them."""
    begin = end = 0
    for one, other in found:
        if script[end:one].strip():
            if end > begin:
                yield begin, end
            begin = one
        end = other
    if end > begin:
        yield begin, end


def _check(rest: bytes, parts: list[Part]) -> None:
    """Make sure that what remains finds all that it uses."""
    scope = Scope()
    scope.read(_tree(rest))
    known = {name for part in parts for name in part.names}
    if lacking := scope.free & known:
        raise TrimmingError(f"What remains lacks {sorted(lacking)}.")


def main() -> None:
    """Write down what to leave out."""
    whole = unwrapped(get_plotlyjs()).encode()
    CUTS.write_text(json.dumps({"of": hashlib.sha256(whole).hexdigest(), "cuts": cuts(whole)}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
