"""Prints what openpyxl finds in a workbook, as JSON: every cell, the tables with their filters, and the frozen panes.

Any warning of openpyxl is an error here: it warns of what it cannot read and leaves out. But for one: of data bars it
reads what programs knew before 2010, and leaves out that they are solid.
"""

import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")
warnings.filterwarnings("ignore", message="(Conditional Formatting|Unknown) extension is not supported")


def plain(value):
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute, value.second, value.microsecond) != (0, 0, 0, 0):
            raise ValueError(f"a day with a time in it: {value}")
        return {"day": value.date().isoformat()}
    return value


def cells(sheet):
    return {
        cell.coordinate: plain(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


# read-charts.py reads these. LibreOffice writes the days of an axis as texts where numbers belong, which openpyxl refuses.
openpyxl.reader.excel.find_images = lambda archive, path: ([], [])

path = sys.argv[1]
stored = openpyxl.load_workbook(path, data_only=True)
live = openpyxl.load_workbook(path)
json.dump(
    {
        sheet.title: {
            "state": sheet.sheet_state,
            "cells": cells(sheet),
            "errors": [
                cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "e"
            ],
            "formulas": {
                cell.coordinate: cell.value
                for row in live[sheet.title].iter_rows()
                for cell in row
                if cell.data_type == "f"
            },
            "formats": {
                cell.coordinate: cell.number_format
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            },
            "frozen": sheet.freeze_panes,
            "links": {
                cell.coordinate: cell.hyperlink.location
                for row in sheet.iter_rows()
                for cell in row
                if cell.hyperlink is not None and cell.hyperlink.location is not None
            },
            "bars": [
                str(area.sqref)
                for area in sheet.conditional_formatting
                for rule in area.rules
                if rule.type == "dataBar"
            ],
            "landscape": sheet.page_setup.orientation == "landscape",
            "pagesWide": sheet.page_setup.fitToWidth,
            "repeatedRows": sheet.print_title_rows,
            "tables": {
                table.displayName: {
                    "ref": table.ref,
                    "filter": table.autoFilter.ref if table.autoFilter else None,
                    "columns": [column.name for column in table.tableColumns],
                    "totalsRows": table.totalsRowCount,
                }
                for table in sheet.tables.values()
            },
        }
        for sheet in stored.worksheets
    },
    sys.stdout,
)
