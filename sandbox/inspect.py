#!/usr/bin/python3 -I
"""Examines a suspicious file and says what it is.

Reads the file from standard input (at most 1 MiB is looked at) and prints one JSON object on one line:

  tool       name and version of this output's shape
  size       bytes read; "input_truncated" says whether there was more
  md5, sha1, sha256, entropy (bits per byte, 0 to 8), type (by its first bytes, never by a name)
  layers     what is packed or encoded inside, depth first: id, parent, encoding, size, sha256, type, entropy, preview
  indicators [{kind, value, layer}]: url, ip, email, path, command, key, powershell
  findings   codes of what deserves a look: HIGH_ENTROPY, ENCODED_LAYERS, NESTED_DEEP, EXECUTABLE, SCRIPT,
             SUSPICIOUS_STRINGS, DOWNLOADER, CREDENTIAL, LIMIT_<what>
  limits     which limits ended the search

Nothing is executed, nothing is written, nothing is fetched. Every loop has a limit: the input is an attacker's.
"""

import base64
import binascii
import bz2
import hashlib
import io
import json
import lzma
import math
import re
import sys
import time
import zipfile
import zlib

TOOL = "serai-inspect/1"
MAX_INPUT = 1024 * 1024
MAX_DEPTH = 6
MAX_LAYERS = 40
MAX_LAYER_BYTES = 2 * 1024 * 1024
MAX_TOTAL_BYTES = 12 * 1024 * 1024
MAX_SECONDS = 20.0
MAX_INDICATORS = 60
MAX_VALUE = 200
MAX_RUNS = 12
PREVIEW = 120

MAGIC = (
    (b"\x7fELF", "ELF executable"),
    (b"MZ", "DOS or Windows executable"),
    (b"\xca\xfe\xba\xbe", "Java class or Mach-O universal binary"),
    (b"\xcf\xfa\xed\xfe", "Mach-O executable"),
    (b"\xfe\xed\xfa\xcf", "Mach-O executable"),
    (b"#!", "script"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"PK\x05\x06", "ZIP archive, empty"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE2 document (old Office, MSI)"),
    (b"{\\rtf", "RTF document"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x00asm", "WebAssembly module"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"-----BEGIN ", "PEM data"),
    (b"<?php", "PHP script"),
    (b"<?xml", "XML document"),
)
EXECUTABLES = ("ELF", "DOS", "Java class", "Mach-O", "WebAssembly")
SCRIPTS = ("script", "PHP script")

PATTERNS = (
    ("url", re.compile(rb"\b(?:https?|ftp|ldaps?|rmi|jdbc:[a-z]{2,12})://[^\s\"'<>\x00-\x1f\x7f-\xff]{3,300}", re.I)),
    ("ip", re.compile(rb"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])")),
    ("email", re.compile(rb"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\b")),
    ("path", re.compile(rb"(?:/etc/(?:passwd|shadow|cron[a-z.]*|ld\.so\.preload)|/dev/tcp/[^\s\"']{1,80}|/var/run/docker\.sock|~?/\.ssh/[a-z_0-9]{1,40}|/proc/self/[a-z]{1,20})")),
    ("command", re.compile(rb"(?:\b(?:curl|wget)\b[^\n\r|;]{0,160}\|\s*(?:ba|da|z)?sh\b|\bbash\s+-i\b|\bnc(?:at)?\s+-[a-z]*e\b|\bmkfifo\b|\bchmod\s+\+?[0-7]*[x7][^\n]{0,60}|\bbase64\s+(?:-d|--decode)\b|\bcrontab\s+-|\bLD_PRELOAD=|\beval\s*\(|\bexec\s*\(|\bos\.system\s*\(|\bsubprocess\.|\bxmrig\b|\bstratum\+tcp\b)", re.I)),
    ("powershell", re.compile(rb"(?:powershell(?:\.exe)?[^\n]{0,60}-e(?:nc|ncodedcommand)?\s|Invoke-Expression|\bIEX\b|DownloadString|FromBase64String|Add-MpPreference)", re.I)),
    ("key", re.compile(rb"(?:-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b)")),
)
BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
HEX_RUN = re.compile(rb"(?:[0-9A-Fa-f]{2}){16,}|(?:\\x[0-9A-Fa-f]{2}){8,}")


class Limits:
    """What is left of time, bytes and layers, and which of them ran out."""

    def __init__(self):
        self.end = time.monotonic() + MAX_SECONDS
        self.bytes_left = MAX_TOTAL_BYTES
        self.layers_left = MAX_LAYERS
        self.hit = set()

    def allows(self):
        if time.monotonic() > self.end:
            self.hit.add("TIME")
        if self.bytes_left <= 0:
            self.hit.add("BYTES")
        if self.layers_left <= 0:
            self.hit.add("LAYERS")
        return not self.hit & {"TIME", "BYTES", "LAYERS"}

    def room(self):
        return max(0, min(MAX_LAYER_BYTES, self.bytes_left))


def entropy(data):
    """Shannon entropy over bytes, in bits per byte."""
    if not data:
        return 0.0
    counts = [0] * 256
    for byte in data:
        counts[byte] += 1
    total = len(data)
    return round(sum(n / total * math.log2(total / n) for n in counts if n), 3)


def is_text(data):
    sample = data[:4096]
    if not sample:
        return False
    odd = sum(1 for byte in sample if byte < 9 or 13 < byte < 32 or byte == 127)
    return odd / len(sample) < 0.02 and b"\0" not in sample


def kind(data):
    for magic, name in MAGIC:
        if data.startswith(magic):
            return name
    if len(data) > 262 and data[257:262] == b"ustar":
        return "tar archive"
    if not data:
        return "empty"
    if is_utf16(data):
        return "UTF-16 text"
    if not is_text(data):
        return "binary data"
    try:
        data.decode("utf-8")
        return "text"
    except UnicodeDecodeError:
        return "text, not UTF-8"


def is_utf16(data):
    sample = data[:2048]
    if len(sample) < 8 or len(data) % 2:
        return False
    return sample[1::2].count(0) > len(sample) * 0.45 and sample[0::2].count(0) < len(sample) * 0.05


def preview(data):
    """The start as text without control characters: what people read must not steer their terminal."""
    text = data[:PREVIEW].decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\u00b7" for c in text)


def bounded(decompressor, data, limits):
    """Decompresses no more than the limits leave; says when there was more."""
    room = limits.room()
    out = decompressor.decompress(data, room + 1)
    if len(out) > room:
        limits.hit.add("LAYER_BYTES")
    return out[:room]


def unzip(data, limits):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[:MAX_RUNS]:
            if info.is_dir() or info.flag_bits & 1:
                continue
            room = limits.room()
            with archive.open(info) as member:
                content = member.read(room + 1)
            if len(content) > room:
                limits.hit.add("LAYER_BYTES")
            yield "zip", content[:room]


def compressed(data, limits):
    if data[:2] == b"\x1f\x8b":
        yield "gzip", bounded(zlib.decompressobj(31), data, limits)
    elif data[:1] == b"\x78" and len(data) > 8 and (data[0] * 256 + data[1]) % 31 == 0:
        yield "zlib", bounded(zlib.decompressobj(), data, limits)
    elif data[:3] == b"BZh":
        yield "bzip2", bounded(bz2.BZ2Decompressor(), data, limits)
    elif data[:6] == b"\xfd7zXZ\0":
        yield "xz", bounded(lzma.LZMADecompressor(memlimit=64 * 1024 * 1024), data, limits)
    elif data[:4] == b"PK\x03\x04":
        yield from unzip(data, limits)


def from_base64(run):
    run = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    if len(run) % 4 == 1:
        run = run[:-1]
    return base64.b64decode(run + b"=" * (-len(run) % 4), validate=True)


def plausible(decoded):
    """Whether a decoded run looks like something somebody encoded, and not like a word that happens to decode."""
    return len(decoded) >= 12 and (is_text(decoded) or is_utf16(decoded) or kind(decoded) not in ("binary data", "text, not UTF-8")
                                   or looks_zlib(decoded) or len(decoded) >= 512)


def looks_zlib(data):
    return data[:1] == b"\x78" and (data[0] * 256 + data[1]) % 31 == 0


def encoded(data):
    folded = re.sub(rb"\s+", b"", data) if BASE64_RUN.fullmatch(re.sub(rb"\s+", b"", data)) else data
    hexes = set()
    for match in list(limited(HEX_RUN, folded)):
        digits = match.group().replace(b"\\x", b"")
        hexes.add(match.span())
        yield "hex", binascii.unhexlify(digits)
    for match in limited(BASE64_RUN, folded):
        if match.span() not in hexes:
            try:
                yield "base64", from_base64(match.group())
            except binascii.Error:
                continue


def limited(pattern, data):
    for number, match in enumerate(pattern.finditer(data)):
        if number >= MAX_RUNS:
            return
        yield match


def inside(data, limits):
    """Everything one layer contains, as (encoding, bytes); what does not decode is passed over."""
    try:
        yield from compressed(data, limits)
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError, MemoryError):
        limits.hit.add("UNREADABLE")
    if is_utf16(data):
        yield "utf-16", data.decode("utf-16-le", "ignore").encode("utf-8", "ignore")[: limits.room()]
    elif is_text(data):
        for encoding, decoded in encoded(data):
            if plausible(decoded):
                yield encoding, decoded[: limits.room()]


def indicators(data, layer, found):
    for name, pattern in PATTERNS:
        for match in limited(pattern, data):
            value = match.group()[:MAX_VALUE].decode("utf-8", "replace")
            if name == "key":
                value = value[:12] + "\u2026"
            entry = {"kind": name, "value": "".join(c if c.isprintable() else "\u00b7" for c in value), "layer": layer}
            if len(found) < MAX_INDICATORS and not any(e["kind"] == name and e["value"] == entry["value"] for e in found):
                found.append(entry)


def walk(data, limits):
    """Layers and indicators, depth first, without recursion."""
    layers, found, seen = [], [], {hashlib.sha256(data).digest()}
    indicators(data, "0", found)
    stack = [("0", data, 0)]
    while stack:
        parent, content, depth = stack.pop()
        if depth >= MAX_DEPTH:
            limits.hit.add("DEPTH")
            continue
        number = 0
        for encoding, decoded in inside(content, limits):
            digest = hashlib.sha256(decoded)
            if not limits.allows():
                break
            if not decoded or digest.digest() in seen:
                continue
            seen.add(digest.digest())
            number += 1
            limits.layers_left -= 1
            limits.bytes_left -= len(decoded)
            name = parent + "." + str(number)
            layers.append({"id": name, "parent": parent, "encoding": encoding, "size": len(decoded),
                           "sha256": digest.hexdigest(), "type": kind(decoded), "entropy": entropy(decoded),
                           "preview": preview(decoded)})
            indicators(decoded, name, found)
            stack.append((name, decoded, depth + 1))
    return layers, found


def findings(report):
    codes = []
    types = [report["type"]] + [layer["type"] for layer in report["layers"]]
    kinds = {entry["kind"] for entry in report["indicators"]}
    commands = " ".join(entry["value"] for entry in report["indicators"] if entry["kind"] in ("command", "powershell"))
    if report["entropy"] >= 7.2 and report["size"] >= 256:
        codes.append("HIGH_ENTROPY")
    if any(layer["encoding"] in ("base64", "hex", "utf-16") for layer in report["layers"]):
        codes.append("ENCODED_LAYERS")
    if any(layer["id"].count(".") >= 3 for layer in report["layers"]):
        codes.append("NESTED_DEEP")
    if any(name.startswith(EXECUTABLES) for name in types):
        codes.append("EXECUTABLE")
    if any(name in SCRIPTS for name in types):
        codes.append("SCRIPT")
    if kinds & {"command", "powershell", "path"}:
        codes.append("SUSPICIOUS_STRINGS")
    if re.search(r"curl|wget|DownloadString", commands, re.I):
        codes.append("DOWNLOADER")
    if "key" in kinds:
        codes.append("CREDENTIAL")
    return codes + ["LIMIT_" + name for name in report["limits"] if name != "UNREADABLE"]


def report(data, truncated):
    limits = Limits()
    layers, found = walk(data, limits)
    result = {
        "tool": TOOL,
        "size": len(data),
        "input_truncated": truncated,
        "md5": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "entropy": entropy(data),
        "type": kind(data),
        "layers": layers,
        "indicators": found,
        "limits": sorted(limits.hit),
    }
    result["findings"] = findings(result)
    return result


def main():
    data = sys.stdin.buffer.read(MAX_INPUT + 1)
    print(json.dumps(report(data[:MAX_INPUT], len(data) > MAX_INPUT)))


if __name__ == "__main__":
    main()
