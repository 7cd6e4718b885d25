"""Random work for a lane: senders that post until a 202 as Alertmanager does, a person who decides, outsiders that misbehave."""
import base64
import collections
import datetime
import http.client
import json
import random
import threading
import time

from servers import call
from standins import EVENTS


def iso(seconds):
    at = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Ledger:
    """What was sent and answered, kept outside of the hub; guarded by its lock."""

    def __init__(self):
        self.lock = threading.Lock()
        self.began = time.time()
        self.alerts = {}       # fingerprint -> Sent
        self.requests = []     # (seconds, took, hub, status or error, Retry-After, details)
        self.decisions = {}    # approval id -> what was decided and answered
        self.last_202 = {}     # hub -> time
        self.decided = collections.Counter()

    def seconds(self):
        return time.time() - self.began

    def sent(self):
        with self.lock:
            return {f: dict(vars(sent)) for f, sent in self.alerts.items()}


class Sent:
    """One fingerprint's deliveries by how they were answered."""

    def __init__(self):
        self.accepted = self.refused = self.unclear = 0
        self.state = None       # of the last 202
        self.wanted = None      # of the last delivery
        self.unsettled = False  # a delivery after the last 202 has no clear answer
        self.start = time.time()


class Sender(threading.Thread):
    """Posts new units, repeats and resolves; each unit has up to three alerts."""

    KINDS = (("http", 55), ("artefact", 10), ("plain", 35))

    def __init__(self, lane, number):
        super().__init__(daemon=True)
        self.lane, self.number = lane, number
        self.random = random.Random(lane.seed * 1000 + number)
        self.units, self.connections = [], {}

    def run(self):
        while not self.lane.over.is_set():
            if self.lane.calm.is_set():
                self.lane.over.wait(0.2)
                continue
            self.step()
            self.lane.over.wait(self.random.expovariate(1 / 1.5))

    def step(self):
        choice = self.random.random()
        if choice < 0.08 or not self.units:
            self.post(self.new_unit())
            return
        unit = self.random.choice(self.units[-30:])
        chosen = self.random.sample(unit["alerts"], self.random.randint(1, len(unit["alerts"])))
        if choice < 0.24 and (unit["kind"] == "plain" or self.random.random() < 0.25):
            self.post([self.alert(unit, f, "resolved") for f in chosen])
            return
        # What an action works on mostly stays as it is; the rest may fire again.
        wanted = self.lane.ledger.alerts
        firing = [f for f in chosen if wanted[f].wanted == "firing" or self.random.random() < 0.4]
        if firing:
            self.post([self.alert(unit, f, "firing") for f in firing])

    def new_unit(self):
        kind = self.random.choices(*zip(*self.KINDS))[0]
        name = f"s{self.lane.seed}-{self.number}-{len(self.units) + 1}"
        count = 1 if kind == "artefact" else self.random.randint(1, 3)
        unit = {"name": name, "kind": kind, "alerts": [f"fp-{name}-{k}" for k in range(count)]}
        self.units.append(unit)
        with self.lane.ledger.lock:
            self.lane.ledger.alerts.update({f: Sent() for f in unit["alerts"]})
        return [self.alert(unit, f, "firing") for f in unit["alerts"]]

    def alert(self, unit, fingerprint, state):
        sent = self.lane.ledger.alerts[fingerprint]
        if state == "firing" and sent.wanted == "resolved":
            sent.start = time.time()
        sent.wanted = state
        alert = {"title": f"Unit {unit['name']} is down", "severity": "high", "state": state, "fingerprint": fingerprint,
                 "labels": {"alertname": "UnitDown", "service": unit["name"], "kind": unit["kind"]}, "starts_at": iso(sent.start)}
        if state == "resolved":
            alert["ends_at"] = iso(max(time.time(), sent.start + 0.002))
        elif unit["kind"] == "artefact":
            script = base64.b64encode(f"echo {unit['name']}".encode()).decode()
            alert["artefact"] = {"name": "a.sh", "content_type": "text/plain", "content": script}
        return alert

    def post(self, alerts):
        """Sends until a 202; each try is in the ledger."""
        body = json.dumps(alerts if len(alerts) > 1 else alerts[0]).encode()
        while not self.lane.over.is_set():
            hub = self.random.randrange(len(self.lane.hubs))
            if self.attempt(hub, alerts, body):
                return
            self.lane.over.wait(self.random.uniform(0.1, 0.6))

    def attempt(self, hub, alerts, body):
        began, retry_after, details = time.time(), None, None
        try:
            connection = self.connections.setdefault(
                hub, http.client.HTTPConnection("127.0.0.1", self.lane.hubs[hub].port, timeout=40))
            answer, content, headers = call(None, "POST", "/webhooks/generic", body, self.lane.bearer, connection=connection)
            retry_after, details = headers.get("retry-after"), content[:300].decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            answer = type(error).__name__
            self.connections.pop(hub, None)
        self.write_down(hub, alerts, answer, (began, retry_after, details))
        if answer == 202:
            EVENTS.fire("alert answered")
            if json.loads(details)["accepted"] != len(alerts):
                self.lane.note("accepted-differs", sent=len(alerts), answer=details)
        elif isinstance(answer, int) and (answer != 503 or not retry_after):
            self.lane.defect("untrue", f"webhook-{answer}-{retry_after}", f"answered {answer}, Retry-After {retry_after}: {details}")
        return answer == 202

    def write_down(self, hub, alerts, answer, request):
        ledger, (began, retry_after, details) = self.lane.ledger, request
        with ledger.lock:
            ledger.requests.append((round(began - ledger.began, 3), round(time.time() - began, 3), hub, answer, retry_after,
                                    None if answer == 202 else details))
            for alert in alerts:
                sent = ledger.alerts[alert["fingerprint"]]
                sent.unsettled = answer != 202
                if answer == 202:
                    sent.accepted += 1
                    sent.state = alert["state"]
                elif isinstance(answer, int):
                    sent.refused += 1
                else:
                    sent.unclear += 1
            if answer == 202:
                ledger.last_202[hub] = time.time()


class Approver(threading.Thread):
    """One person who decides what is open, sometimes late; says no to about one in five."""

    def __init__(self, lane, person):
        super().__init__(daemon=True)
        self.lane, self.person, self.random = lane, person, random.Random(lane.seed * 77)

    def run(self):
        while not self.lane.over.is_set():
            for hub in [hub for hub in self.lane.hubs if hub.alive()]:
                try:
                    self.round(hub.port)
                except (OSError, http.client.HTTPException) as error:
                    self.lane.note("approver", error=repr(error)[:120])
            self.lane.over.wait(0.4)

    def round(self, port):
        self.person.port = port
        status, content, headers = self.person.api("GET", "/approvals?state=open&limit=200", timeout=15)
        if status != 200:
            self.lane.note("approver-list", status=status, body=content[:160].decode(errors="replace"))
            if status != 503 or "retry-after" not in headers and headers:
                self.lane.defect("untrue", f"list-{status}", f"GET /approvals answered {status}: {content[:200]!r}")
            return
        for approval in json.loads(content)["items"]:
            self.decide(approval)

    def decide(self, approval):
        decision = self.lane.ledger.decisions.setdefault(approval["id"], {
            "action": approval["action_id"], "verdict": "approve" if self.random.random() < 0.78 else "reject",
            "tries": [], "not_before": time.time() + self.random.choice((0, 0, 0, 2, 6)),
            "headers": self.random.choice(({}, {"Idempotency-Key": approval["id"]}))})
        if time.time() < decision["not_before"]:
            return
        attempt = [round(self.lane.ledger.seconds(), 2), "no answer"]
        decision["tries"].append(attempt)
        EVENTS.fire("decision sent")
        status, content, _ = self.person.api("POST", f"/approvals/{approval['id']}/decisions",
                                             {"verdict": decision["verdict"], "digest": approval["digest"]}, decision["headers"], 20)
        attempt[1] = status
        if status == 200:
            decision["answer"] = json.loads(content)
            EVENTS.fire("decision answered")
        else:
            self.lane.note("decision", status=status, body=content[:200].decode(errors="replace"))


class Outsiders(threading.Thread):
    """The chat and the target misbehave now and then."""

    def __init__(self, lane):
        super().__init__(daemon=True)
        self.lane, self.random = lane, random.Random(lane.seed + 5)

    def run(self):
        while not self.lane.over.wait(self.random.uniform(15, 45)):
            who = self.random.choice((self.lane.chat, self.lane.target))
            who.mode = self.random.choice(who.MODES)
            self.lane.note("outsider", who=type(who).__name__, mode=who.mode)
            self.lane.over.wait(self.random.uniform(2, 7))
            who.mode = "pass"
