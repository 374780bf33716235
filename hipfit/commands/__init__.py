"""The commands, one module each, imported only when they are run (see ``app``)."""
