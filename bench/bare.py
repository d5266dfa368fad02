"""The bare script: the same pulse with pandas, matplotlib and httpx, no facts, no store, no guarantees."""

import io
import json
import os
import sys

import httpx
import pandas as pd
from matplotlib.figure import Figure

from bench.measure import repeat

TOKEN, NUMBER, READER = "SANDBOX-TOKEN", "100000000000001", "+12025550143"


def send() -> None:
    """Read, sum, draw, write two sentences, upload, send the image and a text in its thread."""
    frame = pd.read_csv("deployments/data/shop-orders.csv", parse_dates=["date"])
    daily = frame.groupby("date")["orders"].sum()
    now, base = int(daily.iloc[-1]), int(daily.iloc[-8])
    figure = Figure(figsize=(10.8, 10.8), dpi=100)
    axes = figure.add_subplot()
    axes.bar(range(28), daily.iloc[-28:])
    axes.set_title("Coffee shop orders")
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    caption = f"*Coffee shop orders*\nOrders came to {now}, {(now - base) / base:+.1%} against a week before."
    url = f"{os.environ['GRAPH_API_URL']}/v25.0/{NUMBER}"
    with httpx.Client(headers={"Authorization": f"Bearer {TOKEN}"}) as http:
        form = {"messaging_product": "whatsapp", "type": "image/png"}
        files = {"file": ("chart.png", picture.getvalue(), "image/png")}
        media = http.post(f"{url}/media", data=form, files=files).raise_for_status().json()["id"]
        basic = {"messaging_product": "whatsapp", "to": READER}
        image = {**basic, "type": "image", "image": {"id": media, "caption": caption}}
        wamid = http.post(f"{url}/messages", json=image).raise_for_status().json()["messages"][0]["id"]
        text = {**basic, "type": "text", "text": {"body": caption}, "context": {"message_id": wamid}}
        http.post(f"{url}/messages", json=text).raise_for_status()


if __name__ == "__main__":
    print(json.dumps(repeat(send, int(sys.argv[1]))))
