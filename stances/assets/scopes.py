"""Which names a piece of JavaScript declares, and which it takes from elsewhere.

Follows ECMAScript's scopes: `var` belongs to the function, `let`, `const`, classes and functions to the block. Where a
sloppy script may see more than that, a name counts as taken from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

_READ = {"identifier", "shorthand_property_identifier"}
_BOUND = {"identifier", "shorthand_property_identifier_pattern"}
_PATTERNS = {"object_pattern", "array_pattern", "rest_pattern", "formal_parameters"}
FUNCTIONS = {"function_declaration", "function_expression", "generator_function_declaration", "generator_function",
              "arrow_function", "method_definition"}  # fmt: skip
_BLOCKS = {"statement_block", "for_statement", "switch_body", "class_static_block"}


class Scope:
    """A function or a block.

    Attributes:
        declared: the names that it declares.
        used: the names that are read or written in it and are not those of a scope within.
    """

    def __init__(self, outer: Scope | None = None, *, function: bool = True) -> None:
        self.declared: set[bytes] = set()
        self.used: set[bytes] = set()
        self._outer = outer
        self._function: Scope = self if function or outer is None else outer._function

    @property
    def free(self) -> frozenset[bytes]:
        """The names that it takes from elsewhere."""
        return frozenset(self.used - self.declared)

    def read(self, node: Node) -> None:
        """Take in a piece of a program."""
        kind = node.type
        if kind in _READ:
            self.used.add(_text(node))
        elif kind in FUNCTIONS:
            self._read_function(node)
        elif kind in {"class_declaration", "class"}:
            self._read_class(node)
        elif kind == "catch_clause":
            self._within(node, binds=node.child_by_field_name("parameter"))
        elif kind == "for_in_statement":
            self._read_for_in(node)
        elif kind in _BLOCKS:
            self._within(node)
        elif kind in {"variable_declaration", "lexical_declaration"}:
            self._read_declaration(node, self._function if kind == "variable_declaration" else self)
        elif kind == "field_definition":
            self._read_key(node.child_by_field_name("property"))
            self._read_if(node.child_by_field_name("value"))
        else:
            for part in _parts(node):
                self.read(part)

    def _read_if(self, node: Node | None) -> None:
        if node is not None:
            self.read(node)

    def _read_key(self, node: Node | None) -> None:
        if node is not None and node.type == "computed_property_name":
            self.read(node)

    def _read_function(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        inner = Scope(self)
        if node.type == "method_definition":
            self._read_key(name)
        elif name is not None:
            (self if node.type.endswith("declaration") else inner).declared.add(_text(name))
        if node.type != "arrow_function":
            inner.declared.add(b"arguments")
        for field in ("parameters", "parameter"):
            if (bound := node.child_by_field_name(field)) is not None:
                inner._bind(bound, inner)
        body = node.child_by_field_name("body")
        if body is not None:
            for part in _parts(body) if body.type == "statement_block" else [body]:
                inner.read(part)
        inner._close()

    def _read_class(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        inner = Scope(self, function=False)
        if name is not None:
            (self if node.type == "class_declaration" else inner).declared.add(_text(name))
        for part in _parts(node):
            if part != name:
                inner.read(part)
        inner._close()

    def _read_for_in(self, node: Node) -> None:
        kind, left = node.child_by_field_name("kind"), node.child_by_field_name("left")
        inner = Scope(self, function=False)
        if kind is not None and left is not None:
            inner._bind(left, inner._function if _text(kind) == b"var" else inner)
        else:
            inner._read_if(left)
        for field in ("value", "right", "body"):
            inner._read_if(node.child_by_field_name(field))
        inner._close()

    def _within(self, node: Node, binds: Node | None = None) -> None:
        inner = Scope(self, function=False)
        if binds is not None:
            inner._bind(binds, inner)
        for part in _parts(node):
            if part != binds:
                inner.read(part)
        inner._close()

    def _read_declaration(self, node: Node, where: Scope) -> None:
        for declarator in node.named_children:
            name = declarator.child_by_field_name("name")
            if name is not None:
                self._bind(name, where)
                self._read_if(declarator.child_by_field_name("value"))

    def _bind(self, node: Node, where: Scope) -> None:
        """Declare what a pattern binds; what its defaults take is read here."""
        if node.type in _BOUND:
            where.declared.add(_text(node))
        elif node.type in {"assignment_pattern", "object_assignment_pattern"}:
            self._bind_if(node.child_by_field_name("left"), where)
            self._read_if(node.child_by_field_name("right"))
        elif node.type == "pair_pattern":
            self._read_key(node.child_by_field_name("key"))
            self._bind_if(node.child_by_field_name("value"), where)
        elif node.type in _PATTERNS:
            for part in node.named_children:
                self._bind(part, where)
        elif node.type != "comment":
            self.read(node)

    def _bind_if(self, node: Node | None, where: Scope) -> None:
        if node is not None:
            self._bind(node, where)

    def _close(self) -> None:
        if self._outer is not None:
            self._outer.used |= self.free


def _parts(node: Node) -> Iterator[Node]:
    """Give what may hold names: signs and words of the language do not."""
    return (part for part in node.children if part.child_count or part.type in _READ)


def _text(node: Node) -> bytes:
    return node.text or b""
