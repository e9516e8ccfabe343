"""What a text looks like, as docs/metrics.md defines it: the package's classes without its regular expressions."""

from __future__ import annotations

DIGITS = set("0123456789")
LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
HEX = DIGITS | set("abcdefABCDEF")
ATOM = LETTERS | DIGITS | set("!#$%&'*+-/=?^_`|~")


def of(characters: set[str], value: str) -> bool:
    """Is there something, and nothing but these?"""
    return value != "" and set(value) <= characters


def unsigned(value: str) -> str:
    return value[1:] if value[:1] in ("+", "-") else value


def is_integer(value: str) -> bool:
    return of(DIGITS, unsigned(value))


def is_number(value: str) -> bool:
    mantissa, e, exponent = unsigned(value).replace("E", "e").partition("e")
    whole, point, fraction = mantissa.partition(".")
    if e and not is_integer(exponent):
        return False
    return of(DIGITS, whole + fraction) and set(whole) <= DIGITS and bool(point or e)


def is_clock(value: str, least: int) -> bool:
    """`hh:mm` or `hh:mm:ss`, or fewer parts."""
    parts = value.split(":")
    if not least <= len(parts) <= 3 or any(len(part) != 2 or not of(DIGITS, part) for part in parts):
        return False
    return int(parts[0]) < 24 and all(int(part) < 60 for part in parts[1:])


def is_zone(value: str) -> bool:
    """Nothing, `Z`, `+hh`, `+hhmm` or `+hh:mm`, behind a space or not."""
    value = value[1:] if value[:1] == " " else value
    if value in ("Z", "z"):
        return True
    if value[:1] not in ("+", "-") or len(value) not in (3, 5, 6):
        return False
    body = value[1:]
    return is_clock(body if len(body) != 4 else f"{body[:2]}:{body[2:]}", 1)


def is_time(value: str) -> bool:
    for end in range(len(value), 4, -1):
        clock, rest = value[:end], value[end:]
        seconds, mark, fraction = clock.replace(",", ".").partition(".")
        exact = is_clock(seconds, 2) and (not mark or (len(seconds) == 8 and of(DIGITS, fraction)))
        if exact and (rest == "" or is_zone(rest)):
            return True
    return False


def is_date(value: str) -> bool:
    day, rest = value[:10], value[10:]
    if [len(part) for part in day.split("-")] != [4, 2, 2] or not of(DIGITS, day.replace("-", "")):
        return False
    if not (1 <= int(day[5:7]) <= 12 and 1 <= int(day[8:10]) <= 31):
        return False
    return rest == "" or (rest[0] in " Tt" and is_time(rest[1:]))


def is_boolean(value: str) -> bool:
    return of(LETTERS, value) and value.lower() in ("true", "false", "yes", "no")


def is_label(value: str) -> bool:
    return of(LETTERS | DIGITS | {"-"}, value) and value[0] != "-" != value[-1]


def is_email(value: str) -> bool:
    local, at, domain = value.partition("@")
    labels = domain.split(".")
    named = at and len(labels) > 1 and all(is_label(label) for label in labels)
    return bool(
        named and len(labels[-1]) > 1 and labels[-1][0] in LETTERS and all(of(ATOM, a) for a in local.split("."))
    )


def is_url(value: str) -> bool:
    scheme, mark, rest = value.partition("://")
    if not mark or not rest or any(ord(c) <= 32 or ord(c) == 127 for c in rest):
        return False
    return of(LETTERS | DIGITS | set("+.-"), scheme) and scheme[0] in LETTERS


def is_uuid(value: str) -> bool:
    parts = value.split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(of(HEX, part) for part in parts)


def is_json(value: str) -> bool:
    return len(value) > 1 and value[0] + value[-1] in ("{}", "[]")


def classify(value: str) -> str:
    """The class; "text" without one, "" of a blank value. More than one is a mistake of the definition."""
    stripped = value.strip(" ")
    tests = {
        "integer": is_integer, "number": is_number, "date": is_date, "boolean": is_boolean,
        "email": is_email, "url": is_url, "uuid": is_uuid, "json": is_json,
    }  # fmt: skip
    found = [name for name, test in tests.items() if stripped and test(stripped)]
    assert len(found) < 2, (value, found)
    return found[0] if found else "text" if stripped else ""
