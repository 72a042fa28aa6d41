"""What an analyst would write instead of Casebook: the same lists, and stages, clients, open and completed cases in a workbook."""
import os
import sys

import pandas as pd
import requests

as_at, out = sys.argv[1:]
today = pd.Timestamp(as_at).tz_convert("Europe/London").normalize().tz_localize(None)
monday = today - pd.Timedelta(days=today.weekday())
session = requests.Session()
session.headers.update({"Authorization": f"Bearer {os.environ['PLANNR_TOKEN']}", "Accept": "application/json",
                        "X-PLANNR-ACCOUNT-UUID": os.environ["PLANNR_ACCOUNT"]})


def rows_of(**filters):
    more = {"include": "participants,participants_count,status,type,assigned_to", "per_page": 500, "sort": "created_at"}
    page = 1
    while True:
        answer = session.get(os.environ["PLANNR_URL"] + "/api/v1/cases", timeout=60,
                             params={**more, **{f"filter[{name}]": value for name, value in filters.items()}, "page": page})
        answer.raise_for_status()
        body = answer.json()
        yield from body["data"]
        if body["links"]["next"] is None:
            return
        page += 1


def slim(case):
    value, status = case["value"] or {}, case["status"] or {}
    return {"Case": case["name"], "Case UUID": case["uuid"], "Type": (case["type"] or {}).get("name"),
            "Stage": status.get("name"), "Position": status.get("position"), "Board position": case["status_position"],
            "Amount": value.get("amount"), "Currency": value.get("currency"), "Opened": case["created_at"],
            "Completed": case["completed_at"], "Review": case["review_at"],
            "People": [(each["uuid"], each["name"]) for each in case["participants"] if each["type"] == "client"],
            "Assigned to": ", ".join(each["name"] for each in case["assigned_to"])}


since = (today - pd.Timedelta(weeks=52, days=2)).strftime("%Y-%m-%d")
cases = pd.DataFrame([slim(case) for case in [*rows_of(in_progress="true"), *rows_of(completed="true", completed_after=since)]])
cases = cases.drop_duplicates("Case UUID", keep="last")
for column in ["Opened", "Completed", "Review"]:
    cases[column] = pd.to_datetime(cases[column], utc=True).dt.tz_convert("Europe/London").dt.tz_localize(None).dt.normalize()
cases["Value (GBP)"] = pd.to_numeric(cases["Amount"]).where(cases["Currency"] == "GBP") / 100
cases["Clients"] = cases["People"].map(lambda people: ", ".join(name for _, name in people))
cases["Age (days)"] = (today - cases["Opened"]).dt.days
cases["Days to complete"] = (cases["Completed"] - cases["Opened"]).dt.days
cases["In period"] = cases["Completed"].between(monday - pd.Timedelta(weeks=1), monday, inclusive="left")
is_open = cases["Completed"].isna()
open_cases, completed = cases[is_open], cases[~is_open]


def figures(group):
    return pd.Series({"Open cases": len(group), "Open value (GBP)": group["Value (GBP)"].sum(),
                      "With a value": group["Value (GBP)"].count(), "Median age (days)": group["Age (days)"].median(),
                      "85% age (days)": group["Age (days)"].quantile(0.85), "Oldest (days)": group["Age (days)"].max()})


stages = open_cases.groupby(["Position", "Stage"]).apply(figures).reset_index()
stages["Share of value"] = stages["Open value (GBP)"] / stages["Open value (GBP)"].sum()
parts = cases.explode("People").dropna(subset=["People"])
parts["Client UUID"], parts["Client"] = parts["People"].str[0], parts["People"].str[1]
by_client = parts.assign(Done=parts["In period"] & parts["Completed"].notna()).groupby("Client UUID")
clients = by_client.agg(Client=("Client", "last"), Cases=("Case", "size"), Completed=("Done", "sum"))
of_open = parts[parts["Completed"].isna()].groupby("Client UUID")
clients = clients.join(of_open.agg(**{"Open cases": ("Case", "size"), "Open value (GBP)": ("Value (GBP)", "sum"),
                                      "Mean position": ("Position", "mean"), "Furthest stage": ("Position", "max"),
                                      "Oldest (days)": ("Age (days)", "max")})).reset_index()

with pd.ExcelWriter(out, engine="xlsxwriter", datetime_format="dd mmm yyyy") as writer:
    stages.to_excel(writer, sheet_name="Stages", index=False)
    clients.sort_values("Open value (GBP)", ascending=False).to_excel(writer, sheet_name="Clients", index=False)
    open_cases[["Case", "Clients", "Type", "Stage", "Position", "Board position", "Value (GBP)", "Opened", "Age (days)",
                "Review", "Assigned to", "Case UUID"]].to_excel(writer, sheet_name="Open cases", index=False)
    completed[["Case", "Clients", "Type", "Value (GBP)", "Opened", "Completed", "Days to complete", "In period",
               "Assigned to", "Case UUID"]].to_excel(writer, sheet_name="Completed cases", index=False)
