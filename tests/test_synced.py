"""Folders that a cloud or another computer writes to, told from plain ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journal_app.safety import synced_folder
from journal_app.synced import Surroundings, synced_in

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /proc rw shared:12 - proc proc rw
41 22 0:40 / {at}/server rw,relatime shared:2 - nfs4 box:/export rw
42 22 0:41 / {at}/shared rw,relatime shared:3 - cifs //box/shared rw
43 42 8:2 / {at}/shared/local rw,relatime - ext4 /dev/sda2 rw
44 22 0:43 / {at}/with\\040space rw - fuse.sshfs me@box: rw
45 22 0:44 / {at}/twice rw - ext4 /dev/sda3 rw
46 22 0:45 / {at}/twice rw - 9p box rw
broken line
"""


def around(home: Path, **environment: str) -> Surroundings:
    return Surroundings(home, environment, MOUNTS.format(at=home))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Студия", "OneDrive"),
        ("onedrive/Documents/deep", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-vera@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Dropbox", "Dropbox"),
        ("Yandex.Disk", "Yandex.Disk"),
        ("YandexDisk", "Yandex.Disk"),
        ("Яндекс.Диск", "Yandex.Disk"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("Cloud Mail.Ru", "Mail.ru"),
        ("Облако Mail.ru", "Mail.ru"),
        ("Облако Mail", "Mail.ru"),
        ("MEGAsync", "MEGA"),
        ("Documents", ""),
        ("My OneDrive backup", ""),
        ("dropboxes", ""),
        ("Диск", ""),
    ],
)
def test_known_by_what_the_folder_is_called(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_in(tmp_path / folder / "a.journal", around(tmp_path)) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_known_by_what_the_service_leaves_in_it(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / mark).mkdir()
    assert synced_in(tmp_path / "docs" / "deep" / "a.journal", around(tmp_path)) == service
    assert synced_in(tmp_path / "a.journal", around(tmp_path)) == ""


def test_known_by_the_settings_of_the_service(tmp_path: Path) -> None:
    for name in ("box", "disk", "next", "one", "other"):
        (tmp_path / name).mkdir()
    settings = {
        ".dropbox/info.json": json.dumps({"personal": {"path": str(tmp_path / "box")}}),
        ".config/yandex-disk/config.cfg": f'auth="x"\ndir="{tmp_path / "disk"}"\n',
        ".config/Nextcloud/nextcloud.cfg": f"[A]\n0\\Folders\\1\\localPath={tmp_path / 'next'}/\n",
    }
    for name, content in settings.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content)
    here = around(tmp_path, OneDrive=str(tmp_path / "one"))
    told = {
        name: synced_in(tmp_path / name / "a.journal", here)
        for name in ("box", "disk", "next", "one", "other")
    }
    assert told == {
        "box": "Dropbox",
        "disk": "Yandex.Disk",
        "next": "Nextcloud",
        "one": "OneDrive",
        "other": "",
    }


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}', '{"a": {}}', "\x00"])
def test_settings_that_cannot_be_read_say_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(content)
    assert synced_in(tmp_path / "a.journal", around(tmp_path)) == ""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("server/a", "NFS"),
        ("shared", "SMB"),
        ("shared/local/a", ""),
        ("sharedness", ""),
        ("with space/a", "SSHFS"),
        ("twice", "9P"),
        ("home", ""),
    ],
)
def test_known_by_the_kind_of_file_system(tmp_path: Path, place: str, kind: str) -> None:
    assert synced_in(tmp_path / place / "a.journal", around(tmp_path)) == kind


def test_a_link_into_such_a_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "notes").symlink_to(tmp_path / "Dropbox")
    assert synced_in(tmp_path / "notes" / "a.journal", around(tmp_path)) == "Dropbox"


def test_asked_of_this_computer(tmp_path: Path) -> None:
    assert synced_folder(tmp_path / "OneDrive" / "a.journal") == "OneDrive"
    assert synced_folder(str(tmp_path / "a.journal")) == ""
