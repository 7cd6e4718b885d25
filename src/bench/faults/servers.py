"""The processes under test: a PostgreSQL of our own, and hubs started from the packaged jar."""
import base64
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

JAR = os.environ["SERAI_JAR"]
PG_BIN = os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin")
CPUS = os.environ.get("CPUS", "0,1")

PLAYBOOK = """name: unit-restart
title: Restart the unit over HTTP
when: '"kind" in alert.labels && alert.labels.kind == "http"'
steps:
  - id: restart
    action: http-request-action
    with:
      url: '"http://127.0.0.1:%d/restart/" + alert.labels.service'
      method: '"POST"'
    onFailure: stop
    cooldown: PT1M
"""


def as_postgres(*args):
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *args] if os.getuid() == 0 else list(args)


def psql(port, text, database, user="postgres", password=None):
    """Output of one statement, unaligned; raises RuntimeError with the server's words."""
    command = [f"{PG_BIN}/psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(port),
               "-U", user, "-d", database, "-c", text]
    environment = dict(os.environ, **({"PGPASSWORD": password} if password else {}))
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-400:])
    return done.stdout


class Rows:
    """Reads rows as dictionaries through sql()."""

    def rows(self, select):
        return json.loads(self.sql(f"select coalesce(json_agg(row_), '[]'::json) from ({select}) row_"))


class Postgres(Rows):
    """A cluster in a folder, with the roles that docs/operating/install.md makes."""

    SETTINGS = ("listen_addresses=127.0.0.1", "max_connections=100", "shared_buffers=128MB", "max_wal_size=96MB", "min_wal_size=32MB")

    def __init__(self, home, port):
        self.home, self.port = pathlib.Path(home), port
        self.data = self.home / "data"

    def init(self):
        self.home.mkdir(parents=True, exist_ok=True)
        os.chmod(self.home, 0o755)
        if os.getuid() == 0:
            shutil.chown(self.home, "postgres", "postgres")
        subprocess.run(as_postgres(f"{PG_BIN}/initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust"),
                       check=True, capture_output=True, cwd="/")
        self.start()
        psql(self.port, "create role serai login createrole password 'owner-Passw0rd'; create role serai_app nologin noinherit;"
             "grant serai_app to serai with admin option; create role hub login password 'hub-Passw0rd' in role serai_app", "postgres")
        psql(self.port, "create database serai owner serai", "postgres")
        psql(self.port, "grant connect on database serai to hub", "postgres")

    def start(self):
        options = f"-p {self.port} -k {self.home} " + " ".join("-c " + s for s in self.SETTINGS)
        return self._control("-l", str(self.home / "pg.log"), "-t", "120", "-o", options, "start")

    def stop(self, mode="immediate"):
        return self._control("-m", mode, "-t", "30", "stop")

    def answers(self):
        return subprocess.run([f"{PG_BIN}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0

    def _control(self, *args):
        command = ["taskset", "-c", CPUS, f"{PG_BIN}/pg_ctl", "-D", str(self.data), "-w", *args]
        return subprocess.run(as_postgres(*command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/").returncode

    def sql(self, text):
        return psql(self.port, text, "serai")


class EmbeddedSql(Rows):
    """Reads the hub's own database with its superuser, whose password the data folder holds."""

    def __init__(self, data):
        self.data = pathlib.Path(data)

    def postmaster(self):
        """Process id and port of the running server."""
        lines = next(self.data.rglob("postmaster.pid")).read_text().splitlines()
        return int(lines[0]), int(lines[3])

    def sql(self, text):
        lines = (self.data / "secrets.properties").read_text().splitlines()
        secrets = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        password = next(v for k, v in secrets.items() if "superuser" in k).replace("\\=", "=").replace("\\:", ":")
        return psql(self.postmaster()[1], text, "serai", password=password)


def keys():
    """Fresh keys, as docs/operating/install.md makes them."""
    def pkcs8(*algorithm):
        made = subprocess.run(["openssl", "genpkey", *algorithm], check=True, capture_output=True).stdout
        return base64.b64encode(subprocess.run(["openssl", "pkcs8", "-topk8", "-nocrypt", "-outform", "DER"],
                                               input=made, check=True, capture_output=True).stdout).decode()
    return {"SERAI_KEYS_JWT": pkcs8("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"),
            "SERAI_KEYS_AUDIT": pkcs8("-algorithm", "ed25519"), "SERAI_KEYS_INTEGRITY": pkcs8("-algorithm", "ed25519"),
            "SERAI_KEYS_DATA": base64.b64encode(os.urandom(32)).decode()}


class Hub:
    """One hub from the packaged jar, with a routes folder and a data folder of its own."""

    def __init__(self, home, port, settings, target_port):
        self.home, self.port, self.settings = pathlib.Path(home), port, settings
        self.process = None
        self.home.mkdir(parents=True, exist_ok=True)
        # Over the routes that the jar holds.
        (self.home / "routes/playbooks").mkdir(parents=True)
        (self.home / "routes/playbooks/unit-restart.yaml").write_text(PLAYBOOK % target_port)

    def start(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("SERAI_", "SPRING_"))}
        environment.update(self.settings, SERVER_PORT=str(self.port), SERAI_ROUTESDIR=str(self.home / "routes"))
        with open(self.home / "hub.log", "a") as log:
            self.process = subprocess.Popen(
                ["taskset", "-c", CPUS, "java", "-Xmx256m", *os.environ.get("HUB_OPTS", "").split(), "-jar", JAR],
                cwd=self.home, env=environment, stdout=log, stderr=subprocess.STDOUT)

    def log_tail(self):
        return (self.home / "hub.log").read_text(errors="replace")[-1500:]

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.alive():
            self.process.kill()
            self.process.wait()

    def stand_still(self, seconds):
        os.kill(self.process.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self.process.pid, signal.SIGCONT)

    def threads(self, file):
        """A thread dump, for a hub that is stuck."""
        with open(file, "w") as out:
            subprocess.run(["jstack", str(self.process.pid)], stdout=out, stderr=subprocess.STDOUT, timeout=60)

    def stop(self):
        if self.alive():
            self.process.terminate()
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()


def call(port, method, path, body=None, headers=None, timeout=30, connection=None):
    """Status, body, headers in lower case. Bytes go as they are, everything else as JSON."""
    used = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
    sent = {"Content-Type": "application/json"} if data is not None else {}
    used.request(method, path, data, {**sent, **(headers or {})})
    answer = used.getresponse()
    content = answer.read()
    if connection is None:
        used.close()
    return answer.status, content, {k.lower(): v for k, v in answer.getheaders()}


class Person:
    """The first account; signs in again when it must."""

    def __init__(self, port, password):
        self.port, self.password, self.token = port, password, None

    def api(self, method, path, body=None, headers=None, timeout=30):
        for again in (False, True):
            if not self.token or again:
                status, content, _ = call(self.port, "POST", "/api/v1/auth/login",
                                          {"username": "admin", "password": self.password}, timeout=timeout)
                if status != 200:
                    return status, content, {}
                self.token = json.loads(content)["access_token"]
            status, content, answered = call(self.port, method, "/api/v1" + path, body,
                                             {"Authorization": "Bearer " + self.token, **(headers or {})}, timeout)
            if status != 401:
                break
        return status, content, answered
