"""A TCP proxy between a hub and its database whose faults are switched while it runs."""
import socket
import struct
import threading
import time


class Proxy:
    """Modes: pass, delay:<seconds>, blackhole, slow, refuse; and at an instant reset() and forget()."""

    def __init__(self, port, to):
        self.to, self.mode, self.connections, self.lock = to, "pass", set(), threading.Lock()
        self.generation = 0
        # Connections up to this generation never carry anything again.
        self.forgotten, self.kept = 0, []
        self.server = socket.socket()
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.server.bind(("127.0.0.1", port))
        self.server.listen(256)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self.server.accept()
            if self.mode == "refuse":
                self._abort(client)
            else:
                threading.Thread(target=self._open, args=(client,), daemon=True).start()

    def _open(self, client):
        self._wait_while_blackhole()
        try:
            upstream = socket.create_connection(("127.0.0.1", self.to), 5)
            upstream.settimeout(None)
        except OSError:
            self._abort(client)
            return
        pair = (client, upstream)
        with self.lock:
            self.generation += 1
            generation = self.generation
            self.connections.add(pair)
        for one, other in (pair, pair[::-1]):
            threading.Thread(target=self._pump, args=(one, other, generation, pair), daemon=True).start()

    def _pump(self, source, sink, generation, pair):
        try:
            while data := source.recv(65536):
                if self.mode.startswith("delay:"):
                    time.sleep(float(self.mode[6:]))
                self._wait_while_blackhole()
                if generation <= self.forgotten:
                    return
                self._pass_on(sink, data)
        except OSError:
            pass
        if generation > self.forgotten:
            self._close(pair)

    def _pass_on(self, sink, data):
        if self.mode != "slow":
            sink.sendall(data)
            return
        for start in range(0, len(data), 64):
            sink.sendall(data[start:start + 64])
            time.sleep(0.02 if self.mode == "slow" else 0)

    def _wait_while_blackhole(self):
        while self.mode == "blackhole":
            time.sleep(0.02)

    def _close(self, pair):
        """close() alone sends nothing while the other direction still waits in recv()."""
        for end in pair:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()
        with self.lock:
            self.connections.discard(pair)

    @staticmethod
    def _abort(end):
        try:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.close()
        except OSError:
            pass

    def reset(self):
        """Both ends of each connection are told that it is broken."""
        with self.lock:
            pairs = list(self.connections)
            self.connections.clear()
        for end in (end for pair in pairs for end in pair):
            try:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RD)
            except OSError:
                pass
            self._abort(end)
        return len(pairs)

    def forget(self):
        """What is open now never carries anything again, and nobody is told: a failed-over host, a NAT that forgot."""
        with self.lock:
            self.forgotten = self.generation
            self.kept += self.connections
            count = len(self.connections)
            self.connections.clear()
        return count
