"""`python -m stances`: the command line."""

from stances.cli import main

main()
