"""Whether pictures can be drawn here, told without loading what draws them."""

from __future__ import annotations

import os
import shutil
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What the programs are called that can draw."""


@cache
def drawable() -> bool:
    """Tell whether a browser is at hand; if not, the export menu does not offer what only it can make."""
    named = os.environ.get("BROWSER_PATH")
    return bool(shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None))
