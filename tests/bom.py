"""Write what the desk runs on, for machines: ``python -m tests.bom`` (``make sbom``).

It is made of the lock file alone (CycloneDX 1.6): each package with its version and its hashes.
"""

import sys
from pathlib import Path

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from pip_requirements_parser import RequirementsFile

LOCK = Path(__file__).parent.parent / "requirements" / "run.lock"
DESK = Component(name="vrijwilligers", type=ComponentType.APPLICATION)


def main() -> None:
    """Write the list of the lock file to the terminal."""
    sys.stdout.write(list_of(LOCK) + "\n")


def list_of(lock: Path) -> str:
    """Return the packages of a lock file as a bill of materials."""
    bom = Bom(components=map(_component, RequirementsFile.from_file(str(lock)).requirements))
    bom.metadata.component = DESK
    bom.register_dependency(DESK, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2)


def _component(pinned) -> Component:
    version = pinned.get_pinned_version
    purl = PackageURL("pypi", name=pinned.name, version=version)
    hashes = [HashTypeFactory().from_composite_str(one) for one in pinned.hash_options]
    return Component(
        name=pinned.name, version=version, purl=purl, bom_ref=purl.to_string(), hashes=hashes
    )


if __name__ == "__main__":
    main()
