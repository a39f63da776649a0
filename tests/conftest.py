"""What all tests share: examples that are the same everywhere, and no dependence on the clock."""

from hypothesis import settings

settings.register_profile("stances", deadline=None, derandomize=True, max_examples=40, print_blob=False)
settings.load_profile("stances")
