"""`python -m zhitu.cli`."""

from zhitu.cli import main

main()
