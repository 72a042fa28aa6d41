"""Prints the charts that openpyxl finds in a workbook, as JSON: by sheet, each with what it keeps of the cells it points at.

Any warning of openpyxl is an error here: it warns of what it cannot read and leaves out.
"""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")
warnings.filterwarnings("ignore", message="(Conditional Formatting|Unknown) extension is not supported")


def reference(source):
    """A reference to cells, with what is kept of them."""
    texts = getattr(source, "strRef", None)
    if texts is not None:
        return {"range": texts.f, "points": [[point.idx, point.v] for point in texts.strCache.pt]}
    numbers = source.numRef
    return {"range": numbers.f, "points": [[point.idx, float(point.v)] for point in numbers.numCache.pt]}


def ranges(series):
    if series.tx is not None and series.tx.strRef is not None:
        yield reference(series.tx)
    yield reference(series.cat)
    yield reference(series.val)


def words(title):
    return "".join(run.t for paragraph in title.tx.rich.p for run in paragraph.r or [])


def charts(sheet):
    for chart in sheet._charts:
        plots = chart._charts
        yield {
            "title": words(chart.title),
            "plots": [plot.tagname for plot in plots],
            "ranges": [each for plot in plots for series in plot.ser for each in ranges(series)],
        }


workbook = openpyxl.load_workbook(sys.argv[1], data_only=True)
json.dump({sheet.title: list(charts(sheet)) for sheet in workbook.worksheets}, sys.stdout)
