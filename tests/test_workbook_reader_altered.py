"""Files altered at random give a workbook or a sentence, never anything else."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import reader
from ptce_data.workbook.sheets import Workbook
from tests.faulty_files import FILES, SHEET, good, parts_of, with_parts


def answered(content: bytes, name: str) -> Workbook | str:
    try:
        return reader.read(content, name)
    except UnreadableFileError as refusal:
        return str(refusal)


few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_random_bytes_give_a_workbook_or_a_sentence(caplog, content, head):
    assert answered(head + content, "x.xlsx")
    assert reader.FAULT_LOGGED not in caplog.text


@few
@given(
    st.sampled_from(
        ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods", "sheetjs.xlsb", "libreoffice.csv"]
    ),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_altered_workbooks_give_a_workbook_or_a_sentence(caplog, name, changes):
    content = bytearray((FILES / name).read_bytes())
    for where, value in changes:
        content[int(where * len(content))] = value

    assert answered(bytes(content), name)
    assert reader.FAULT_LOGGED not in caplog.text


@few
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_altered_sheets_in_a_sound_container_give_a_workbook_or_a_sentence(caplog, changes):
    xml = bytearray(parts_of(good())[SHEET])
    for where, value in changes:
        xml[int(where * len(xml))] = value

    assert answered(with_parts(sheet1=bytes(xml)), "x.xlsx")
    assert reader.FAULT_LOGGED not in caplog.text
