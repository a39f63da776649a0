"""The made-up positions and the one map that all reference programs show: 200 countries, five stances."""

from __future__ import annotations

import plotly.graph_objects as go

SHOWN = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB
BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM
DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FRO FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GRL GTM GUY
HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN
LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS
MWI MYS NAM NCL NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRI PRK PRT PRY
PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO
THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""
CODES = SHOWN.split()
QUESTIONS = [f"Question {number}" for number in range(1, 6)]
COLOURS = ["#b2182b", "#ef8a62", "#cccccc", "#67a9cf", "#2166ac"]


def values(step: int) -> list[int]:
    """One of five stances a country, 0 to 4; every step differs from the one before in every country."""
    return [(index * 7 + index // 5 + step) % len(COLOURS) for index in range(len(CODES))]


def figure(question: str) -> go.Figure:
    """The map of one question, as a choropleth that keeps its zoom where the program allows it."""
    step = QUESTIONS.index(question)
    shares = [(index + edge) / len(COLOURS) for index in range(len(COLOURS)) for edge in (0, 1)]
    scale = [[share, COLOURS[index // 2]] for index, share in enumerate(shares)]
    trace = go.Choropleth(locations=CODES, z=values(step), zmin=-0.5, zmax=4.5, colorscale=scale, showscale=False)
    result = go.Figure(trace)
    result.update_layout(height=450, margin={"l": 0, "r": 0, "t": 0, "b": 0}, uirevision="kept")
    result.update_geos(projection_type="natural earth", resolution=50, fitbounds=False, lataxis_range=[-58, 85])
    return result
