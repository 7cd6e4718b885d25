"""Compares the store, the chat and the audit with the ledgers. Every difference is a defect of a kind."""
import collections
import http.client
import json
import re
import time

from servers import Person

UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
WORK_LEFT = """
    select (select count(*) from action where state in ('approved', 'running')) as actions,
           (select count(*) from approval where state = 'open') as open,
           (select count(*) from job where execution_time <= now() + interval '2 seconds'
              or consecutive_failures > 0 and execution_time <= now() + interval '30 seconds') as due,
           (select count(*) from message where waiting or claimed_until > now()) as messages,
           (select count(*) from inbox_pending) as pending"""
PENDING = "select count(*) as n from inbox_pending where received_from <= to_timestamp({})"
QUARANTINE = "select id, source, reason, detail from inbox_quarantine"
ALERTS = """
    select fingerprint, count(*) as n, sum(occurrences) as occurrences, max(state) as state, bool_and(incident_id is not null) as joined
    from alert where tenant = 'default' and fingerprint like 'fp-%' group by 1"""
INCIDENTS = """
    select i.id, i.state, i.alerts, i.firing, (select count(*) from alert a where a.incident_id = i.id) as n,
           (select count(*) from alert a where a.incident_id = i.id and a.state = 'firing') as f from incident i"""
UNTRIAGED = "select id from incident where state <> 'resolved' and verdict is null and opened_at < now() - interval '60 seconds'"
TWICE_OPEN = "select correlation_key, count(*) n from incident where state <> 'resolved' group by 1 having count(*) > 1"
UNFINISHED = """
    select id, kamelet, state, reason, extract(epoch from now() - updated_at)::int as age
    from action where state in ('approved', 'running', 'proposed')"""
UNAUDITED_ACTIONS = """
    select ac.id, ac.state from action ac where not exists (select from audit_event e where e.object_id = ac.id::text and e.verb =
    'action.' || case ac.state when 'running' then 'started' when 'awaiting_approval' then 'proposed' else ac.state end)"""
UNAUDITED_APPROVALS = """
    select id, state from approval ap where not exists (select from audit_event e where e.object_id = ap.id::text and e.verb =
    'approval.' || case ap.state when 'open' then 'opened' else ap.state end)"""
UNSENT = """
    select i.id from incident i where i.verdict = 'page' and i.opened_at < now() - interval '60 seconds' and not exists
    (select from message m where m.subject = 'incident' and m.subject_id = i.id and m.message_id is not null)"""
MESSAGES = """
    select m.subject, m.message_id, m.digest is not null as listed, i.state as incident, ap.state as approval, ac.state as action
    from message m left join incident i on m.subject = 'incident' and i.id = m.subject_id
    left join approval ap on m.subject = 'approval' and ap.id = m.subject_id left join action ac on ac.id = ap.action_id
    where m.message_id is not null"""


class Checks:

    def __init__(self, lane):
        self.lane, self.database, self.ledger = lane, lane.database, lane.ledger
        self.rows, self.defect = lane.database.rows, lane.defect

    def quick(self):
        """Holds at any time, also while work goes on."""
        sent = self.ledger.sent()
        self.folded(time.time())
        stored = {row["fingerprint"]: row for row in self.rows(ALERTS)}
        for fingerprint, ledger in sent.items():
            self.alert(fingerprint, ledger, stored.get(fingerprint))
        actions = {row["id"]: row for row in self.rows("select id, kamelet, state, reason, effect from action")}
        self.effects(actions)
        return stored, actions

    def folded(self, until, limit=60):
        """Waits until what was accepted by then is folded."""
        began = time.time()
        while self.rows(PENDING.format(until))[0]["n"]:
            if time.time() - began > limit:
                self.defect("stuck", f"inbox-{round(until)}", f"not folded after {limit} s")
                return
            time.sleep(0.2)

    def alert(self, fingerprint, ledger, row):
        if row is None:
            if ledger["accepted"]:
                self.defect("lost", fingerprint, f"202 given {ledger['accepted']} times, not in the store")
            return
        with self.ledger.lock:
            now = self.ledger.alerts[fingerprint]
            most = now.accepted + now.unclear + now.refused + 1
        if row["n"] != 1:
            self.defect("doubled", fingerprint, f"{row['n']} rows")
        if row["occurrences"] < ledger["accepted"]:
            self.defect("lost", fingerprint, f"{ledger['accepted']} times 202, the store counts {row['occurrences']}")
        if row["occurrences"] > most:
            self.defect("doubled", fingerprint, f"the store counts {row['occurrences']}, sent were {most}")
        if not row["joined"]:
            self.defect("inconsistent", fingerprint, "an alert without an incident")

    def count_effects(self):
        """Requests and containers by action."""
        effects = collections.Counter(hit[1] for hit in self.lane.target.hits)
        for line in open(self.lane.home / "docker.jsonl"):
            effects.update(UUID.findall(line)[:1])
        return effects

    def effects(self, actions):
        approved = {d["action"]: d["verdict"] if d["tries"] else None for d in list(self.ledger.decisions.values())}
        requests = {hit[1] for hit in self.lane.target.hits}
        for action, count in self.count_effects().items():
            if action not in actions and action not in requests:
                continue  # somebody else's container
            if action not in actions:
                self.defect("unapproved", str(action), "an effect of an action that the store does not know")
            elif approved.get(action) != "approve":
                self.defect("unapproved", action, f"an effect without a yes: {approved.get(action)}")
            if count > 1:
                self.defect("doubled", str(action), f"{count} effects")

    def settle(self, limit=110):
        """No new alerts, people still decide: seconds until nothing is due, and what was left then."""
        self.lane.calm.set()
        began, left = time.time(), None
        while time.time() - began < limit:
            time.sleep(1.5)
            try:
                left = self.rows(WORK_LEFT)[0]
            except (RuntimeError, StopIteration) as error:
                self.lane.note("settle", error=repr(error)[:200])
                continue
            if not any(left.values()):
                break
        return round(time.time() - began, 1), left

    def full(self, run):
        """Holds once nothing is due any more."""
        took, left = self.settle()
        stored, actions = self.quick()
        self.states(stored)
        self.incidents()
        self.outcomes(actions)
        self.decisions()
        for row in self.rows(UNAUDITED_ACTIONS) + self.rows(UNAUDITED_APPROVALS):
            self.defect("timeline", row["id"], f"no audit of the state {row['state']}")
        for row in self.rows("select id, job, error, attempts from dead_job where retried_at is null"):
            self.defect("dead-job", row["id"], json.dumps(row)[:300])
        for row in self.rows(QUARANTINE):
            self.defect("lost", row["id"], f"in quarantine: {row}")
        orphans = self.messages()
        audit = self.audit(run)
        kinds = collections.Counter(f"{row['kamelet'].split('-')[0]}:{row['state']}:{row['reason']}" for row in actions.values())
        self.lane.say(f"settled in {took} s {left if any((left or {}).values()) else ''}; alerts {len(stored)}, actions {dict(kinds)},"
                      f" chat {len(self.lane.chat.messages)} messages, {orphans} unknown to the hub, audit {audit}")
        self.lane.calm.clear()

    def states(self, stored):
        for fingerprint, sent in self.ledger.sent().items():
            row = stored.get(fingerprint)
            if row is None or sent["unclear"]:
                continue
            if not sent["unsettled"] and sent["state"] and row["state"] != sent["state"]:
                self.defect("state", fingerprint, f"the last 202 said {sent['state']}, the store says {row['state']}")
            if row["occurrences"] > sent["accepted"]:
                self.lane.totals["stored though refused"] += 1
                if not sent["refused"]:
                    self.defect("doubled", fingerprint, f"{sent['accepted']} times 202, the store counts {row['occurrences']}")

    def incidents(self):
        for row in self.rows(INCIDENTS):
            if row["alerts"] != row["n"] or row["firing"] != row["f"] or (row["state"] == "resolved") != (row["f"] == 0):
                self.defect("inconsistent", row["id"], json.dumps(row))
        for row in self.rows(UNTRIAGED):
            self.defect("stuck", "triage-" + row["id"], "never triaged")
        for row in self.rows(TWICE_OPEN):
            self.defect("doubled", row["correlation_key"], "two open incidents")

    def outcomes(self, actions):
        youngest = min(time.time() - since for since in self.lane.up_since.values())
        for row in self.rows(UNFINISHED):
            # What runs is stuck only after the reconciler had its time.
            if row["age"] > 60 and youngest > 60:
                self.defect("stuck", row["id"], json.dumps(row))
        effects = self.count_effects()
        for action, row in actions.items():
            count = effects.get(action, 0)
            if row["state"] == "succeeded" and not count:
                self.defect("claimed", action, f"succeeded without an effect: {row}")
            if row["state"] in ("rejected", "expired", "cancelled", "refused") and count:
                self.defect("unapproved", action, f"{row['state']}, but {count} effects")
            if row["state"] == "failed" and count and row["effect"] == "none":
                self.defect("claimed", action, f"says that nothing happened, but {count} effects")

    def decisions(self):
        known = {row["approval_id"]: row["verdict"] for row in self.rows("select approval_id, verdict from approval_decision")}
        for approval, decision in list(self.ledger.decisions.items()):
            if decision.get("answer", {}).get("counted") and known.get(approval) != decision["verdict"]:
                self.defect("lost", "decision-" + approval, f"answered 200, the store says {known.get(approval)}")
            if known.get(approval, decision["verdict"]) != decision["verdict"]:
                self.defect("inconsistent", "decision-" + approval, "another verdict")
        for row in self.rows("select approval_id, count(*) n from approval_decision group by 1 having count(*) > 1"):
            self.defect("doubled", row["approval_id"], "two decisions of one person")

    def messages(self):
        known = {int(row["message_id"]): row for row in self.rows(MESSAGES)}
        for number, row in known.items():
            message = self.lane.chat.messages.get(number)
            wrong = self.wrong(row, message) if message else "the store knows a message that the chat never had"
            if wrong:
                self.defect("message", str(number), f"{wrong}: {row}, {(message or {}).get('text', '')!r}")
        for row in self.rows(UNSENT):
            self.defect("stuck", "message-" + row["id"], "a page without a message")
        return len(self.lane.chat.messages.keys() - known.keys())

    @staticmethod
    def wrong(row, message):
        """What a person would be told wrongly, if anything."""
        text, has_button = message["text"], "Approve" in message["buttons"]
        if row["subject"] == "incident" and f"State: {row['incident']}" not in text:
            return "another state of the incident"
        if row["subject"] != "approval":
            return None
        if row["listed"]:
            # One message for many: it counts how they ended, and none is decided by its buttons.
            ended = "withdrawn" if row["approval"] == "cancelled" else row["approval"]
            if has_button or row["approval"] != "open" and ended not in text:
                return "a list that says something else of a proposal"
            return None
        if (row["approval"] == "open") != has_button:
            return "a button too many or too few"
        if row["approval"] != "open" and row["action"] and f"Action: {row['action']}" not in text:
            return "another state of the action"
        return None

    def audit(self, run):
        answer = "no answer"
        for _ in range(5):
            try:
                status, content, _ = Person(self.lane.hubs[0].port, self.lane.PASSWORD).api("GET", "/audit/verify", timeout=60)
                if status == 200:
                    verified = json.loads(content)
                    if not verified["valid"]:
                        self.defect("audit", f"run-{run}", json.dumps(verified)[:300])
                    return f"{verified['valid']} {verified['checked']}"
                answer = status
            except (OSError, http.client.HTTPException) as error:
                answer = repr(error)
            time.sleep(2)
        self.defect("audit", f"run-{run}", f"cannot be verified: {answer}")
        return answer
