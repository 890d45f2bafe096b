"""A saved web page: its lines in document order, and which of them are the page's own furniture.

Every visible character becomes part of a line. What stands outside the element that holds the prose, or in a part that
calls itself navigation, footer, share bar or the like, is debris by the page's own word.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as markup

from yaoxun.errors import SourceDamaged, SourceEmpty
from yaoxun.reading.formats.txt import decode
from yaoxun.reading.forms import LINK_LINE
from yaoxun.reading.source import CELL_END, Line, SourceText

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "title", "select", "option", "button", "svg"))
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "br",
        "td",
        "th",
    ]
)
_BOILERPLATE_TAG = frozenset(("nav", "footer", "aside", "form"))
_BOILERPLATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|crumb|crumbs|breadcrumb|breadcrumbs|share|bdshare|related|relate"
    r"|recommend|sidebar|side|copyright|toolbar|tools?|search|login|pager|pagination|fontsize|qrcode|weixin|banner"
    r"|topbar|friendlink|links|hot|rank|prevnext|print|editor-?info|comment|comments|ad|ads)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADING = re.compile(r"h[1-6]$")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CELL_SPACE = re.compile(r" *\x00[ \x00]*")
_PROSE = re.compile(r"[，。；、]")
_META_DAY = ("pubdate", "publishdate", "publish_time", "article:published_time", "date", "createdate")
_SHARE_OF_PROSE = 0.7


def load(data: bytes, name: str, limit: int, charset: str = "") -> SourceText:
    """Return the visible text of a page and its lines; `charset` is what holds where the page itself declares none.

    Raises:
        SourceDamaged: no element at all in it.
        SourceEmpty: nothing visible in it.
        SourceUnknown: its encoding cannot be told.
    """
    declared = _CHARSET.search(data[:4096])
    text = decode(data, name, declared.group(1).decode("ascii") if declared else charset)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = markup.document_fromstring(text, parser=markup.HTMLParser(huge_tree=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceDamaged(name, f"网页无法解析（{error}）", "请在浏览器中重新保存网页") from error
    page = _Page(_name_of(root))
    page.walk(root)
    if not page.drafts:
        raise SourceEmpty(name, "网页里没有可见文字", "请在浏览器中打开网页，待文字显示后再保存")
    return page.finish(_meta_day(root))


def _name_of(root: markup.HtmlElement) -> str:
    """The page's <title> up to the site's name."""
    return re.split(r"[_|]|\s[-–—]\s|-{2,}", " ".join(root.xpath("//head//title//text()")).strip())[0].strip()


def _meta_day(root: markup.HtmlElement) -> str:
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        if key in _META_DAY and re.match(r"\d{4}\D\d", meta.get("content") or ""):
            return str(meta.get("content"))
    return ""


@dataclass
class _Draft:
    """A line on its way: its text, and where in the tree it stands."""

    text: str
    style: str
    boilerplate: bool
    links: tuple[str, ...]
    linked: int
    order: int
    cell: bool
    lead: int


@dataclass
class _Page:
    """The lines of a page as they are gathered, and how much prose each element holds."""

    name: str
    drafts: list[_Draft] = field(default_factory=list)
    prose: dict[int, int] = field(default_factory=dict)
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    inside: dict[int, list[int]] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _linked: int = 0
    _bold: int = 0
    _lead: int | None = None  # how many of the words are the bold ones that open the line, once others follow
    _order: int = 0

    def walk(self, root: markup.HtmlElement) -> None:
        """Gather the lines under `root`, in document order, without recursion."""
        silent = boiler = bold = row = 0
        heading = link = ""
        centred: list[int] = []
        path: list[int] = []
        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                self._order += 1
                if path:
                    self.inside.setdefault(path[-1], []).append(self._order)
                path.append(self._order)
                self.reach[self._order] = (self._order, self._order)
                hidden = tag in _SILENT or not tag or _hidden(node)
                silent += hidden
                node.set("data-y-hidden", "1") if hidden else None
                if tag in _BLOCK and not (row and tag != "tr"):
                    self._break(heading, boiler > 0, bool(centred), path, row > 0)
                boiler += _is_boilerplate(node, tag)
                if _HEADING.match(tag):
                    heading = tag
                elif tag in {"b", "strong"}:
                    bold += 1
                elif tag == "a":
                    link = _target(node)
                elif tag == "tr" and _is_data_row(node):
                    row += 1
                    node.set("data-y-row", "1")
                elif tag in {"td", "th"} and row and self._words:
                    self._words.append("\0")
                if tag in _BLOCK and _is_centred(node):
                    centred.append(self._order)
                if node.text and not silent:
                    self._say(node.text, bold > 0, link)
            else:
                if node.get("data-y-hidden"):
                    silent -= 1
                if tag in _BLOCK and not (row and tag != "tr"):
                    self._break(heading, boiler > 0, bool(centred), path, row > 0)
                if centred and centred[-1] == path[-1]:
                    centred.pop()
                if _HEADING.match(tag):
                    heading = ""
                elif tag in {"b", "strong"}:
                    bold -= 1
                elif tag == "a":
                    if link.startswith(("http://", "https://")) and not silent:
                        self._links.append(link)
                    link = ""
                elif node.get("data-y-row"):
                    row -= 1
                boiler -= _is_boilerplate(node, tag)
                done = path.pop()
                self.reach[done] = (done, self._order)
                if path:
                    self.prose[path[-1]] = self.prose.get(path[-1], 0) + self.prose.get(done, 0)
                if node.tail and not silent:
                    self._say(node.tail, bold > 0, link)
        self._break("", False, False, [0], False)

    def _say(self, words: str, bold: bool, link: str) -> None:
        seen = len(words.strip())
        if seen and not bold and self._lead is None:
            self._lead = len(self._words) if self._bold else 0
        self._words.append(words)
        self._bold += seen if bold else 0
        self._linked += seen if link else 0

    def _break(self, heading: str, boilerplate: bool, centred: bool, path: list[int], cell: bool) -> None:
        raw = _SPACE.sub(" ", "".join(self._words))
        if cell:
            raw = _CELL_SPACE.sub(CELL_END, raw.strip(" \0"))
        text = raw.strip()
        if text:
            all_bold = self._bold >= len(text.replace(" ", ""))
            style = heading or ("bold" if all_bold else "centre" if centred else "")
            lead = len(_SPACE.sub(" ", "".join(self._words[: self._lead])).strip()) if self._lead and not style else 0
            self.drafts.append(
                _Draft(raw, style, boilerplate, tuple(self._links), self._linked, self._order, cell, lead)
            )
            if not boilerplate and _PROSE.search(text) and self._linked * 2 < len(text):
                self.prose[path[-1]] = self.prose.get(path[-1], 0) + len(text)
            self._links = []
        elif not boilerplate:
            pass
        self._words, self._linked, self._bold, self._lead = [], 0, 0, None

    def _home(self) -> tuple[int, int]:
        """The reach of the smallest element that holds nearly all prose."""
        at, total = 1, self.prose.get(1, 0)
        while total:
            heavy = [c for c in self.inside.get(at, ()) if self.prose.get(c, 0) >= total * _SHARE_OF_PROSE]
            if not heavy:
                break
            at = heavy[0]
        return self.reach.get(at, (0, self._order))

    def finish(self, issued: str) -> SourceText:
        """Return the page's text and lines, each with the part that the page gives it."""
        first, last = self._home()
        title = next((i for i, d in enumerate(self.drafts) if self._is_title(d)), None)
        lines: list[Line] = []
        chunks: list[str] = []
        at = 0
        for i, d in enumerate(self.drafts):
            bare = d.text.strip()
            before = title is not None and i < title and d.order < first
            between = title is not None and title <= i and d.order < first
            outside = not first <= d.order <= last and not between
            debris = d.boilerplate or before or outside or _leads_away(d, bare)
            left = at + len(d.text) - len(d.text.lstrip())
            lines.append(
                Line(
                    left,
                    left + len(bare),
                    bare,
                    indent=left - at >= 2,
                    whole=True,
                    style=d.style,
                    part="debris" if debris else "",
                    links=d.links,
                    cell=d.cell,
                    lead=d.lead,
                )
            )
            chunks.append(d.text)
            at += len(d.text) + 1
        return SourceText("text/html", "\n".join(chunks), tuple(lines), issued)

    def _is_title(self, draft: _Draft) -> bool:
        text = draft.text.strip()
        if draft.boilerplate:
            return False
        return draft.style == "h1" or (len(text) > 5 and _letters(text) == _letters(self.name))


def _leads_away(draft: _Draft, bare: str) -> bool:
    """Whether a line is a short link and no more, as navigation is; an address that is spelt out belongs to its article."""
    return draft.linked >= len(bare) > 0 and not draft.style and len(bare) < 60 and not LINK_LINE.fullmatch(bare)


def _target(node: markup.HtmlElement) -> str:
    """Where a link leads away to; "" for one to a place on the same page, as contents have them."""
    address = node.get("href") or ""
    return "" if len(address) > 1 and address.startswith("#") else address


def _letters(text: str) -> str:
    """The letters and digits of a line, by which a page's name and its title are compared."""
    return re.sub(r"\W", "", text)


def _is_boilerplate(node: markup.HtmlElement, tag: str) -> bool:
    if tag in _BOILERPLATE_TAG:
        return True
    if tag in {"html", "body", "p", "a", "span", "h1"}:
        return False
    return bool(_BOILERPLATE_NAME.search(f"{node.get('class') or ''} {node.get('id') or ''}"))


def _is_centred(node: markup.HtmlElement) -> bool:
    if node.tag in {"body", "html", "table", "tr", "td", "div"} and node.get("align") != "center":
        return False
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.tag == "center" or node.get("align") == "center" or "text-align:center" in style


def _hidden(node: markup.HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None


def _is_data_row(row: markup.HtmlElement) -> bool:
    """A row of figures, not of page layout: two cells or more, none with paragraphs or tables of its own."""
    cells = [c for c in row if c.tag in {"td", "th"}]
    if len(cells) < 2:
        return False
    return not any(
        len(c.findall(".//p")) > 2 or c.find(".//table") is not None or c.find(".//h1") is not None for c in cells
    )
