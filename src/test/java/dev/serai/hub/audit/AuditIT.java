package dev.serai.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.audit.AuditEvent;
import dev.serai.audit.AuditLines;
import dev.serai.audit.ChainVerdict;
import dev.serai.audit.ChainVerdict.ChainReason;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.AuditSettings;
import dev.serai.hub.settings.KeySettings;
import dev.serai.hub.settings.TenantSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit of the running hub; each test has a tenant, and so a chain, of its own. Nobody else may write into those. */
@HubIT
@DirtiesContext
@TestPropertySource(
        properties =
                "serai.tenants=default,acme,a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,a19,a20,a21,a22,a23,a24")
class AuditIT {

    /** Far longer than an event waits to be sealed. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    Journal journal;

    @Autowired
    AuditSealScheduler keeper;

    @Autowired
    AuditStore store;

    @Autowired
    AuditVerification verification;

    @Autowired
    AuditSettings settings;

    @Autowired
    KeySettings keys;

    @Autowired
    TenantSettings tenants;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Value("${spring.datasource.url}")
    String url;

    @TempDir
    Path folder;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String tenant = "a" + COUNT.incrementAndGet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private TenantContext.TenantScope scope;

    @BeforeEach
    void enter() {
        scope = TenantContext.enter(tenant);
    }

    @AfterEach
    void leave() {
        scope.close();
    }

    @Test
    void an_event_is_sealed_soon_after_its_commit_and_the_chain_verifies() {
        record(1);
        await().until(() -> sealed() == 1);
        List<Duration> waited = new ArrayList<>();
        // Each just after the sealer has been here. A busy machine makes it longer now and then, and never shorter.
        do {
            record(1);
            long recorded = System.nanoTime();
            await().until(() -> sealed() == waited.size() + 2);
            waited.add(Duration.ofNanos(System.nanoTime() - recorded));
        } while (waited.size() < 5 && Collections.min(waited).compareTo(SOON) > 0);
        assertThat(Collections.min(waited)).isLessThan(SOON);
        record(7 - waited.size());
        sealAndSign(8);
        Map<String, Object> answer = verification.verify(tenant);
        assertThat(answer)
                .containsEntry("valid", true)
                .containsEntry("checked", 8L)
                .containsEntry("first_broken", null);
        assertThat(String.valueOf(answer.get("checkpoint"))).contains("sequence=8");
    }

    @Test
    void a_transaction_that_commits_late_with_an_older_id_is_sealed_too() {
        new TransactionTemplate(transactions).executeWithoutResult(slow -> {
            journal.record(entry(tenant, 0));
            TransactionTemplate other = new TransactionTemplate(transactions);
            other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            other.executeWithoutResult(quick -> journal.record(entry(tenant, 1)));
            await().until(() -> sealed() == 2);
        });
        await().until(() -> sealed() == 3);
        assertThat(verification.verdict(tenant).valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HASH_WRONG|4|update audit_event set actor = 'user:eve' where id = ID4",
                "HASH_WRONG|4|update audit_event set details = '{\"n\": 40}' where id = ID4",
                "HASH_WRONG|4|update audit_event set at = at + interval '1 microsecond' where id = ID4",
                "EVENT_MISSING|4|delete from audit_event where id = ID4",
                "SEQUENCE_BROKEN|4|delete from audit_seal where event_id = ID4; delete from audit_event where id = ID4",
                "HASH_WRONG|4|update audit_event set id = '00000000-0000-0000-0000-000000000000' where id = ID4;"
                        + " update audit_event set id = ID4 where id = ID5;"
                        + " update audit_event set id = ID5 where id = '00000000-0000-0000-0000-000000000000'",
                "PREVIOUS_HASH_WRONG|4|update audit_seal set sequence = 1000 where event_id = ID4;"
                        + " update audit_seal set sequence = 4 where event_id = ID5;"
                        + " update audit_seal set sequence = 5 where event_id = ID4",
                "HASH_WRONG|4|update audit_seal set sequence = sequence + 100 where tenant = 'TENANT' and sequence > 3;"
                        + " update audit_seal set sequence = sequence - 99 where tenant = 'TENANT' and sequence > 3;"
                        + " insert into audit_event select gen_random_uuid(), tenant, 'user:eve', verb, object_type,"
                        + " 'forged', reason, details, at from audit_event where id = ID4;"
                        + " insert into audit_seal select 'TENANT', 4, id, (select hash from audit_seal where event_id = ID3),"
                        + " 'HASH', now() from audit_event where tenant = 'TENANT' and object_id = 'forged'",
                "END_CUT|8|delete from audit_seal where tenant = 'TENANT' and sequence >= 8;"
                        + " delete from audit_event where tenant = 'TENANT' and object_id in ('8', '9', '10')"
            })
    void tampering_as_superuser_without_triggers_is_found(String reason, long place, String sql) throws SQLException {
        record(10);
        sealAndSign(10);
        assertThat(verification.verdict(tenant).valid()).isTrue();
        asSuperuser(sql);
        ChainVerdict verdict = verification.verdict(tenant);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.reason().name()).isEqualTo(reason);
        assertThat(verdict.firstBroken()).isEqualTo(place);
    }

    @Test
    void a_database_that_was_put_back_and_went_on_is_found() throws SQLException {
        record(6);
        sealAndSign(6);
        asSuperuser("delete from audit_seal where tenant = 'TENANT' and sequence > 3;"
                + " delete from audit_event where tenant = 'TENANT' and object_id in ('4', '5', '6')");
        for (int i = 0; i < 5; i++) {
            record(1);
        }
        sealAndSign(8);
        ChainVerdict verdict = verification.verdict(tenant);
        assertThat(verdict.reason()).isEqualTo(ChainReason.CHECKPOINT_DIFFERS);
        assertThat(verdict.firstBroken()).isEqualTo(6);
    }

    @Test
    void the_application_may_neither_change_nor_delete_what_is_written() {
        record(1);
        sealAndSign(1);
        for (String sql : List.of(
                "update audit_event set actor = 'x'",
                "delete from audit_event",
                "truncate audit_event cascade",
                "update audit_seal set hash = 'x'",
                "delete from audit_seal",
                "truncate audit_seal",
                "insert into audit_pending values ('" + tenant + "', gen_random_uuid())",
                "update audit_pending set event_id = gen_random_uuid()",
                "truncate audit_pending")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> database.sql(sql).update()))
                    .as(sql)
                    .isNotNull();
        }
    }

    @Test
    void a_sealer_that_is_kept_from_sealing_does_not_say_that_nothing_waits() {
        AuditSealer sealer = new AuditSealer(store, tenants, transactions, clock);
        TransactionTemplate other = new TransactionTemplate(transactions);
        other.executeWithoutResult(status -> {
            while (!store.lock()) {
                Thread.onSpinWait();
            }
            TenantContext.run(tenant, () -> CompletableFuture.runAsync(() -> TenantContext.run(tenant, () -> record(2)))
                    .join());
            assertThat(CompletableFuture.supplyAsync(() -> sealer.seal(tail -> {}))
                            .join())
                    .isFalse();
        });
        await().until(() -> sealed() == 2);
        assertThat(sealer.seal(tail -> {})).isTrue();
    }

    @Test
    void two_sealers_at_once_make_one_chain() throws Exception {
        AuditSealer one = new AuditSealer(store, tenants, transactions, clock);
        AuditSealer two = new AuditSealer(store, tenants, transactions, clock);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch done = new CountDownLatch(4);
            for (AuditSealer sealer : List.of(one, two)) {
                threads.execute(() -> {
                    TenantContext.run(tenant, () -> record(100));
                    done.countDown();
                });
                threads.execute(() -> {
                    while (done.getCount() > 2) {
                        sealer.seal(tail -> {});
                    }
                    done.countDown();
                });
            }
            assertThat(done.await(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        await().until(() -> sealed() == 200);
        assertThat(verification.verdict(tenant)).matches(ChainVerdict::valid).matches(it -> it.checked() == 200);
    }

    @Test
    void what_was_sealed_waits_no_longer_and_what_somebody_kept_from_waiting_is_found() {
        record(5);
        await().until(() -> sealed() == 5 && waiting() == 0);
        // What the hub's own role can do: let an event's seal be forgotten, but not the event.
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            journal.record(entry(tenant, 6));
            assertThat(database.sql("delete from audit_pending where tenant = ?")
                            .param(tenant)
                            .update())
                    .isEqualTo(1);
        });
        record(1);
        await().until(() -> sealed() == 6);
        assertThat(database.sql("select count(*) from audit_event where tenant = ?")
                        .param(tenant)
                        .query(Long.class)
                        .single())
                .isEqualTo(7);
        assertThat(verification.verify(tenant)).containsEntry("unsealed", 1L).containsEntry("valid", true);
        sealAndSignAll(7);
        assertThat(verification.verify(tenant)).containsEntry("unsealed", 0L);
        assertThat(verification.verdict(tenant)).matches(ChainVerdict::valid).matches(it -> it.checked() == 7);
    }

    @Test
    void a_search_in_small_pages_misses_no_event_whatever_its_id() {
        record(8);
        await().until(() -> sealed() == 8);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int n = 9; n <= 18; n++) {
                journal.record(entry(tenant, n));
            }
            // An inserter chooses the id.
            for (UUID id : List.of(new UUID(0, 0), new UUID(0, 1), new UUID(-1, -1), new UUID(-1, -2))) {
                database.sql(
                                "insert into audit_event select ?, tenant, actor, verb, object_type, '19', reason, details, at"
                                        + " from audit_event where tenant = ? and object_id = '9'")
                        .params(id, tenant)
                        .update();
            }
            database.sql("delete from audit_pending where tenant = ?")
                    .param(tenant)
                    .update();
        });
        AuditSealer.Search search = new AuditSealer(store, tenants, transactions, clock).search(3);
        int steps = 1;
        while (search.step(tail -> {})) {
            steps++;
        }
        assertThat(steps).isGreaterThan(7);
        assertThat(sealed()).isEqualTo(22);
        assertThat(verification.verify(tenant)).containsEntry("valid", true).containsEntry("unsealed", 0L);
    }

    @Test
    void a_seal_that_somebody_put_in_does_not_stop_the_others() throws SQLException {
        record(3);
        sealAndSign(3);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            journal.record(entry(tenant, 4));
            database.sql("insert into audit_seal select tenant, 4, id, ?, ?, now() from audit_event"
                            + " where tenant = ? and object_id = '4'")
                    .params("f".repeat(64), "f".repeat(64), tenant)
                    .update();
        });
        record(2);
        await().until(() -> sealed() == 6 && waiting() == 0);
        assertThat(verification.verdict(tenant))
                .matches(it -> it.reason() == ChainReason.PREVIOUS_HASH_WRONG)
                .matches(it -> it.firstBroken() == 4L);
    }

    @Test
    void an_event_that_cannot_be_sealed_holds_up_no_other_tenant() throws SQLException {
        record(2);
        sealAndSign(2);
        String event = UUID.randomUUID().toString();
        // A seal in another tenant's name, which this one does not see.
        asSuperuser(
                "insert into audit_event select 'EVENT', tenant, actor, verb, object_type, 'poison', reason, details, at"
                                .replace("EVENT", event)
                        + " from audit_event where tenant = 'TENANT' limit 1;"
                        + " insert into audit_seal values ('acme', 1000000, '" + event + "', '', '', now());"
                        + " insert into audit_pending values ('TENANT', '" + event + "')");
        try {
            record(1);
            TenantContext.run("a24", () -> new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> journal.record(entry("a24", 1))));
            await().until(() -> TenantContext.in(
                    "a24",
                    () -> database.sql("select count(*) from audit_pending")
                                    .query(Long.class)
                                    .single()
                            == 0));
            assertThat(sealed()).isEqualTo(2);
        } finally {
            asSuperuser("delete from audit_seal where event_id = '" + event + "'; delete from audit_event where id = '"
                    + event + "'; delete from audit_pending where event_id = '" + event + "'");
        }
        await().until(() -> sealed() == 3);
    }

    /** To the database a killed hub and a lost connection are the same: a session that ends in the middle. */
    @Test
    void sessions_that_end_while_they_seal_leave_one_whole_chain() throws Exception {
        String end = "do $$ declare killed integer := 0; begin while killed < 3 loop"
                + " select killed + count(pg_terminate_backend(pid)) into killed from pg_locks"
                + " where locktype = 'advisory' and pid <> pg_backend_pid()"
                + " and database = (select oid from pg_database where datname = current_database())"
                + " and (classid::bigint << 32 | objid::bigint) = 7311520146082371;"
                + " end loop; end $$";
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> ended = threads.submit(() -> {
                asSuperuser(end);
                return null;
            });
            int written = 0;
            while (!ended.isDone()) {
                record(50);
                written += 50;
            }
            ended.get();
            int expected = written;
            await().until(() -> sealed() == expected && waiting() == 0);
        } finally {
            threads.shutdownNow();
        }
        assertThat(verification.verdict(tenant)).matches(ChainVerdict::valid);
    }

    @Test
    void an_export_is_verified_without_a_database() throws IOException {
        record(4);
        Map<String, Object> nasty = Map.of(
                "text", "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u0085\u2028 é 漢 \ud83d\ude00 a:, \\u0041",
                "numbers", List.of(0, -1, 1.0, 0.5, 1e100, 1e-10, Long.MIN_VALUE, new java.math.BigDecimal("1.500")),
                "a:", List.of(List.of(), Map.of(), List.of("x:", Map.of("b", List.of(1, 2)), true), false),
                "", Map.of("é", "", "zz", Map.of("a", List.of())));
        String text = new ObjectMapper().writeValueAsString(nasty);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            journal.record(entry(tenant, 5));
            // No event has such fields; whoever may insert may insert them.
            database.sql(
                            "insert into audit_event select ?, tenant, actor, verb, object_type, '6', reason, cast(? as jsonb),"
                                    + " at from audit_event where tenant = ? and object_id = '5'")
                    .params(Ids.next(), text, tenant)
                    .update();
        });
        sealAndSign(6);
        Path password = Files.writeString(folder.resolve("password"), "\n");
        Path export = folder.resolve("export.jsonl");
        String told = command(
                0,
                "audit-export",
                "--url=" + url.replaceAll("\\?.*", ""),
                "--user=postgres",
                "--password-file=" + password,
                "--tenant=" + tenant,
                "--out=" + export);
        assertThat(told).contains("exported");
        String key = "--key="
                + Base64.getEncoder()
                        .encodeToString(keys.auditPair().getPublic().getEncoded());
        String checkpoints = "--checkpoints=" + settings.checkpointFile();
        String[] verify = {"audit-verify", "--export=" + export, checkpoints, key, "--tenant=" + tenant};
        assertThat(command(0, verify)).startsWith("valid: 6 links, ").contains(" at 6 of ");

        List<String> lines = Files.readAllLines(export);
        assertThat(AuditLines.link(lines.get(0).getBytes(StandardCharsets.UTF_8))
                        .seal()
                        .sequence())
                .isEqualTo(1);
        Files.write(export, lines.subList(0, 3));
        assertThat(command(1, verify)).startsWith("NOT VALID: END_CUT at 4");
        Files.writeString(export, String.join("\n", lines).replace("user:ann", "user:eve"));
        assertThat(command(1, verify)).startsWith("NOT VALID: HASH_WRONG at 2");
        assertThat(command(2, "audit-verify", "--export=x")).contains("--key is missing");
    }

    /** Each kind of event, as the version before there was a catalogue recorded and sealed it. */
    @Test
    void a_chain_of_the_version_before_is_read_and_goes_on() throws IOException {
        String before = "before";
        List<AuditLines.ChainLink> links =
                Files.readAllLines(Path.of("processors/src/test/resources/event/chain-0.1.jsonl")).stream()
                        .map(line -> AuditLines.link(line.getBytes(StandardCharsets.UTF_8)))
                        .toList();
        TenantContext.run(before, () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            links.forEach(this::insert);
            store.append(links.stream().map(AuditLines.ChainLink::seal).toList(), clock.instant());
            journal.record(entry(before, 1));
        }));
        AuditSealer sealer = new AuditSealer(
                store,
                new TenantSettings(List.of("default", before), Map.of(), Map.of(), Map.of()),
                transactions,
                clock);

        await().until(() -> sealer.seal(tail -> {}));

        assertThat(TenantContext.in(before, () -> verification.verdict(before)))
                .matches(ChainVerdict::valid)
                .matches(it -> it.checked() == links.size() + 1);
    }

    private void insert(AuditLines.ChainLink link) {
        AuditEvent event = Objects.requireNonNull(link.event());
        database.sql("insert into audit_event (id, tenant, actor, verb, object_type, object_id, reason, details, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)")
                .params(
                        event.id(),
                        event.tenant(),
                        event.actor(),
                        event.verb(),
                        event.objectType(),
                        event.objectId(),
                        event.reason(),
                        event.details(),
                        Timestamp.from(event.at()))
                .update();
    }

    private static String command(int exit, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = AuditCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(told).isEqualTo(exit);
        return told;
    }

    private void record(int count) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            // The first link of each chain tells of the tenant's first account.
            for (int i = begun.getAndSet(true) ? 1 : 2; i <= count; i++) {
                journal.record(entry(tenant, i));
            }
        });
    }

    private static JournalEntry entry(String tenant, int n) {
        Subject.User user = new Subject.User(String.valueOf(n));
        return new JournalEntry(tenant, "user:ann", new AccountEvent.SessionRefused(user, n, null));
    }

    private void sealAndSign(int expected) {
        await().until(() -> sealed() == expected);
        sealAndSignAll(expected);
    }

    private void sealAndSignAll(int expected) {
        // The hub signs by itself every half minute; this is that step now, as at a stop.
        await().until(() -> {
            keeper.flush();
            return new CheckpointFile(settings.checkpointFile()).last().containsKey(tenant)
                    && new CheckpointFile(settings.checkpointFile())
                                    .last()
                                    .get(tenant)
                                    .sequence()
                            == expected;
        });
    }

    private long waiting() {
        return database.sql("select count(*) from audit_pending where tenant = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    private long sealed() {
        return database.sql("select count(*) from audit_seal where tenant = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    private void asSuperuser(String sql) throws SQLException {
        String statement = sql.replace("TENANT", tenant).replace("HASH", "f".repeat(64));
        for (int i = 3; i <= 5; i++) {
            statement = statement.replace("ID" + i, "'" + idAt(i) + "'");
        }
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement tamper = connection.createStatement()) {
            tamper.execute("set session_replication_role = replica");
            tamper.execute(statement);
        }
    }

    private String idAt(int sequence) {
        return database.sql("select event_id from audit_seal where tenant = ? and sequence = ?")
                .param(tenant)
                .param(sequence)
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse("none");
    }
}
