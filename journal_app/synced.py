"""Whether a folder is one that other programs write to behind our back: brought in step with a
cloud, or lying on another computer. SQLite's lock and log are not safe there."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.paths import is_folder, is_there

_NAMES = (
    ("OneDrive", r"OneDrive([ -].*)?"),
    ("Dropbox", r"Dropbox([ -].*)?"),
    ("iCloud", r"Mobile Documents|com~apple~CloudDocs|iCloud ?Drive([ -].*)?"),
    ("Yandex.Disk", r"Yandex[. ]?Disk([ -].*)?|Яндекс[. ]?Диск"),
    ("Google Drive", r"Google ?Drive([ -].*)?|Google Диск"),
    ("Nextcloud", r"Nextcloud([ -]?.*)?"),
    ("ownCloud", r"ownCloud([ -]?.*)?"),
    ("Mail.ru", r"Cloud Mail[. ]Ru|Mail[. ]Ru Cloud|Облако Mail([. ]Ru)?"),
    ("MEGA", r"MEGAsync( .*)?"),
    ("pCloud", r"pCloud ?Drive"),
)
"""What the services call their folders; small and capital letters are the same."""
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
}
"""What a service leaves in the folder it brings in step."""
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK = (
    ("NFS", r"nfs\d?"),
    ("SMB", r"cifs|smb\d?|smbfs|fuse\.smbnetfs"),
    ("SSHFS", r"fuse\.sshfs|sshfs|osxfuse|macfuse"),
    ("WebDAV", r"davfs\d?|fuse\.davfs\d?|webdav"),
    ("AFP", r"afpfs"),
    ("9P", r"9p|v9fs|drvfs"),
    ("VirtualBox", r"vboxsf|prl_fs|fuse\.vmhgfs-fuse"),
    ("GVfs", r"fuse\.gvfsd-fuse"),
    ("rclone", r"fuse\.rclone"),
    ("network", r"ncpfs?|afs|ceph|fuse\.glusterfs|lustre|gpfs|fuse\.s3fs|ocfs2|gfs2"),
)
"""Kinds of file systems that lie elsewhere, by what the system calls them."""
_REMOTE = 4
"""What Windows calls a drive on another computer."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of this computer: the person's folder, the environment, and the table of
    mounted file systems as Linux tells it."""

    home: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    mounts: str = ""


def here() -> Surroundings:
    """This computer."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        mounts = ""
    return Surroundings(Path.home(), os.environ, mounts)


def synced_in(path: Path, around: Surroundings) -> str:
    """The service or the kind of network file system that a path lies in; "" for a plain one."""
    for place in dict.fromkeys((path.absolute(), Path(os.path.realpath(path)))):
        folders = [place, *place.parents]
        found = _by_name(folders) or _by_mark(folders) or _by_settings(folders, around)
        if found:
            return found
    return _by_file_system(Path(os.path.realpath(path)), around)


def _by_name(folders: list[Path]) -> str:
    for folder in folders:
        for service, pattern in _NAMES:
            if re.fullmatch(pattern, folder.name, re.IGNORECASE):
                return service
    return ""


def _by_mark(folders: list[Path]) -> str:
    for folder in folders:
        for mark, service in _MARKS.items():
            # In the home folder, the folder of Dropbox's settings has the name of its mark.
            found = folder / mark
            if is_there(found) and not (mark == ".dropbox" and is_folder(found)):
                return service
    return ""


def _by_settings(folders: list[Path], around: Surroundings) -> str:
    """Folders that were given another name: the services' own settings know them."""
    for service, named in _named(around):
        if named and Path(os.path.realpath(named)) in folders:
            return service
    return ""


def _named(around: Surroundings) -> Iterator[tuple[str, str]]:
    for name in _ONEDRIVE:
        yield "OneDrive", around.environment.get(name, "")
    settings = around.home / ".config"
    places = [around.home / ".dropbox"]
    places += [
        Path(around.environment[name]) / "Dropbox"
        for name in ("APPDATA", "LOCALAPPDATA")
        if around.environment.get(name)
    ]
    for place in places:
        for account in _dropbox_accounts(_read(place / "info.json")):
            yield "Dropbox", account
    disk = re.search(r'^dir="?(.+?)"?$', _read(settings / "yandex-disk" / "config.cfg"), re.M)
    yield "Yandex.Disk", disk[1] if disk else ""
    for folder in re.findall(
        r"^\d+\\.*localPath=(.+?)/?$", _read(settings / "Nextcloud" / "nextcloud.cfg"), re.M
    ):
        yield "Nextcloud", folder


def _dropbox_accounts(told: str) -> list[str]:
    try:
        accounts = json.loads(told or "{}").values()
        return [str(account["path"]) for account in accounts]
    except (ValueError, AttributeError, KeyError, TypeError):
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _by_file_system(path: Path, around: Surroundings) -> str:
    kind = _kind_in(around.mounts, path) if around.mounts else _kind_told_by_system(path)
    for name, pattern in _NETWORK:
        if re.fullmatch(pattern, kind, re.IGNORECASE):
            return name
    return ""


def _kind_in(mounts: str, path: Path) -> str:
    """The type of the file system that a path lies on: that of the deepest mount above it, and of
    two at one place the later."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4]))
        depth = len(point.parts)
        if depth >= best and (point == path or point in path.parents):
            best, kind = depth, after.split(" ")[0]
    return kind


def _kind_told_by_system(path: Path) -> str:
    """The same where there is no table of mounts; "" when nothing is told."""
    if sys.platform == "win32":
        import ctypes

        drive = path.anchor
        if drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE:
            return "smb"
    elif sys.platform == "darwin":
        import ctypes

        system = ctypes.CDLL(None)
        ask = getattr(system, "statfs$INODE64", None) or system.statfs
        answer = ctypes.create_string_buffer(4096)  # its name of the type stands at byte 72
        if ask(os.fsencode(path if is_there(path) else path.parent), answer) == 0:
            return answer.raw[72:88].split(b"\0")[0].decode("ascii", "replace")
    return ""
