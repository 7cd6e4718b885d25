package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.event.AccountEvent;
import dev.serai.event.Event;
import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.event.Subject;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.console.ConsoleBrowser;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.events.ListenedEvents.Heard;
import dev.serai.hub.http.EventStream;
import dev.serai.hub.http.UnbegunStreams;
import dev.serai.hub.journal.Journal;
import dev.serai.investigation.ToolPermit;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happens, as it happens: who hears what, and that a connection that breaks loses and repeats nothing. */
@WorldIT
class EventStreamIT {

    /** A personal token; longer than a slow machine needs until it is looked at. */
    private static final Duration ENDS_AFTER = Duration.ofMinutes(10);

    private static String viewer;
    private static int hub;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Journal journal;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MeterRegistry meters;

    @Autowired
    EventViewers viewers;

    @Autowired
    PositionSeal seal;

    @LocalServerPort
    int port;

    private final List<ListenedEvents> streams = new ArrayList<>();
    private final List<EventStream> unread = new ArrayList<>();
    private ApiClient api;
    private UUID incident;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        incident = new ChannelRows(jdbc).incident(OwnWord.next());
        if (hub != port) {
            viewer = People.token(api, Role.VIEWER);
            hub = port;
        }
    }

    @AfterEach
    void leave() throws IOException {
        World.CLOCK.reset();
        for (ListenedEvents stream : streams) {
            stream.close();
        }
        unread.forEach(EventStream::drop);
    }

    @Test
    void an_event_comes_as_a_cloud_event_and_says_what_the_timeline_says() throws Exception {
        ListenedEvents listened = open(viewer);

        note("It is the disk.");

        Heard heard = listened.awaitNote("It is the disk.");
        assertThat(listened.answer().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(listened.answer().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(heard.event().path("specversion").asText()).isEqualTo("1.0");
        assertThat(heard.type()).isEqualTo("dev.serai.incident.noted");
        assertThat(heard.subject()).isEqualTo(incident.toString());
        assertThat(heard.event().path("source").asText()).isEqualTo("/serai/default");
        var line =
                api.get("/incidents/" + incident + "/timeline", viewer).json().at("/items/0");
        assertThat(heard.event().path("id")).isEqualTo(line.path("id"));
        assertThat(heard.event().path("time")).isEqualTo(line.path("at"));
        assertThat(heard.event().at("/data/actor")).isEqualTo(line.path("actor"));
        assertThat(heard.event().at("/data/details")).isEqualTo(line.path("details"));
        assertThat(heard.event().at("/data/incident_id").asText()).isEqualTo(incident.toString());
    }

    @Test
    void transactions_that_commit_in_reverse_order_are_each_heard_once_and_none_holds_up_another() throws Exception {
        ListenedEvents live = open(viewer);
        ListenedEvents resumed = transaction.execute(first -> {
            journal.record(noted("first"));
            inAnother(() -> note("second"));
            Heard second = live.awaitNote("second");
            stays();
            assertThat(live.notes(incident)).containsExactly("second");
            ListenedEvents between = after(second.id());
            stays();
            inAnother(() -> note("third"));
            between.awaitNote("third");
            return between;
        });

        live.awaitNote("first");
        resumed.awaitNote("first");
        note("last");
        live.awaitNote("last");
        resumed.awaitNote("last");
        assertThat(live.notes(incident)).containsExactly("second", "third", "first", "last");
        assertThat(resumed.notes(incident)).containsExactly("third", "first", "last");
    }

    /** A transaction that is silent for ten seconds is ended. */
    private void stays() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    @Test
    void whoever_comes_back_goes_on_behind_the_very_event_that_came_last() throws Exception {
        ListenedEvents first = open(viewer);
        String before = first.lastId();
        transaction.executeWithoutResult(
                status -> IntStream.range(0, 5).forEach(at -> journal.record(noted("n" + at))));
        first.awaitNote("n4");
        first.close();
        note("n5");

        List<String> ids = first.all().stream()
                .filter(one -> one.subject().equals(incident.toString()))
                .map(Heard::id)
                .toList();
        for (int last = 0; last < ids.size(); last++) {
            ListenedEvents again = after(ids.get(last));
            again.awaitNote("n5");
            assertThat(again.notes(incident))
                    .containsExactlyElementsOf(IntStream.rangeClosed(last + 1, 5)
                            .mapToObj(at -> "n" + at)
                            .toList());
        }
        ListenedEvents page = keep(ListenedEvents.open(port, viewer, "?last_event_id=" + before, Map.of()));
        page.awaitNote("n5");
        assertThat(page.notes(incident)).hasSize(6);
        ListenedEvents both = keep(
                ListenedEvents.open(port, viewer, "?last_event_id=" + before, Map.of("Last-Event-ID", ids.get(4))));
        both.awaitNote("n5");
        assertThat(both.notes(incident)).containsExactly("n5");
    }

    @Test
    void many_writers_at_once_and_a_reader_that_comes_and_goes_lose_and_repeat_nothing() throws Exception {
        ListenedEvents one = open(viewer);
        List<Thread> writers = IntStream.range(0, 6)
                .mapToObj(writer -> new Thread(() -> TenantContext.run("default", () -> write(writer))))
                .toList();
        writers.forEach(Thread::start);
        List<String> heard = new ArrayList<>();
        while (heard.size() < 6 * 40) {
            ListenedEvents stream = one;
            await().until(() -> !stream.notes(incident).isEmpty());
            stream.close();
            await().until(stream::hasEnded);
            heard.addAll(stream.notes(incident));
            one = after(stream.lastId());
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(heard).doesNotHaveDuplicates().hasSize(6 * 40);
    }

    /** Each transaction stays open while others begin and end. */
    private void write(int writer) {
        for (int count = 0; count < 20; count++) {
            String name = writer + "." + count;
            transaction.executeWithoutResult(status -> {
                journal.record(noted(name + "a"));
                Thread.yield();
                journal.record(noted(name + "b"));
            });
        }
    }

    @Test
    void each_hears_of_the_own_tenant_and_what_their_role_may_read() throws Exception {
        ListenedEvents low = open(viewer);
        ListenedEvents high = open(People.token(api, Role.APPROVER));
        ListenedEvents foreign = open(People.acme(api));
        UUID person = UUID.randomUUID();

        record("default", new AccountEvent.PasswordChanged(new Subject.User(person)));
        note("seen by all of default");

        low.awaitNote("seen by all of default");
        high.awaitNote("seen by all of default");
        high.await(one -> one.subject().equals(person.toString()));
        TenantContext.run("acme", () -> record("acme", new AccountEvent.PasswordChanged(new Subject.User(person))));
        foreign.await(one -> one.subject().equals(person.toString()));
        assertThat(foreign.all())
                .allSatisfy(
                        one -> assertThat(one.event().path("source").asText()).isEqualTo("/serai/acme"));
        note("later");
        low.awaitNote("later");
        high.awaitNote("later");
        assertThat(low.all()).noneMatch(one -> one.subject().equals(person.toString()));
        assertThat(high.all().stream().filter(one -> one.subject().equals(person.toString())))
                .hasSize(1);
    }

    @Test
    void a_token_hears_what_its_scopes_let_it_read_and_ends_with_its_time() throws Exception {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        ListenedEvents incidents = open(personal(admin, "events:read", "incidents:read"));
        ListenedEvents audit = open(personal(admin, "events:read", "audit:read"));
        ListenedEvents nothing = open(personal(admin, "events:read"));
        UUID person = UUID.randomUUID();
        record("default", new AccountEvent.PasswordChanged(new Subject.User(person)));
        note("once");

        incidents.awaitNote("once");
        audit.awaitNote("once");
        audit.await(one -> one.subject().equals(person.toString()));
        assertThat(incidents.all()).noneMatch(one -> one.subject().equals(person.toString()));
        assertThat(api.get("/events", personal(admin, "incidents:read")).problem())
                .isEqualTo("scope-missing");

        World.CLOCK.shift(ENDS_AFTER.plusSeconds(10));
        await().until(() -> incidents.hasEnded() && audit.hasEnded() && nothing.hasEnded());
        assertThat(nothing.all()).isEmpty();
    }

    @Test
    void a_quiet_stream_says_every_15_seconds_that_it_is_there() throws Exception {
        World.CLOCK.stop();
        ListenedEvents listened = open(viewer);
        World.CLOCK.shift(Duration.ofSeconds(16));
        await().until(() -> listened.comments() == 1);
        World.CLOCK.shift(Duration.ofSeconds(32));
        await().until(() -> listened.comments() == 2);
        assertThat(api.send("GET", "/events", viewer, null, Map.of("Last-Event-ID", listened.lastId()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_stream_ends_with_the_account_the_session_or_the_role() throws Exception {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = OwnWord.next();
        String id = People.create(api, admin, name, Role.APPROVER);
        ListenedEvents disabled = open(People.settle(api, name));
        String out = OwnWord.next();
        People.create(api, admin, out, Role.VIEWER);
        People.settle(api, out);
        var session = api.login(out, People.PASSWORD);
        ListenedEvents gone = open(session.path("access_token").asText());
        ListenedEvents stays = open(viewer);

        api.send(
                "POST",
                "/auth/logout",
                null,
                Map.of("refresh_token", session.path("refresh_token").asText()));
        await().until(gone::hasEnded);
        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("role", "viewer"))
                        .status())
                .isEqualTo(200);
        UUID person = UUID.randomUUID();
        record("default", new AccountEvent.PasswordChanged(new Subject.User(person)));
        note("after the role");
        disabled.awaitNote("after the role");
        assertThat(disabled.all()).noneMatch(one -> one.subject().equals(person.toString()));
        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("disabled", true))
                        .status())
                .isEqualTo(200);

        await().until(disabled::hasEnded);
        note("to who is left");
        stays.awaitNote("to who is left");
        assertThat(stays.hasEnded()).isFalse();
    }

    @Test
    void a_page_listens_with_its_cookie_until_its_person_signs_out() throws Exception {
        String name = OwnWord.next();
        People.create(api, api.token("admin", TestKeys.ADMIN_PASSWORD), name, Role.VIEWER);
        People.settle(api, name);
        ConsoleBrowser browser = new ConsoleBrowser(port);
        browser.login(name, People.PASSWORD);
        String cookie = browser.cookies().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        ListenedEvents page = keep(ListenedEvents.open(port, null, "", Map.of("Cookie", cookie)));

        note("seen on the page");
        page.awaitNote("seen on the page");
        browser.post("/console/logout", Map.of("_csrf", browser.get("/console").token()));

        await().until(page::hasEnded);
    }

    @Test
    void who_does_not_read_holds_up_nobody_and_is_let_go() throws Exception {
        String acme = People.acme(api);
        ListenedEvents reads = keep(ListenedEvents.open(port, acme));
        String object = OwnWord.next();
        World.CLOCK.stop();
        double dropped = meters.counter("serai.events.dropped").count();
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4_096);
            stuck.connect(new InetSocketAddress("127.0.0.1", port));
            stuck.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer " + acme + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(stuck.getInputStream().read()).isEqualTo('H');
            recorded(object, "{\"large\": \"" + "x".repeat(20_000) + "\"}", 100);
            await().until(() -> reads.all().stream()
                            .filter(one -> one.subject().equals(object))
                            .count()
                    == 100);
            assertThat(meters.counter("serai.events.dropped").count()).isEqualTo(dropped);

            World.CLOCK.shift(Duration.ofSeconds(20));
            await().until(() -> meters.counter("serai.events.dropped").count() > dropped);
            recorded(object + "later", "{}", 1);
            reads.await(one -> one.subject().equals(object + "later"));
            assertThat(reads.hasEnded()).isFalse();
        }
    }

    @Test
    void many_who_listen_are_one_reader_and_nobody_is_none() throws Exception {
        // Who has hung up is noticed when they are written to.
        AtomicInteger beats = new AtomicInteger();
        await().until(() -> {
            World.CLOCK.shift(Duration.ofSeconds(16L * beats.incrementAndGet()));
            return meters.get("serai.events.viewers").gauge().value() == 0;
        });
        World.CLOCK.reset();
        double before = reads();
        note("unheard");
        note("unheard too");
        assertThat(reads()).isEqualTo(before);

        String second = People.token(api, Role.VIEWER);
        open(viewer);
        // Other hubs of this process have theirs.
        long ofOne = readers();
        for (int count = 1; count < 30; count++) {
            open(count % 2 == 0 ? viewer : second);
        }
        double all = reads();
        long began = System.nanoTime();
        for (int count = 0; count < 5; count++) {
            note("heard " + count);
        }
        for (ListenedEvents stream : streams) {
            stream.awaitNote("heard 4");
        }
        double rounds = (System.nanoTime() - began) / Duration.ofMillis(80).toNanos();
        assertThat(reads() - all).isBetween(1.0, 7 + rounds);
        assertThat(readers()).isBetween(1L, ofOne);
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("event-reader"))
                .count();
    }

    @Test
    void of_one_account_the_newest_streams_stay() throws Exception {
        String person = People.token(api, Role.VIEWER);
        for (int count = 0; count < 21; count++) {
            open(person);
        }
        await().until(streams.get(0)::hasEnded);
        // Else its browser would end the next one in a second, and so on.
        assertThat(streams.get(0).retry()).isEqualTo(60_000);
        assertThat(streams.get(20).retry()).isLessThan(3_000);
        note("heard");
        streams.get(20).awaitNote("heard");
        assertThat(streams.get(1).hasEnded()).isFalse();
    }

    @Test
    void who_is_too_far_behind_or_comes_from_another_database_loads_anew() throws Exception {
        String acme = People.acme(api);
        ListenedEvents early = open(acme);
        early.close();
        recorded(OwnWord.next(), "{}", 5_001);

        StreamPosition before = seal.find("acme", early.lastId());
        StreamSnapshot ahead = new StreamSnapshot(999_999_999_999_999_999L, List.of());
        for (String id : List.of(
                early.lastId(),
                seal.text("acme", StreamPosition.at(ahead)),
                seal.text("acme", new StreamPosition(before.seen(), ahead, UUID.randomUUID())))) {
            ListenedEvents late = keep(ListenedEvents.after(port, acme, id));
            Heard reset = late.await(one -> true);
            assertThat(reset.type()).isEqualTo("dev.serai.stream.reset");
            UUID person = UUID.randomUUID();
            TenantContext.run("acme", () -> record("acme", new AccountEvent.PasswordChanged(new Subject.User(person))));
            late.await(one -> one.subject().equals(person.toString()));
            ListenedEvents again = keep(ListenedEvents.after(port, acme, reset.id()));
            again.await(one -> one.subject().equals(person.toString()));
            assertThat(again.all()).noneMatch(one -> one.type().endsWith("reset"));
        }
    }

    @Test
    void an_id_that_the_tenant_was_never_given_loads_anew_and_costs_nobody_anything() throws Exception {
        ListenedEvents foreign = open(People.acme(api));
        for (String id : List.of(
                foreign.lastId(),
                "1_2_ffffffff-ffff-ffff-ffff-ffffffffffff",
                "81234567",
                "-1",
                "1;drop table audit_event",
                "latest")) {
            ListenedEvents late = keep(ListenedEvents.after(port, viewer, id));
            assertThat(late.await(one -> true).type()).as(id).isEqualTo("dev.serai.stream.reset");
        }
        ListenedEvents page = keep(ListenedEvents.open(port, viewer, "?last_event_id=1_2", Map.of()));
        assertThat(page.await(one -> true).type()).isEqualTo("dev.serai.stream.reset");
    }

    @Test
    void one_for_whom_reading_or_asking_fails_is_let_go_and_nobody_else_notices() throws Exception {
        ListenedEvents listened = open(viewer);
        EventStream asking = open(
                new CountingCaller("default", UUID.randomUUID()) {
                    @Override
                    public Optional<ToolPermit> permitNow() {
                        throw new IllegalStateException("made up");
                    }
                },
                "");
        String early = seal.text("no tenant", StreamPosition.at(new StreamSnapshot(3, List.of())));
        EventStream reading = open(CountingCaller.of("no tenant"), early);

        for (int time = 1; time <= 3; time++) {
            note("heard " + time);
            listened.awaitNote("heard " + time);
            World.CLOCK.shift(Duration.ofSeconds(6L * time));
        }
        await().until(() -> asking.isOver() && reading.isOver());
        note("heard at last");
        listened.awaitNote("heard at last");
        assertThat(listened.hasEnded()).isFalse();
    }

    @Test
    void only_who_it_was_is_asked_again_when_a_session_ends() throws Exception {
        String name = OwnWord.next();
        String id = People.create(api, api.token("admin", TestKeys.ADMIN_PASSWORD), name, Role.VIEWER);
        People.settle(api, name);
        var session = api.login(name, People.PASSWORD);
        Map<String, String> token =
                Map.of("refresh_token", session.path("refresh_token").asText());
        ListenedEvents listened = open(viewer);
        World.CLOCK.stop();
        CountingCaller self = new CountingCaller("default", UUID.fromString(id));
        CountingCaller other = CountingCaller.of("default");
        open(self, "");
        open(other, "");
        await().until(() -> self.asked() == 1 && other.asked() == 1);

        api.send("POST", "/auth/logout", null, Map.of("refresh_token", "x"));
        note("nobody went");
        listened.awaitNote("nobody went");
        assertThat(self.asked()).isEqualTo(1);
        api.send("POST", "/auth/logout", null, token);
        await().until(() -> self.asked() == 2);
        api.send("POST", "/auth/logout", null, token);
        note("gone already");
        listened.awaitNote("gone already");
        assertThat(self.asked()).isEqualTo(2);
        assertThat(other.asked()).isEqualTo(1);
    }

    @Test
    void one_tenant_cannot_take_all_places() throws Exception {
        String acme = People.acme(api);
        for (int count = 0; count < 200; count++) {
            open(CountingCaller.of("acme"), "");
        }

        assertThat(open(CountingCaller.of("acme"), "").isOver()).isTrue();
        assertThat(api.get("/events", acme).problem()).isEqualTo("busy");
        ListenedEvents listened = open(viewer);
        note("there is room");
        listened.awaitNote("there is room");
        unread.forEach(EventStream::end);
        open(acme);
    }

    @Test
    void nobody_hears_nothing_and_a_head_has_no_stream() {
        assertThat(api.get("/events", null).status()).isEqualTo(401);
        Answer head = api.send("HEAD", "/events", viewer, null, Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        assertThat(head.header("X-Request-Id")).isNotEmpty();
        assertThat(api.get("/events?since=1", viewer).status()).isEqualTo(400);
    }

    /** So many events of the tenant acme, of which only its approvers hear. */
    private void recorded(String object, String details, int count) {
        TenantContext.run(
                "acme", () -> jdbc.sql("insert into audit_event (id, tenant, actor, verb, object_type, object_id,"
                                + " details, at) select gen_random_uuid(), 'acme', 'system', 'job.retried', 'job', ?,"
                                + " cast(? as jsonb), now() from generate_series(1, ?)")
                        .params(object, details, count)
                        .update());
    }

    private double reads() {
        return meters.counter("serai.events.reads").count();
    }

    private String personal(String owner, String... scopes) {
        Answer made = api.send(
                "POST",
                "/auth/tokens",
                owner,
                Map.of(
                        "name",
                        OwnWord.next(),
                        "scopes",
                        List.of(scopes),
                        "expires_at",
                        World.CLOCK.instant().plus(ENDS_AFTER).toString()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("token").asText();
    }

    private ListenedEvents open(String token) throws Exception {
        return keep(ListenedEvents.open(port, token));
    }

    /** Of somebody who does not read. */
    private EventStream open(CountingCaller caller, String position) {
        EventStream stream = UnbegunStreams.next();
        unread.add(stream);
        viewers.open(caller, position, stream);
        return stream;
    }

    private ListenedEvents after(String id) {
        try {
            return keep(ListenedEvents.after(port, viewer, id));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ListenedEvents keep(ListenedEvents stream) {
        streams.add(stream);
        return stream;
    }

    private void note(String text) {
        transaction.executeWithoutResult(status -> journal.record(noted(text)));
    }

    private void record(String tenant, Event event) {
        transaction.executeWithoutResult(status -> journal.record(new JournalEntry(tenant, "system", event)));
    }

    private JournalEntry noted(String text) {
        return new JournalEntry("default", "user:ann", new IncidentEvent.Noted(new Subject.Incident(incident), text));
    }

    /** With a transaction of its own. */
    private static void inAnother(Runnable work) {
        Thread thread = new Thread(() -> TenantContext.run("default", work));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
