"""``python -m cli`` is ``chartcastr``."""

from cli.main import main

main()
