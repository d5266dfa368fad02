"""Between fork and exec: become whom PostgreSQL is to run as, and become PostgreSQL.

``python -I -S shim.py MODE UID GID PARENT PROGRAM ARGUMENTS``; PARENT is 0 where it may outlive whoever started it.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Do so; there is no way back."""
    mode, uid, gid, parent = sys.argv[1], *map(int, sys.argv[2:5])
    libc = ctypes.CDLL(None, use_errno=True)
    if mode == "namespace":
        ours = os.geteuid(), os.getegid()
        if libc.unshare(_CLONE_NEWUSER):
            sys.exit(f"unshare: {os.strerror(ctypes.get_errno())}")
        itself = Path("/proc/self")
        (itself / "setgroups").write_text("deny", encoding="ascii")
        (itself / "uid_map").write_text(f"{uid} {ours[0]} 1", encoding="ascii")
        (itself / "gid_map").write_text(f"{gid} {ours[1]} 1", encoding="ascii")
    if parent:
        # After the change of user, which would undo it. SIGINT is PostgreSQL's fast shutdown.
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
        if os.getppid() != parent:
            sys.exit("whoever started it is gone")
    os.umask(0o077)
    os.execv(sys.argv[5], sys.argv[5:])  # noqa: S606 - that is what it is for


if __name__ == "__main__":
    main()
