#!/usr/bin/env python3
"""One lane: kills a hub and its database at random instants under random work, and compares the store with ledgers kept outside.

Last line: 'N runs, lost L, doubled D, unapproved U, stuck S'. Exit code 0 only if these four are 0."""
import argparse
import collections
import http.client
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import threading
import time

from checks import Checks
from proxy import Proxy
from servers import EmbeddedSql, Hub, Person, Postgres, call, keys
from standins import EVENTS, Target, Telegram
from work import Approver, Ledger, Outsiders, Sender

COUNTED = ("lost", "doubled", "unapproved", "stuck")
MOMENTS = ("effect", "effect", "effect answered", "effect answered", "decision sent", "decision answered",
           "chat called", "chat answered", "alert answered", "any time")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, help="folder of the lane; made anew")
    parser.add_argument("--mode", choices=("external", "embedded"), default="external")
    parser.add_argument("--hubs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", type=int, default=18600, help="first of six ports on loopback")
    parser.add_argument("--runs", type=int, default=60, help="faults at the most")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--faults", default="kill:1", help="name:weight, separated by commas")
    parser.add_argument("--proxy-faults", default="delay:0.4 delay:1.5 reset blackhole slow refuse")
    parser.add_argument("--settle-every", type=int, default=8, help="faults between two full checks")
    parser.add_argument("--recovery", type=float, default=25, help="seconds until a 202 after a fault that only a time limit can notice")
    parser.add_argument("--pg-size", default="", help="size of a tmpfs for PostgreSQL, such as 400m")
    return parser.parse_args()


class Lane:

    TOKEN, PASSWORD = "generic-token-0123456789", "kill-Passw0rd-1"
    CHAT_TOKEN = "987654321:AAStandInTokenStandInTokenStandIn00"

    def __init__(self, options):
        self.options, self.seed, self.random = options, options.seed, random.Random(options.seed)
        self.home = pathlib.Path(options.home)
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        os.chmod(self.home, 0o755)
        self.log = open(self.home / "events.jsonl", "a")
        self.ledger, self.over, self.calm = Ledger(), threading.Event(), threading.Event()
        self.defects, self.totals, self.figures = {}, collections.Counter(), collections.defaultdict(list)
        self.up_since = {}
        self.bearer = {"Authorization": "Bearer " + self.TOKEN}
        postgres, behind_proxy, first_hub, second_hub, chat, target = (options.base + k for k in range(6))
        self.chat, self.target = Telegram(chat), Target(target)
        settings = self.settings(chat, target)
        if options.mode == "external":
            settings.update(self.own_postgres(postgres, behind_proxy))
        self.hubs = [Hub(self.home / f"hub{k}", port, settings, target)
                     for k, port in enumerate((first_hub, second_hub)[:options.hubs])]
        self.database = self.postgres if options.mode == "external" else EmbeddedSql(self.hubs[0].home / "data")
        self.containers = subprocess.Popen(
            ["docker", "events", "--filter", "type=container", "--filter", "event=start", "--format", "{{json .}}"],
            stdout=open(self.home / "docker.jsonl", "w"), stderr=subprocess.DEVNULL)
        self.checks = Checks(self)

    def settings(self, chat, target):
        return {"SERAI_ADMIN_PASSWORD": self.PASSWORD, "SERAI_SOURCES_GENERIC_TOKEN": self.TOKEN,
                "SERAI_SOURCES_ALERTMANAGER_TOKEN": "am-token-0123456789abc",
                "SERAI_HTTP_ALLOW": f"http://127.0.0.1:{target}", "SERAI_HTTP_ALLOWPRIVATE": "127.0.0.0/8",
                "SERAI_SANDBOX_IMAGE": os.environ.get("SERAI_SANDBOX_IMAGE", ""),
                "SERAI_CHANNELS_TELEGRAM_TOKEN": self.CHAT_TOKEN, "SERAI_CHANNELS_TELEGRAM_CHATID": "-1001234567890",
                "SERAI_CHANNELS_TELEGRAM_SECRETTOKEN": "stand-in-secret-token_0123456789",
                "SERAI_CHANNELS_TELEGRAM_BASEURI": f"http://127.0.0.1:{chat}",
                "SERAI_API_RATELIMIT_USER": "10000000", "SERAI_API_RATELIMIT_ANONYMOUS": "10000000"}

    def own_postgres(self, port, behind_proxy):
        self.postgres = Postgres(self.home / "pg", port)
        if self.options.pg_size:
            self.postgres.home.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.options.pg_size}", "tmpfs", str(self.postgres.home)], check=True)
        self.postgres.init()
        self.proxy = Proxy(behind_proxy, port)
        return {**keys(), "SPRING_DATASOURCE_URL": f"jdbc:postgresql://127.0.0.1:{behind_proxy}/serai",
                "SPRING_DATASOURCE_USERNAME": "hub", "SPRING_DATASOURCE_PASSWORD": "hub-Passw0rd",
                "SPRING_FLYWAY_USER": "serai", "SPRING_FLYWAY_PASSWORD": "owner-Passw0rd"}

    # --- what is written down

    def note(self, kind, **details):
        self.log.write(json.dumps({"t": round(self.ledger.seconds(), 2), "kind": kind, **details}, default=str) + "\n")
        self.log.flush()

    def say(self, text):
        print(f"{self.ledger.seconds():7.1f} {text}", flush=True)
        self.note("say", text=text)

    def defect(self, kind, key, text):
        if (kind, key) not in self.defects:
            self.defects[kind, key] = text
            self.totals[kind] += 1
            self.say(f"DEFECT {kind} {key}: {text}"[:600])

    # --- starting and waiting

    def first_202(self, k, since, limit):
        """Seconds from then to the first 202 of this hub; None when it ended or the limit passed."""
        probe = {"title": "probe", "fingerprint": f"probe-{k}", "severity": "info", "labels": {"alertname": "probe"}}
        while time.time() - since < limit:
            if self.ledger.last_202.get(k, 0) > since:
                return self.ledger.last_202[k] - since
            if not self.hubs[k].alive():
                return None
            try:
                if call(self.hubs[k].port, "POST", "/webhooks/generic", probe, self.bearer, 10)[0] == 202:
                    self.ledger.last_202[k] = time.time()
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        return None

    def revive(self, k):
        """Starts a hub until it answers 202; a start that ends by itself is tried again, as a supervisor would."""
        for failed in range(6):
            began = time.time()
            self.hubs[k].start()
            took = self.first_202(k, began, 400)
            if took is not None:
                self.up_since[k] = time.time()
                self.figures["start"].append(round(took, 1))
                self.totals["failed starts"] += failed
                return took
            self.note("start-failed", hub=k, tail=self.hubs[k].log_tail())
            self.hubs[k].kill()
            time.sleep(1)
        raise SystemExit("the hub does not start; see hub.log")

    def recovers(self, since, what, limit, details=""):
        """Waits for the next 202 of the first hub; one that does not come within the limit is a defect."""
        took = self.first_202(0, since, max(limit, 120))
        self.figures[what].append(None if took is None else round(took, 2))
        if took is None or took > limit:
            self.hubs[0].threads(self.home / f"threads-{what}.txt")
            self.defect("stuck", f"{what}-{round(since)}", f"no 202 within {limit} s after {what} {details}: {took}")
        if took is None:
            self.hubs[0].kill()
            self.revive(0)
        return f"202 after {'restart' if took is None else round(took, 2)} s"

    def moment(self):
        """Waits for something of a random kind, so that faults fall where something happens."""
        kind = self.random.choice(MOMENTS)
        happened = EVENTS.wait(kind, self.random.uniform(2, 25) if kind == "any time" else 45)
        time.sleep(self.random.choice((0, 0.003, 0.01, 0.03, 0.1, 0.3)))
        return repr(kind if happened or kind == "any time" else "any time")

    # --- faults; each returns what happened

    def kill(self):
        k, at = self.random.randrange(len(self.hubs)), self.moment()
        self.hubs[k].kill()
        return f"kill -9 of hub{k} at {at}, 202 after {self.revive(k):.1f} s"

    def kill_at_start(self):
        k, seconds = self.random.randrange(len(self.hubs)), self.random.uniform(0.5, 20)
        self.hubs[k].kill()
        self.hubs[k].start()
        time.sleep(seconds)
        self.hubs[k].kill()
        return f"kill -9 {seconds:.1f} s into the start of hub{k}, 202 after {self.revive(k):.1f} s"

    def stop_database(self):
        at = self.moment()
        self.postgres.stop()
        away = self.random.choice((0, 0.5, 2, 5, 12))
        time.sleep(away)
        self.postgres.start()
        return f"database stopped at {at} for {away} s, " + self.recovers(time.time(), "database-stopped", 10)

    def kill_both(self):
        k = self.random.randrange(len(self.hubs))
        self.hubs[k].kill()
        self.postgres.stop()
        self.hubs[k].start()
        time.sleep(self.random.uniform(0, 12))
        self.postgres.start()
        took = self.first_202(k, time.time(), 60)
        how = f"202 after {took:.1f} s" if took is not None else "ended by itself"
        if took is None:
            self.hubs[k].kill()
            how += f", started again, 202 after {self.revive(k):.1f} s"
        self.up_since[k] = time.time()
        return f"hub{k} and database killed, hub first: {how}"

    def disturb(self):
        mode, seconds = self.random.choice(self.options.proxy_faults.split()), self.random.uniform(3, 15)
        if mode == "reset":
            return f"{self.proxy.reset()} connections reset, " + self.recovers(time.time(), "reset", 10)
        self.proxy.mode = mode
        time.sleep(seconds)
        self.proxy.mode = "pass"
        limit = self.options.recovery if mode == "blackhole" else 10
        return f"{mode} for {seconds:.0f} s, " + self.recovers(time.time(), mode.split(":")[0], limit)

    def half_open(self):
        count = self.proxy.forget()
        return f"{count} connections half-open, " + self.recovers(time.time(), "half-open", self.options.recovery)

    def lose_host(self):
        count = self.proxy.forget()
        self.hubs[0].kill()
        self.hubs[0].start()
        # Another machine has to start a hub first, which takes as long as the lane's first start.
        how = self.recovers(time.time(), "host-lost", self.options.recovery + self.figures["start"][0])
        self.up_since[0] = time.time()
        return f"host lost with {count} connections, {how}"

    def kill_own_database(self):
        at = self.moment()
        os.kill(self.database.postmaster()[0], 9)
        return f"own database killed at {at}, " + self.recovers(time.time(), "own-database-killed", 10)

    def stand_still(self):
        k, seconds = self.random.randrange(len(self.hubs)), self.random.choice((3, 8, 20, 45))
        self.hubs[k].stand_still(seconds)
        took = self.first_202(k, time.time(), 60)
        if took is None:
            self.defect("stuck", f"still-{round(time.time())}", f"hub{k} stood still for {seconds} s and gives no 202")
        return f"hub{k} stood still for {seconds} s, 202 after {took} s"

    def fill_disk(self):
        ballast, seconds = self.postgres.home / "ballast", self.random.uniform(20, 40)
        with open(ballast, "wb", buffering=0) as file:
            for size in (1_000_000, 4096):
                try:
                    while file.write(b"x" * size):
                        pass
                except OSError:
                    pass
            time.sleep(seconds)
        ballast.unlink()
        free = time.time()
        time.sleep(2)
        again = ""
        if not self.postgres.answers():
            self.postgres.start()
            again, free = ", PostgreSQL started again", time.time()
        return f"disk full for {seconds:.0f} s{again}, " + self.recovers(free, "disk-full", 10)

    FAULTS = {"kill": kill, "start-kill": kill_at_start, "database": stop_database, "both": kill_both, "disturb": disturb,
              "half-open": half_open, "host-lost": lose_host, "own-database": kill_own_database, "still": stand_still, "disk": fill_disk}

    # --- a lane from its start to its end

    def run(self):
        self.say(f"seed {self.seed}, {self.options.mode} database, {len(self.hubs)} hub(s), {self.options.faults}")
        for k in range(len(self.hubs)):
            self.say(f"hub{k}: first 202 after {self.revive(k):.1f} s")
        person = Person(self.hubs[0].port, self.PASSWORD)
        for thread in [Sender(self, k) for k in range(8)] + [Approver(self, person), Outsiders(self)]:
            thread.start()
        names, weights = zip(*(fault.split(":") for fault in self.options.faults.split(",")))
        weights, done = [int(weight) for weight in weights], 0
        time.sleep(20)
        while done < self.options.runs and self.ledger.seconds() < self.options.minutes * 60:
            time.sleep(self.random.uniform(1, 14))
            # Each kind once before chance decides, so that a short lane has all of them.
            name = names[done] if done < len(names) else self.random.choices(names, weights)[0]
            done += 1
            self.totals["fault " + name] += 1
            self.say(f"fault {done}: {self.FAULTS[name](self)}; alerts {len(self.ledger.alerts)},"
                     f" effects {len(self.target.hits)}, decisions {len(self.ledger.decisions)}")
            self.checks.quick()
            if done % self.options.settle_every == 0:
                self.checks.full(done)
        if done % self.options.settle_every:
            self.checks.full(done)
        return done

    def close(self):
        self.over.set()
        self.containers.terminate()
        for hub in self.hubs:
            hub.stop()
        if self.options.mode == "external":
            self.postgres.stop("fast")
        if self.options.pg_size:
            subprocess.run(["umount", str(self.postgres.home)])
        answers = collections.Counter(str(request[3]) for request in self.ledger.requests)
        result = {"seed": self.seed, "totals": self.totals, "figures": self.figures, "answers": answers,
                  "defects": [[*key, text] for key, text in self.defects.items()],
                  "slowest": sorted(self.ledger.requests, key=lambda request: -request[1])[:20]}
        (self.home / "result.json").write_text(json.dumps(result, default=str, indent=1))
        self.say(f"totals {dict(self.totals)}, answers {dict(answers)}")
        self.say(f"seconds to the first 202 {dict(self.figures)}")


def main():
    lane = Lane(arguments())
    done = 0
    try:
        done = lane.run()
    finally:
        lane.close()
    print(f"{done} runs, " + ", ".join(f"{kind} {lane.totals[kind]}" for kind in COUNTED))
    sys.exit(1 if any(lane.totals[kind] for kind in COUNTED) or lane.defects else 0)


main()
