"""Makes the one jar that the Iceberg runtime of PyPI lacks: Jackson under the names by which Iceberg calls it.

`snowpark-connect-deps-iceberg` carries Apache Iceberg's runtime for Spark without the copy of Jackson that Iceberg keeps under a package
of its own. pyspark brings the same classes under their usual names, and a class file holds every name it uses, its own included, as text
in its constant pool. So each such text is renamed, and nothing else of a class changes.

    python iceberg_jackson.py OUTPUT.jar
"""

from __future__ import annotations

import importlib.util
import struct
import sys
import zipfile
from pathlib import Path

USUAL = "com.fasterxml.jackson"
SHADED = f"org.apache.iceberg.shaded.{USUAL}"
JARS = ("jackson-core", "jackson-annotations", "jackson-databind")

# What an entry of a constant pool takes behind its tag (The Java Virtual Machine Specification, section 4.4); the text, 1, has its own length.
SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
TEXT, LONG, DOUBLE = 1, 5, 6


def renamed(text: bytes) -> bytes:
    """The text with the package renamed, as it is written in code (dots) and in class files (slashes)."""
    for separator in (".", "/"):
        usual, shaded = (name.replace(".", separator).encode() for name in (USUAL, SHADED))
        text = text.replace(usual, shaded)
    return text


def relocated(content: bytes) -> bytes:
    """A class file with the package renamed in every text of its constant pool."""
    if content[:4] != b"\xca\xfe\xba\xbe":
        raise ValueError("not a class file")
    (count,) = struct.unpack_from(">H", content, 8)
    parts = [content[:10]]
    at, index = 10, 1
    while index < count:
        tag = content[at]
        if tag == TEXT:
            (length,) = struct.unpack_from(">H", content, at + 1)
            text = renamed(content[at + 3 : at + 3 + length])
            parts.append(struct.pack(">BH", TEXT, len(text)) + text)
            at += 3 + length
        else:
            parts.append(content[at : at + 1 + SIZES[tag]])
            at += 1 + SIZES[tag]
        index += 2 if tag in (LONG, DOUBLE) else 1  # these two take two places
    return b"".join(parts) + content[at:]


def relocate(jar: Path, output: zipfile.ZipFile) -> None:
    """Adds the classes of a jar, renamed; what only newer Javas or the module system read is left out."""
    with zipfile.ZipFile(jar) as source:
        for name in source.namelist():
            if name.endswith(".class") and name.startswith(USUAL.replace(".", "/")):
                output.writestr(renamed(name.encode()).decode(), relocated(source.read(name)))
            elif name.startswith("META-INF/services/") and not name.endswith("/"):
                output.writestr(renamed(name.encode()).decode(), renamed(source.read(name)))


def main(target: Path) -> None:
    """Writes the jar; in one step, so that a run that was stopped leaves none."""
    spec = importlib.util.find_spec("pyspark")
    if spec is None or spec.origin is None:
        raise SystemExit("pyspark is not installed beside this Python")
    jars = Path(spec.origin).parent / "jars"
    partial = target.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as output:
        for name in JARS:
            (jar,) = jars.glob(f"{name}-2.*.jar")
            relocate(jar, output)
    partial.rename(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
