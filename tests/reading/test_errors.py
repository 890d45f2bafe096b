"""What cannot be read gets one clear error, from one tree; the rest of a batch is read."""

import base64
import io
import json
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as native
import pytest
from click.testing import CliRunner
from evaluation.makers import as_docx, as_pdf

import yaoxun
from yaoxun.faces.cli import main

SMALL = {
    "title": "样例简报",
    "date": "2023-08-16",
    "sections": [{"heading": None, "articles": [{"title": "某市发布办法", "text": "近日，某市发布办法。"}]}],
}
ARCHIVE = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


def scanned() -> bytes:
    document, made = pdfium.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(made)
    return made.getvalue()


def bomb() -> bytes:
    return archive(word__document_xml=b"<w>" + b" " * (80 << 20))


def broken_docx() -> bytes:
    whole = bytearray(as_docx(SMALL))
    at = whole.index(b"word/document.xml") + 60
    whole[at : at + 200] = b"\xff" * 200
    return bytes(whole)


CASES = [
    (b"", yaoxun.SourceEmpty),
    (b" \r\n \xe3\x80\x80 ", yaoxun.SourceEmpty),
    (b"\xef\xbb\xbf", yaoxun.SourceEmpty),
    (b"\x89PNG\r\n\x1a\n\x00\x00", yaoxun.SourceUnknown),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, yaoxun.SourceUnknown),
    (bytes(range(256)) * 40, yaoxun.SourceUnknown),
    (archive(xl__workbook_xml=b"<a/>"), yaoxun.SourceUnknown),
    (b"PK\x03\x04 not a package", yaoxun.SourceDamaged),
    (archive(word__document_xml=b"<w:document"), yaoxun.SourceDamaged),
    (broken_docx(), yaoxun.SourceDamaged),
    (b"%PDF-1.7\nnothing", yaoxun.SourceDamaged),
    (scanned(), yaoxun.SourceScanned),
    (bomb(), yaoxun.SourceTooLarge),
    (b"<html><body><script>1</script></body></html>", yaoxun.SourceEmpty),
    (ARCHIVE + b"Content-Type: text/plain\n\nmail\n--x--\n", yaoxun.SourceUnknown),
    (ARCHIVE + b"Content-Type: text/html\n\n<html><body></body></html>\n--x--\n", yaoxun.SourceEmpty),
    (ARCHIVE + NESTED, yaoxun.SourceDamaged),
]


@pytest.mark.parametrize(("data", "kind"), CASES, ids=[f"{i}-{k.code}" for i, (_, k) in enumerate(CASES)])
def test_each_unreadable_source_has_its_error(data: bytes, kind: type[yaoxun.SourceError]) -> None:
    """The error names the source, says what was met, and what to do next."""
    with pytest.raises(kind) as caught:
        yaoxun.read(data, name="某文件.dat")
    error = caught.value
    assert type(error) is kind
    assert str(error) == f"某文件.dat：{error.met}。{error.remedy}。"


def test_a_file_over_the_size_limit_is_refused() -> None:
    """The limit is a setting."""
    with pytest.raises(yaoxun.SourceTooLarge, match="--size-limit"):
        yaoxun.read("近日，某市发布办法。".encode() * 100, size_limit=1000)


@pytest.mark.parametrize(
    ("limit", "said"),
    [(10, "2.9 KiB，上限是 10 字节"), (1500, "2.9 KiB，上限是 1.5 KiB"), (2048, "2.9 KiB，上限是 2 KiB")],
)
def test_sizes_are_said_in_a_unit_that_fits(limit: int, said: str) -> None:
    """A small limit is said in bytes or KiB, not as a fraction of a MiB."""
    with pytest.raises(yaoxun.SourceTooLarge, match=said):
        yaoxun.read("近日，某市发布办法。".encode() * 100, size_limit=limit)


@pytest.mark.parametrize("charset", ["gb2312", "big5"])
def test_a_web_archive_may_declare_the_encoding_of_its_page(charset: str) -> None:
    """A page without a charset of its own is read in the one that the archive's headers give."""
    page = "<html><body><h1>民政要聞</h1><p>近日，某市提高補貼。</p></body></html>".encode(
        "gbk" if charset[0] == "g" else charset
    )
    headers = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64\n\n".encode()
    document = yaoxun.read(ARCHIVE + headers + base64.encodebytes(page) + b"--x--\n")
    assert [(a.title, a.text) for a in document.articles] == [("民政要聞", "近日，某市提高補貼。")]
    assert document.source.media_type == "multipart/related"


def test_pages_without_text_are_told() -> None:
    """A PDF with scanned pages among others is read, with a warning that names them; a blank page is no loss."""
    document = pdfium.PdfDocument(as_pdf(SMALL))
    first = len(document) + 1
    for drawn in (True, True, False, True):
        page = document.new_page(595, 842)
        if drawn:
            picture = pdfium.PdfImage.new(document)
            picture.set_bitmap(pdfium.PdfBitmap.new_native(8, 8, native.FPDFBitmap_BGR))
            page.insert_obj(picture)
            page.gen_content()
    made = io.BytesIO()
    document.save(made)
    read = yaoxun.read(made.getvalue())
    assert [a.title for a in read.articles] == ["某市发布办法"]
    assert [n.code for n in read.warnings] == ["pages-without-text"]
    assert f"第 {first}–{first + 1}、{first + 3} 页" in read.warnings[0].message
    assert yaoxun.read(as_pdf(SMALL)).warnings == ()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing path is an error of the same tree."""
    with pytest.raises(yaoxun.SourceMissing, match="请核对路径"):
        yaoxun.read(tmp_path / "没有.txt")


def test_every_error_has_one_root() -> None:
    """One `except` catches everything that Yaoxun raises on purpose."""
    for name in yaoxun.__all__:
        promised = getattr(yaoxun, name)
        if isinstance(promised, type) and issubclass(promised, Exception):
            assert issubclass(promised, yaoxun.YaoxunError)


def test_a_batch_reads_what_it_can_and_lists_the_rest(tmp_path: Path) -> None:
    """Failures come at the end, on standard error, with exit status 1; other documents are printed."""
    (tmp_path / "a.txt").write_text("某市发布办法\n近日，某市发布办法，自7月1日起施行。\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/c.pdf").write_bytes(as_pdf(SMALL))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("不读", "utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path)])
    assert result.exit_code == 1
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["a.txt", "sub/c.pdf"]
    assert "有 1 个文件没有读成" in result.stderr
    assert "[empty] b.txt" in result.stderr
    assert "略过 1 个" in result.stderr


def test_standard_input_and_a_folder_of_output(tmp_path: Path) -> None:
    """`-` reads standard input; --output writes a file a document and prints nothing."""
    text = "某市发布办法\n近日，某市发布办法，自7月1日起施行。\n".encode()
    printed = CliRunner().invoke(main, ["read", "--issued", "2023-06-30", "-"], input=text)
    assert json.loads(printed.stdout)["date"] == "2023-06-30"
    saved = CliRunner().invoke(main, ["read", "--output", str(tmp_path / "out"), "-"], input=text)
    assert (saved.exit_code, saved.stdout) == (0, "")
    assert (
        json.loads((tmp_path / "out/stdin.json").read_text("utf-8"))["sections"][0]["articles"][0]["title"]
        == "某市发布办法"
    )


def test_explain_shows_every_line_with_its_role(tmp_path: Path) -> None:
    """--explain names what each line was taken for, and how many characters in all."""
    path = tmp_path / "a.txt"
    path.write_text("民政简报\n第3期\n某市发布办法\n近日，某市发布办法。\n（来源：新华社）\n— 2 —\n阅读原文\n", "utf-8")
    shown = CliRunner().invoke(main, ["read", "--explain", str(path)]).stdout
    for role in ("报头", "标题", "正文", "来源", "版式", "杂物"):
        assert role in shown
    assert "全部有归属" in shown
