package dev.serai.hub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.OperationsHub;
import dev.serai.hub.api.People;
import dev.serai.hub.api.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks every operation for everything, as everybody. The run is repeated by its seed: {@code -Dserai.fuzz.seed=…};
 * {@code -Dserai.fuzz.rounds=…} makes it longer.
 */
class FuzzIT extends OperationsHub {

    private static final long SEED = Long.getLong("serai.fuzz.seed", 20261121L);

    /** Seldom: they end the sessions by which the others ask, and in production a password's hash is dear. */
    private static final List<String> SLOW =
            List.of("login", "changePassword", "setMyPassword", "createUser", "updateUser");

    @Autowired
    JdbcTemplate database;

    private final Contract contract = Contract.read();
    private final Answers answers = new Answers();
    private final Random random = new Random(SEED);
    private long hubNanos;
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** How often each operation is asked; {@link FuzzTrial} asks more often. */
    int rounds() {
        return Integer.getInteger("serai.fuzz.rounds", 16);
    }

    @Test
    void no_request_makes_the_hub_fail_or_leave_its_contract() {
        System.out.println("fuzz: seed " + SEED);
        Map<String, String> people = people();
        Requests requests = new Requests(contract, ids(), random);
        List<Contract.Operation> operations = contract.operations();

        int rounds = 0;
        int last = rounds();
        while (rounds < last && faults.size() < 20) {
            for (Contract.Operation operation : operations) {
                if (rounds == 0 || !SLOW.contains(operation.id()) || random.nextInt(20) == 0) {
                    ask(operation, requests.next(operation), people);
                }
            }
            rounds++;
        }
        System.out.println("fuzz: " + rounds + " rounds over " + operations.size() + " operations, "
                + hubNanos / 1_000_000 + " ms of it in the hub, answers " + statuses);
        api.send("PUT", "/automation", api.token("admin", TestKeys.ADMIN_PASSWORD), Map.of("paused", false));

        assertThat(faults.entrySet()).as("seed " + SEED).isEmpty();
        assertThat(statuses.keySet()).contains("200", "201", "400", "401", "403", "404");
    }

    private void ask(Contract.Operation operation, Requests.Sent sent, Map<String, String> people) {
        List<String> names = new ArrayList<>(people.keySet());
        String who = names.get(random.nextInt(names.size()));
        long start = System.nanoTime();
        Answer answer;
        try {
            answer = api.send(sent.method(), sent.path(), people.get(who), sent.body(), sent.headers());
        } catch (IllegalArgumentException e) {
            // The client itself refuses some headers and addresses.
            return;
        }
        hubNanos += System.nanoTime() - start;
        statuses.merge(Integer.toString(answer.status()), 1, Integer::sum);
        // With another method it may be a request for another operation of the same path.
        boolean head = sent.method().equals("HEAD");
        Optional<Contract.Operation> meant = contract.find(head ? "GET" : sent.method(), operation.path());
        answers.fault(meant.orElse(operation), meant.isPresent(), head, answer)
                .ifPresent(fault -> faults.putIfAbsent(
                        operation.id() + " " + fault.substring(0, Math.min(60, fault.length())),
                        who + ": " + sent + "\n    -> " + fault));
    }

    /** Everybody who asks, by name; nobody's token is null. */
    private Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            people.put(role.wire(), People.token(api, role));
        }
        people.put("admin again", people.get("admin"));
        people.put("operator again", people.get("operator"));
        people.put("nobody", null);
        people.put("forger", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.");
        return people;
    }

    /** What there is to ask about; the accounts are nobody's. */
    private Map<String, List<String>> ids() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        Stock first = new Stock(database);
        Stock second = new Stock(database);
        Map<String, List<String>> ids = new LinkedHashMap<>();
        ids.put("incidentId", List.of(first.incident.toString(), second.incident.toString()));
        ids.put("alertId", List.of(first.alert.toString()));
        ids.put("actionId", List.of(first.action.toString(), second.action.toString()));
        ids.put("approvalId", List.of(first.approval.toString(), second.approval.toString()));
        ids.put("userId", List.of(People.create(api, admin, "victim-" + UUID.randomUUID(), Role.VIEWER)));
        ids.put("name", List.of("two-steps", "drop-cache"));
        ids.put("channel", List.of("telegram", "slack", "discord"));
        ids.put("jobId", List.of(first.job.toString(), second.job.toString()));
        ids.put("scanId", List.of(first.scan.toString(), second.scan.toString()));
        ids.put("replayId", List.of(first.replay.toString(), second.replay.toString()));
        return ids;
    }
}
