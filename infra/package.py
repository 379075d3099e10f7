"""`make package`: the template and the zip that CloudFormation deploys.

Chalice turns app.py into a SAM template, merges infra/resources.yaml into it and zips app.py with its
own runtime and vendor/. Into that zip go the dependencies for Lambda's machine, the built pages and
bytecode; then `import app` must succeed from the result alone.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from infra import importable, pages, template, wheels, zipped

ROOT = Path(__file__).parent.parent
SHIPPED = ("app.py", ".chalice", "vendor")


def package(out: Path, *, arch: str = "arm64", root: Path = ROOT) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        project, contents = Path(scratch, "project"), Path(scratch, "zip")
        copy_project(root, project)
        run_chalice(project, out, merge=declared(Path(scratch)))
        write_templates(out, arch=arch)
        zipped.unpack(out / "deployment.zip", contents)
        wheels.install(root / "requirements.txt", contents, arch=arch)
        pages.build(contents / "pages", stores=[])
        zipped.compile_all(contents)
        importable.check(contents, arch=arch, environment=placeholders())
        zipped.pack(contents, out / "deployment.zip")


def copy_project(root: Path, project: Path) -> None:
    """Copy what Chalice ships; vendor/functions, a link, becomes the real files."""
    project.mkdir()
    waste = shutil.ignore_patterns("__pycache__", "deployed", "deployments")
    for name in SHIPPED:
        if (root / name).is_dir():
            shutil.copytree(root / name, project / name, ignore=waste)
        else:
            shutil.copy(root / name, project / name)


def declared(scratch: Path) -> Path:
    """What is merged into Chalice's template, as a file."""
    merge = scratch / template.RESOURCES.name
    merge.write_text(template.text())
    return merge


def run_chalice(project: Path, out: Path, *, merge: Path) -> None:
    command = [sys.executable, "-c", "from chalice.cli import main; raise SystemExit(main())"]
    command += ["package", "--stage", "cloud", "--merge-template", str(merge), str(out.absolute())]
    region = {"AWS_DEFAULT_REGION": os.environ.get("AWS_DEFAULT_REGION", "us-east-1")}
    environment = os.environ | placeholders() | region
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)


def placeholders() -> dict[str, str]:
    """The environment of the functions, with nothing behind it: for importing only."""
    variables: dict[str, Any] = template.document()["Globals"]["Function"]["Environment"][
        "Variables"
    ]
    return dict.fromkeys(variables, "0")


def write_templates(out: Path, *, arch: str) -> None:
    """sam.yaml for everywhere but China, sam-cn.yaml for China."""
    sam = template.parse((out / "sam.yaml").read_text())
    for resource in sam["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["Architectures"] = [arch]
    for name, variant in (("sam.yaml", sam), ("sam-cn.yaml", template.without(sam, "HasCdn"))):
        (out / name).write_text(template.dump(variant))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--arch", choices=sorted(wheels.PLATFORMS), default="arm64")
    arguments = parser.parse_args()
    package(arguments.out, arch=arguments.arch)
    size = (arguments.out / "deployment.zip").stat().st_size / 1e6
    print(f"{arguments.out}/sam.yaml, sam-cn.yaml and deployment.zip ({size:.1f} MB)")


if __name__ == "__main__":
    main()
