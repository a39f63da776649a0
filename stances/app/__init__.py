"""The dashboard: the only layer that knows Streamlit."""

from streamlit import delta_generator

# Before the first element Streamlit looks whether it stands in a Python prompt, to warn of that, and for it looks up
# the file of every module there is: a twentieth of a second on the first visitor's way.
delta_generator._use_warning_has_been_displayed = True
