"""Stand-ins for the systems that figures come from: made accounts on this machine, behind the systems' own APIs."""

from sandbox.accounts.app import Accounts, create_accounts
from sandbox.accounts.script import Answer, Script

__all__ = ["Accounts", "Answer", "Script", "create_accounts"]
