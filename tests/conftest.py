"""What all tests share: examples that are the same everywhere, and no dependence on the clock.

The small dataset opens first here, so that a test that says nothing of a dataset is about one that can be checked by
hand; servers that tests start inherit it.
"""

import os

os.environ["STANCES_DATASET"] = "troops-2025-11"

from hypothesis import settings

settings.register_profile("stances", deadline=None, derandomize=True, max_examples=40, print_blob=False)
settings.load_profile("stances")
