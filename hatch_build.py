"""Packs data/*.yaml into the wheel, so that an installed hipfit starts without YAML or pydantic.

A fault in one of the files fails the build with its report. Editable installs read the YAML.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[BuilderConfig]):
    """Adds the packed files to the standard wheel as ``hipfit/data/…``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read and check the YAML files, and hand the packed ones to the builder."""
        if self.target_name != "wheel" or version != "standard":
            return
        sys.path.insert(0, self.root)
        from hipfit.errors import FaultyFileError, HipfitError
        from hipfit.storage.catalogue import packed_files

        try:
            packed = packed_files(Path(self.root, "data"))
        except FaultyFileError as error:
            self.app.abort(f"{error.report}\n\n{error.message}")
        except HipfitError as error:
            self.app.abort(error.message)
        self.temporary = tempfile.TemporaryDirectory(prefix="hipfit-build-")
        for name, raw in packed.items():
            path = Path(self.temporary.name, name)
            path.write_bytes(raw)
            build_data["force_include"][str(path)] = f"hipfit/data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove the packed files; they are in the wheel now."""
        if self.target_name == "wheel" and version == "standard":
            self.temporary.cleanup()
