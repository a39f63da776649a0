"""Data and method: what is this dataset, how is it coded, how complete is it, how do I use my own?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
about = cards.exhibit("method", now)
cards.headline(about)
cards.show(about, now)
cards.section(N_("What depends on the rule"), cards.exhibit("sensitivity", now), now)
cards.section(N_("How reliable the coding is"), cards.exhibit("reliability", now), now)
coverage = cards.exhibit("coverage", now)
cards.heading(now.text(N_("What the record covers")), f"{coverage.title} {coverage.subtitle}")
cards.show(coverage, now)
