"""`python -m node.cli`: the same program as the `linkpin` command."""

from node.cli.program import main

if __name__ == "__main__":
    main()
