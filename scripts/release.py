"""Packs a release: the project as it was committed, and the built site, each as one file that is the same for everybody.

    python -m scripts.release

Names are sorted, no user is named, and every time is that of the commit, so two people who release the same commit
with the same Python get the same bytes. What is not committed is in nobody else's clone, so it stops a release.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from gloss.model.problem import Refused

DIST = "dist"


def git(root: Path, *arguments: str) -> str:
    """What Git answers; Refused where there is no history."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Refused("A release is made of a commit, and there is no Git here. Install it.") from None
    if done.returncode:
        raise Refused("A release is made of a commit, and this folder has no history. Clone the project.")
    return done.stdout


def packed(top: str, files: Iterable[tuple[str, bytes, bool]], time: int) -> bytes:
    """A folder as a compressed archive: name, content, and whether it can be run, of each file."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content, runs in sorted(files):
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mtime, entry.mode = len(content), time, 0o755 if runs else 0o644
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(raw.getvalue(), compresslevel=9, mtime=0)


def release(root: Path) -> list[Path]:
    """Writes the archives and their fingerprints into dist/; Refused if what is here is not what was committed."""
    if changed := git(root, "status", "--porcelain").splitlines():
        raise Refused(
            f"{len(changed)} files are not as they were committed, such as {changed[0][3:]}. Commit or undo that first."
        )
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{project['name']}-{project['version']}"
    time = int(git(root, "log", "-1", "--format=%ct"))
    if not (root / "site" / "index.html").is_file():
        raise Refused("There is no built site here. “make release” builds it first.")
    source = [
        (mode_and_name[1], (root / mode_and_name[1]).read_bytes(), mode_and_name[0].startswith("100755"))
        for line in git(root, "ls-files", "-z", "--stage").split("\0")
        if line
        for mode_and_name in [line.split("\t", 1)]
    ]
    site = [
        (path.relative_to(root / "site").as_posix(), path.read_bytes(), False)
        for path in (root / "site").rglob("*")
        if path.is_file()
    ]
    folder = root / DIST
    folder.mkdir(exist_ok=True)
    written = []
    for file, files in ((f"{name}.tar.gz", source), (f"{name}-site.tar.gz", site)):
        (folder / file).write_bytes(packed(file.removesuffix(".tar.gz"), files, time))
        written.append(folder / file)
    sums = folder / "SHA256SUMS"
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in written]
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return [*written, sums]


def main() -> int:
    """0 if it was made, 1 with a sentence if not."""
    try:
        for path in release(Path.cwd()):
            print(f"wrote {path.relative_to(Path.cwd())}")
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
