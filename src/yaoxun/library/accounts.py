"""Accounts of those who use the library over the web: passwords, sessions, failed logins, and the log of what was written.

Passwords are hashed with scrypt (RFC 7914), which takes 32 MiB a try. Of a session only the hash of its token is kept.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from yaoxun.errors import AccountError
from yaoxun.library.database import Database
from yaoxun.library.store import now

_N, _R, _P = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024
_SHORTEST = 10  # characters of a password
_IDLE = timedelta(hours=12)
_LONGEST = timedelta(days=7)
_WINDOW = timedelta(minutes=15)
_MOST_BY_NAME, _MOST_BY_ADDRESS = 5, 20  # failed logins within the window


class Role(IntEnum):
    """What an account may: read, review facts, add and remove documents, keep accounts. Each may what the one before may."""

    reader = 1
    reviewer = 2
    editor = 3
    admin = 4


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who uses the library."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Tell whether the account may what `role` may."""
        return self.role >= role


KEEPER = Account("本机", Role.admin)
"""Who sits at the computer that the library is on, where no account is needed."""


def make(database: Database, name: str, password: str, role: Role) -> None:
    """Make an account.

    Raises:
        AccountError: the name is taken, empty or cannot be shown, or the password too short.
    """
    _check(name, password)
    if not name.strip() or not name.isprintable() or name == KEEPER.name:
        raise AccountError(name, "账号名不能用", "请换一个名字")
    with database.transaction():
        if database.rows("SELECT 1 FROM account WHERE name = ?", (name,)):
            raise AccountError(name, "已有这个账号", "请换一个名字，或用 yaoxun account password 改密码")
        database.run(
            "INSERT INTO account (name, role, password, made) VALUES (?, ?, ?, ?)",
            (name, role.name, hashed(password), now()),
        )


def change_password(database: Database, name: str, password: str) -> None:
    """Give an account another password, and end its sessions.

    Raises:
        AccountError: there is none of that name, or the password is too short.
    """
    _check(name, password)
    with database.transaction():
        if not database.run("UPDATE account SET password = ? WHERE name = ?", (hashed(password), name)):
            raise _nobody(name)
        _end_sessions(database, name)


def close(database: Database, name: str) -> None:
    """Close an account, and end its sessions.

    Raises:
        AccountError: there is none of that name.
    """
    with database.transaction():
        if not database.run("UPDATE account SET closed = ? WHERE name = ? AND closed IS NULL", (now(), name)):
            raise _nobody(name)
        _end_sessions(database, name)


def accounts(database: Database) -> tuple[Account, ...]:
    """Return the open accounts."""
    rows = database.rows("SELECT name, role FROM account WHERE closed IS NULL ORDER BY name")
    return tuple(Account(name, Role[role]) for name, role in rows)


def _nobody(name: str) -> AccountError:
    return AccountError(name, "没有这个账号", "可用 yaoxun account list 查看")


def _end_sessions(database: Database, name: str) -> None:
    database.run("DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE name = ?)", (name,))


def _check(name: str, password: str) -> None:
    if len(password) < _SHORTEST:
        raise AccountError(name, f"密码只有 {len(password)} 个字符", f"至少要 {_SHORTEST} 个")


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _N, _R, _P).hex()}"


def fits(password: str, kept: str) -> bool:
    """Tell whether a password is the one of which `kept` was made.

    >>> fits("一二三四五六七八九十", hashed("一二三四五六七八九十")), fits("x", hashed("y"))
    (True, False)
    """
    _, n, r, p, salt, said = kept.split("$")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt), int(n), int(r), int(p)), bytes.fromhex(said))


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)


_NOBODY = hashed(secrets.token_hex())  # a name that is none takes as long as one that is


def log_in(database: Database, name: str, password: str, address: str) -> str:
    """Return the token of a new session.

    Raises:
        AccountError: name and password do not fit, or failed too often of late.
    """
    since = (datetime.now(UTC) - _WINDOW).isoformat(timespec="seconds")
    for column, said, most in (("name", name, _MOST_BY_NAME), ("address", address, _MOST_BY_ADDRESS)):
        ((failed,),) = database.rows(f"SELECT count(*) FROM login_failure WHERE {column} = ? AND at > ?", (said, since))
        if failed >= most:
            minutes = int(_WINDOW.total_seconds() // 60)
            raise AccountError(name, "登录失败次数过多", f"请 {minutes} 分钟后再试，或请管理员重设密码")
    rows = database.rows("SELECT id, password FROM account WHERE name = ? AND closed IS NULL", (name,))
    right = fits(password, rows[0][1] if rows else _NOBODY) and bool(rows)
    with database.transaction():
        database.run("DELETE FROM login_failure WHERE at <= ?", (since,))
        if not right:
            database.run("INSERT INTO login_failure VALUES (?, ?, ?)", (name, address, now()))
        else:
            token = secrets.token_urlsafe(32)
            database.run("DELETE FROM login_failure WHERE name = ?", (name,))
            database.run("INSERT INTO session VALUES (?, ?, ?, ?)", (_digest(token), rows[0][0], now(), now()))
            return token
    raise AccountError(name, "账号或密码不对", "请核对后重试")


def log_out(database: Database, token: str) -> None:
    """End a session."""
    with database.transaction():
        database.run("DELETE FROM session WHERE token = ?", (_digest(token),))


def of_session(database: Database, token: str) -> Account | None:
    """Return whose session a token is; None where it is none, or was left for too long."""
    rows = database.rows(
        "SELECT name, role, session.made, seen FROM session JOIN account ON account.id = session.account_id"
        " WHERE token = ? AND closed IS NULL",
        (_digest(token),),
    )
    if not rows:
        return None
    name, role, made, seen = rows[0]
    moment = datetime.now(UTC)
    if moment - datetime.fromisoformat(seen) > _IDLE or moment - datetime.fromisoformat(made) > _LONGEST:
        log_out(database, token)
        return None
    if moment - datetime.fromisoformat(seen) > timedelta(minutes=5):
        with database.transaction():
            database.run("UPDATE session SET seen = ? WHERE token = ?", (now(), _digest(token)))
    return Account(name, Role[role])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def write_log(database: Database, account: str, deed: str, what: str, detail: str | None = None) -> None:
    """Note who wrote what; within a transaction or by itself."""
    database.run(
        "INSERT INTO log (at, account, deed, object, detail) VALUES (?, ?, ?, ?, ?)",
        (now(), account, deed, what, detail),
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the log."""

    at: str
    account: str
    deed: str
    what: str
    detail: str | None


def log(database: Database, limit: int = 200, offset: int = 0) -> tuple[Deed, ...]:
    """Return the log, the newest first."""
    rows = database.rows(
        "SELECT at, account, deed, object, detail FROM log ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset)
    )
    return tuple(Deed(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question that somebody asks again: the address of its page."""

    id: int
    title: str
    address: str


def save_search(database: Database, account: Account, title: str, address: str) -> None:
    """Keep a question under a title; one of the same address is named anew."""
    with database.transaction():
        database.run("DELETE FROM saved_search WHERE account = ? AND address = ?", (account.name, address))
        database.run(
            "INSERT INTO saved_search (account, title, address, at) VALUES (?, ?, ?, ?)",
            (account.name, title, address, now()),
        )


def saved_searches(database: Database, account: Account) -> tuple[SavedSearch, ...]:
    """Return somebody's questions, by their titles."""
    rows = database.rows(
        "SELECT id, title, address FROM saved_search WHERE account = ? ORDER BY title, id", (account.name,)
    )
    return tuple(SavedSearch(*row) for row in rows)


def forget_search(database: Database, account: Account, number: int) -> bool:
    """Drop a question; tell whether it was there."""
    with database.transaction():
        return database.run("DELETE FROM saved_search WHERE account = ? AND id = ?", (account.name, number)) > 0
