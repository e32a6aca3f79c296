"""A wall that nothing of a process gets through to a network: a filter in the kernel (Linux).

``socket(AF_INET | AF_INET6 …)`` is refused, or ends the process, whoever makes the call:
Python, Qt, a library, or a child process. Local pipes (AF_UNIX) stay, which one window needs.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine -> (its name for the kernel, the number of the call ``socket`` there)."""
_REFUSE = 0x00050000 | 13  # SECCOMP_RET_ERRNO | EACCES
_KILL = 0x80000000  # SECCOMP_RET_KILL_PROCESS: a call that was caught cannot be overlooked
_ALLOW = 0x7FFF0000
_LOCAL = 1  # AF_UNIX
_KERNEL = 16  # AF_NETLINK: a library may ask which interfaces there are, and learns nothing
_PR_SET_NO_NEW_PRIVS, _SECCOMP_SET_MODE_FILTER, _TSYNC = 38, 1, 1
_SECCOMP = {"x86_64": 317, "aarch64": 277}


def can_wall_in() -> bool:
    """Whether this system has such filters."""
    return sys.platform.startswith("linux") and platform.machine() in _ARCHITECTURES


def wall_in(kill: bool = False) -> None:
    """From now on this process and its children reach no network; there is no way back.

    With ``kill`` the first try ends the process with SIGSYS.
    """
    machine = platform.machine()
    architecture, call = _ARCHITECTURES[machine]
    load, equal, give = 0x20, 0x15, 0x06  # BPF: LD W ABS, JEQ K, RET K
    verdict = _KILL if kill else _REFUSE
    steps = (
        (load, 0, 0, 4),  # which architecture
        (equal, 1, 0, architecture),
        (give, 0, 0, _ALLOW),
        (load, 0, 0, 0),  # which call
        (equal, 1, 0, call),
        (give, 0, 0, _ALLOW),
        (load, 0, 0, 16),  # its first argument
        (equal, 2, 0, _LOCAL),
        (equal, 1, 0, _KERNEL),
        (give, 0, 0, verdict),
        (give, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    program = Program(len(steps), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    number = _SECCOMP[machine]
    if libc.syscall(number, _SECCOMP_SET_MODE_FILTER, _TSYNC, ctypes.byref(program)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
