"""Which names a piece of JavaScript takes from elsewhere."""

from __future__ import annotations

import pytest
import tree_sitter
import tree_sitter_javascript

from stances.assets.scopes import Scope


def scope(script: str) -> Scope:
    language = tree_sitter.Language(tree_sitter_javascript.language())
    root = tree_sitter.Parser(language).parse(script.encode()).root_node
    assert not root.has_error
    found = Scope()
    found.read(root)
    return found


@pytest.mark.parametrize(("script", "free"), [
    ("var a = b;", "b"),
    ("let {a, b: c, d = e, ...f} = g; a + c + d + f + b", "b e g"),
    ("let [a, [b = a], ...c] = d; a + b + c", "d"),
    ("let {[a]: b} = c; b", "a c"),
    ("function f(a, {b}, ...c) { return a + b + c + d + arguments.length }", "d"),
    ("f(); function f() {}", ""),
    ("(function f() { f() }); f()", "f"),
    ("a => a + b", "b"),
    ("(a, b = c) => { a + b }", "c"),
    ("() => arguments", "arguments"),
    ("if (x) { var a = 1; let b = 2; function c() {} } a; b; c", "x b c"),
    ("(() => { { var a = 1 } return a })", ""),
    ("for (let i = 0; i < n; i++) i; i", "n i"),
    ("for (var k in o) k; k", "o"),
    ("for (const v of list) v; v", "list v"),
    ("for (k in o) ;", "k o"),
    ("try { a() } catch (e) { e() } e", "a e"),
    ("try { a() } catch { b() }", "a b"),
    ("try {} catch ({message: m = d}) { m }", "d"),
    ("class A extends B { static s = c; [d]() { return A } e = f; #g = h }", "B c d f h"),
    ("(class A { m() { return A } }); A", "A"),
    ("o.p; o['q']; ({r: s, t, [u]: v, w() {}})", "o s t u v"),
    ("out: for (;;) { break out }", ""),
    ("`${a} b`; /c/; 'd'; tag`e`", "a tag"),
    ("switch (a) { case b: let c = 1; c } c", "a b c"),
    ("x = 1; y += 1; z++; [p, q.r] = s; ({t: u} = v)", "x y z p q s u v"),
    ("typeof a === 'b' && void c, delete d.e, new f(...g)", "a c d f g"),
    ("async function* f() { for await (const a of b()) yield* c(await a) }", "b c"),
    ("var a = function () { return b; var b }", ""),
    ("let a = 1; { let a = 2; a } () => { a }", ""),
    ("({get a() { return b }, set a(c) { c; d }})", "b d"),
])  # fmt: skip
def test_what_it_takes_from_elsewhere(script: str, free: str) -> None:
    assert {name.decode() for name in scope(script).free} == set(free.split())


def test_what_it_declares() -> None:
    found = scope("var a, {b} = {}; function c(d) { var e } class F {} { let g; var h } for (var i of a);")
    assert {name.decode() for name in found.declared} == set("abcF") | {"h", "i"}
