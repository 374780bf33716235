"""``python -m hipfit`` is the same program as ``hipfit``."""

from hipfit.cli import main

if __name__ == "__main__":
    main()
