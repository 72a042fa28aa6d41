"""Prints the cells that openpyxl finds in a workbook when it reads row by row, as it does large files, as JSON by sheet.

Any warning of openpyxl is an error here: it warns of what it cannot read and leaves out. But for one: of data bars it
reads what programs knew before 2010, and leaves out that they are solid.
"""

import json
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

warnings.simplefilter("error")
warnings.filterwarnings("ignore", message="(Conditional Formatting|Unknown) extension is not supported")


def plain(value):
    return to_excel(value) if hasattr(value, "year") else value


workbook = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
json.dump(
    {
        sheet.title: {
            cell.coordinate: plain(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in workbook.worksheets
    },
    sys.stdout,
)
