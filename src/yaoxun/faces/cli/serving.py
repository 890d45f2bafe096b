"""Verbs of the web: `serve` the library in a browser, keep the `account`s of those who may use it."""

import sys

import click

from yaoxun.faces.cli import options
from yaoxun.faces.cli.options import MIB

_ROLES = ("reader", "reviewer", "editor", "admin")


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen; 0.0.0.0 for a whole intranet, which needs accounts.",
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="The port to listen on."
)
@click.option(
    "--name",
    multiple=True,
    metavar="HOST",
    help="Another name under which this computer is reached; may be given again.",
)
@options.size_limit
@options.library
def serve(host: str, port: int, name: tuple[str, ...], size_limit: int, place: str) -> None:
    """Open the library in a browser, for this computer or, with accounts, for an intranet."""
    import uvicorn

    from yaoxun.faces.web.app import make_app
    from yaoxun.faces.web.site import Site
    from yaoxun.library import accounts

    site = Site(place, host, name, size_limit * MIB)
    with options.opened(place, make=site.local) as library:
        if not site.local and not accounts.accounts(library.database):
            raise click.UsageError(
                f"{host} is open to other computers; make an account first: yaoxun account add NAME --role admin"
            )
    click.echo(f"要讯在 http://{'127.0.0.1' if site.local else host}:{port} ，按 Ctrl+C 结束。")
    uvicorn.run(make_app(site), host=host, port=port, log_level="warning", server_header=False)


@click.group()
def account() -> None:
    """Keep the accounts of those who use the library over the web."""


@account.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default="reader", show_default=True, help="What the account may do.")
@click.password_option(help="The password, at least 10 characters; asked for where it is not given.")
@options.library
def add_account(name: str, role: str, password: str, place: str) -> None:
    """Make an account."""
    from yaoxun.library import accounts

    with options.opened(place) as library:
        accounts.make(library.database, name, password, accounts.Role[role])
    click.echo(f"已建账号 {name}（{role}）。")


@account.command("password")
@click.argument("name")
@click.password_option(help="The new password, at least 10 characters; asked for where it is not given.")
@options.library
def password(name: str, password: str, place: str) -> None:
    """Give an account a new password, and end its sessions."""
    from yaoxun.library import accounts

    with options.opened(place) as library:
        accounts.change_password(library.database, name, password)
    click.echo(f"已改 {name} 的密码。")


@account.command("close")
@click.argument("name")
@options.library
def close_account(name: str, place: str) -> None:
    """Close an account, and end its sessions."""
    from yaoxun.library import accounts

    with options.opened(place) as library:
        accounts.close(library.database, name)
    click.echo(f"已停用 {name}。")


@account.command("list")
@options.library
def list_accounts(place: str) -> None:
    """List the open accounts with their roles."""
    from yaoxun.library import accounts

    with options.opened(place) as library:
        for one in accounts.accounts(library.database):
            sys.stdout.write(f"{one.name}\t{one.role.name}\n")


VERBS = (serve, account)
