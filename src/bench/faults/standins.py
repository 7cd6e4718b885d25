"""What the hub talks to, each keeping a ledger of its own: the target of actions, and a chat."""
import http.server
import json
import random
import re
import socket
import struct
import threading
import time


class Events:
    """Lets one thread wait until something of a kind happens elsewhere."""

    def __init__(self):
        self.armed = {}

    def fire(self, kind):
        event = self.armed.get(kind)
        if event:
            event.set()

    def wait(self, kind, seconds):
        event = self.armed[kind] = threading.Event()
        try:
            return event.wait(seconds)
        finally:
            self.armed.pop(kind, None)


EVENTS = Events()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            chunks = b""
            while size := int(self.rfile.readline().strip() or b"0", 16):
                chunks += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return chunks
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def reply(self, status, content, slow=False):
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for byte in data if slow else ():
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.2)
        if not slow:
            self.wfile.write(data)

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def hang(self):
        time.sleep(25)
        self.reset()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    allow_reuse_address = True

    def handle_error(self, *_):
        """A caller that was killed is no error of ours."""


def serve(port, handler):
    server = Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()


class Target:
    """What actions act upon: notes each request by its Idempotency-Key, whatever it answers."""

    MODES = ("reset-before", "reset-after", "late", "500", "slow", "hang")

    def __init__(self, port):
        self.hits, self.mode = [], "pass"
        me = self

        class Requests(Handler):
            def do_POST(self):
                mode = me.mode
                if mode == "reset-before":
                    return self.reset()
                self.body()
                me.hits.append((time.time(), self.headers.get("Idempotency-Key"), self.path, mode))
                EVENTS.fire("effect")
                if mode in ("reset-after", "hang"):
                    return self.reset() if mode == "reset-after" else self.hang()
                if mode == "late":
                    time.sleep(random.uniform(3, 9))
                if mode == "500":
                    return self.reply(500, {"error": "stand-in"})
                self.reply(200, {"done": True, "path": self.path}, mode == "slow")
                EVENTS.fire("effect answered")
        serve(port, Requests)


class Telegram:
    """The Bot API as far as the hub uses it; keeps every message as people see it."""

    MODES = ("reset-before", "reset-after", "late", "500", "slow", "hang", "429")
    TOO_MANY = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 2", "parameters": {"retry_after": 2}}
    BAD_GATEWAY = {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    REFERENCE = re.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot));")
    NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
    BOT = {"id": 987654321, "is_bot": True, "first_name": "Serai", "username": "serai_bot"}

    def __init__(self, port):
        self.last_id, self.messages, self.mode, self.lock = 1000, {}, "pass", threading.Lock()
        me = self

        class Requests(Handler):
            def do_POST(self):
                mode = me.mode
                if mode == "reset-before":
                    return self.reset()
                sent = json.loads(self.body() or b"{}")
                if mode in ("429", "500"):
                    return self.reply(*((429, me.TOO_MANY) if mode == "429" else (502, me.BAD_GATEWAY)))
                if mode == "hang":
                    return self.hang()
                answer = me.handle(self.path.split("?")[0].rsplit("/", 1)[-1], sent)
                EVENTS.fire("chat called")
                if mode == "reset-after":
                    return self.reset()
                if mode == "late":
                    time.sleep(random.uniform(1, 6))
                self.reply(*answer, mode == "slow")
                EVENTS.fire("chat answered")
            do_GET = do_POST
        serve(port, Requests)

    @classmethod
    def read(cls, text):
        """What people read: without markup, each reference as its sign."""
        return cls.REFERENCE.sub(cls.sign, re.sub("<[^>]*>", "", text))

    @classmethod
    def sign(cls, found):
        decimal, digits, name = found.groups()
        if name:
            return cls.NAMES[name]
        point = int(decimal) if decimal else int(digits, 16)
        return chr(point) if 0 < point < 0x10FFFF else found.group()

    def handle(self, method, sent):
        rows = (sent.get("reply_markup") or {}).get("inline_keyboard", [])
        shown = {"text": self.read(sent.get("text", "")), "buttons": [button.get("text") for row in rows for button in row], "at": time.time()}
        with self.lock:
            if method == "sendMessage":
                self.last_id += 1
                number = self.last_id
                self.messages[number] = {"chat": str(sent.get("chat_id")), "first": shown["at"]}
            elif method == "editMessageText":
                number = int(sent.get("message_id", 0))
                if number not in self.messages:
                    return 400, {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"}
            else:
                return 200, {"ok": True, "result": [] if method == "getUpdates" else True}
            self.messages[number].update(shown)
            chat = {"id": int(self.messages[number]["chat"]), "title": "Operations", "type": "supergroup"}
            return 200, {"ok": True, "result": {"message_id": number, "from": self.BOT, "chat": chat, "date": 1700000000, "text": shown["text"]}}
