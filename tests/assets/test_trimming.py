"""What a script can do without: never something that what remains asks for."""

from __future__ import annotations

import re

import pytest

from stances.assets.plotlyjs import trimmed
from stances.assets.trimming import TrimmingError, cuts


def bundle(*, pie: str = "angle()", more: str = "", traces: str = "") -> bytes:
    """Write a script that is put together as plotly.js is: one function, its modules waiting to be asked for."""
    modules = [
        "var make=(e,t)=>()=>(t||e((t={exports:{}}).exports,t),t.exports)",
        "var fill=(e,t)=>{for(var r in t)e[r]=t[r]}",
        "function angle(){return shared}",
        "function length(){return shared}",
        "function nobody(){return angle()}",
        "var shared=1",
        'var B0=make((e,t)=>{"use strict";t.exports={moduleType:"trace",name:"bar",run:length}})',
        'var B=make((e,t)=>{"use strict";t.exports=B0()})',
        f'var P=make((e,t)=>{{"use strict";t.exports={{moduleType:"trace",name:"pie",run:{pie}}}}})',
        "var told={}",
        "fill(told,{one:()=>nobody})",
        more,
        f"var All=make((e,t)=>{{var c={{register(m){{}}}};c.register([{traces or 'B(),P()'}]);t.exports=c}})",
        "return All()",
    ]
    body = ";".join(modules)
    return f'/* licence */"use strict";var Plotly=(()=>{{{body}}})();\nwindow.Plotly = Plotly;'.encode()


def rest(script: bytes, *kinds: str) -> str:
    return trimmed(script, cuts(script, kinds)).decode()


def declared(script: str) -> set[str]:
    return set(re.findall(r"(?:var|function) ([A-Za-z0-9]+)", script))


def test_what_draws_other_kinds_goes_and_what_only_that_asks_for() -> None:
    left = rest(bundle(), "bar")
    assert {"B", "B0", "length", "shared"} <= declared(left)
    assert not {"P", "angle", "nobody", "told"} & declared(left)
    assert "register([B(),])" in left
    assert "fill(told" not in left


def test_nothing_goes_that_a_wanted_kind_asks_for() -> None:
    left = rest(bundle(), "bar", "pie")
    assert {"P", "angle"} <= declared(left)
    assert "register([B(),P()])" in left


def test_a_name_of_its_own_keeps_no_other_alive() -> None:
    left = rest(bundle(more="var kept=(e,angle)=>{angle.x=1};kept()"), "bar")
    assert "kept" in declared(left)
    assert "angle" not in declared(left)


def test_what_an_object_is_filled_with_stays_with_it() -> None:
    left = rest(bundle(pie="told"), "bar", "pie")
    assert "fill(told,{one:()=>nobody})" in left
    assert {"told", "nobody", "angle"} <= declared(left)


@pytest.mark.parametrize("acting", ["angle()", "var x=angle()", "var x={y:new angle}", "shared=2", "shared++",
                                    "var x=[angle()]", "fill(told,{one:angle()})"])  # fmt: skip
def test_what_does_something_where_it_stands_stays(acting: str) -> None:
    left = rest(bundle(more=acting), "bar")
    assert acting in left
    assert "angle" not in acting or "angle" in declared(left)


@pytest.mark.parametrize(("script", "why"), [
    (bundle(traces="B()") + b" it (is no script", "no JavaScript"),
    (b"var Plotly = 1;", "no function"),
    (bundle().replace(b".register([", b".take(["), "0 places"),
    (bundle(more="var C=make((e,t)=>{t.register([B()])})"), "2 places"),
    (bundle(traces="P()"), "nothing that draws"),
])  # fmt: skip
def test_a_script_put_together_otherwise_is_refused(script: bytes, why: str) -> None:
    with pytest.raises(TrimmingError, match=why):
        cuts(script, ["bar"])
