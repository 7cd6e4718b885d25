package dev.serai.hub.forgery;

import static dev.serai.hub.World.CLOCK;
import static dev.serai.hub.World.DISCORD;
import static dev.serai.hub.World.SLACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.channel.ChatCall;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Forger.Way;
import dev.serai.hub.intake.Folded;
import dev.serai.hub.intake.GithubClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Forged, mutated, stale and replayed callbacks over every channel, each kind at least once, with a few good ones among
 * them. All of the bad ones are refused without a trace, but for the audit of those whose sender was right.
 */
class ForgedCallbacksIT extends EveryChannel {

    private static final long SEED = 20_261_121L;
    private static final int THREADS = 16;
    /** One in so many is rightly signed and wrong in what it says. */
    private static final int FRUITLESS_SHARE = 20;

    private static final Set<String> SIGNED_WITH_TIME = Set.of("slack", "discord");

    private final Random random = new Random(SEED);
    private final ChatCall call = new ChatCall();

    /** How many are bad. */
    int bad() {
        return 1_000;
    }

    @AfterEach
    void now() {
        CLOCK.shift(Duration.ZERO);
    }

    @Test
    void every_bad_one_is_refused_every_good_one_counts_and_one_approval_has_one_effect() throws Exception {
        // given an approval that waits in every channel, and another one that nobody will decide
        Question main = ask("shop", "high");
        Question decoy = ask("shop", "high");
        Scene scene = scene(main, decoy);
        List<Forger> forgers = List.of(
                new TelegramForger(scene, random),
                SlackForger.ofInteractions(scene, SLACK, random),
                SlackForger.ofCommands(scene, SLACK, random),
                new DiscordForger(scene, DISCORD, random),
                new GithubForger(random));
        List<Callback> good =
                forgers.stream().flatMap(forger -> forger.good().stream()).toList();
        Map<String, Long> before = audited();

        // when the good ones come in the middle of the bad ones
        List<Callback> bad = bad(forgers);
        List<Callback> all = new ArrayList<>(bad);
        all.addAll(good);
        Collections.shuffle(all, random);
        Tally tally = new Tally();
        send(all, tally);
        // and are then replayed, with the same bytes, at once and when they are too old
        List<Callback> again = good.stream()
                .filter(callback -> !callback.kind().equals("ping"))
                .map(callback -> callback.as("replayed", Fate.FRUITLESS))
                .toList();
        send(again, tally);
        send(githubUnderOtherHeaders(good), tally);
        CLOCK.shift(Duration.ofMinutes(6));
        send(
                again.stream()
                        .map(callback -> callback.as(
                                "replayed-late",
                                SIGNED_WITH_TIME.contains(callback.channel()) ? Fate.REFUSED : Fate.FRUITLESS))
                        .toList(),
                tally);

        // then each met its fate
        System.out.print(tally.report());
        assertThat(tally.surprises()).as(tally.report()).isEmpty();
        assertThat(tally.total() - good.size()).isGreaterThanOrEqualTo(bad());
        // and one person decided, and it was done once
        assertThat(rows.decisions(main.approval())).isOne();
        assertThat(rows.approvalState(main.approval())).isEqualTo("approved");
        await().until(() -> effects(main) == 1);
        await().until(() -> shownIn(main).stream().allMatch(text -> text.contains("succeeded")));
        assertThat(shownIn(main)).noneMatch(text -> text.contains("label=Approve") || text.contains("text=Approve"));
        assertThat(effects(main)).isOne();
        // and nothing else changed
        assertThat(rows.decisions(decoy.approval())).isZero();
        assertThat(rows.approvalState(decoy.approval())).isEqualTo("open");
        assertThat(effects(decoy)).isZero();
        assertThat(rows.text("select state from incident where id = ?", decoy.incident()))
                .isEqualTo("open");
        assertThat(rows.count("select count(*) from automation where paused")).isZero();
        Folded.by(port);
        assertThat(rows.count("select count(*) from alert where source = 'github' and fingerprint like '%octo/good%'"))
                .isEqualTo(count(good, "github"));
        assertThat(rows.count("select count(*) from alert where fingerprint like '%mallory%'"))
                .isZero();
        assertThat(rows.count("select count(*) from alert where fingerprint like '%octo/good%' and occurrences > 1"))
                .isZero();
        // and the audit grew by no more than those whose sender was right
        Map<String, Long> grown = grown(before);
        long refusals = grown.getOrDefault("press.refused", 0L)
                + grown.getOrDefault("command.refused", 0L)
                + grown.getOrDefault("approval.decision_refused", 0L);
        assertThat(refusals).as("%s", grown).isPositive().isLessThanOrEqualTo(tally.fruitless() + good.size());
        assertThat(grown).doesNotContainKeys("automation.paused", "incident.acknowledged");
    }

    private Scene scene(Question main, Question decoy) {
        Map<String, String> approvers = new HashMap<>();
        Map<String, String> viewers = new HashMap<>();
        String viewer = person("viewer");
        for (String channel : main.asked().keySet()) {
            approvers.put(channel, person("approver"));
            viewers.put(channel, viewer);
        }
        return new Scene(main.asked(), decoy.asked(), approvers, viewers);
    }

    private List<Callback> bad(List<Forger> forgers) {
        List<Callback> bad = new ArrayList<>();
        for (Forger forger : forgers) {
            Stream.concat(forger.refused().stream(), forger.fruitless().stream())
                    .forEach(way -> bad.add(way.make().apply(forger)));
        }
        for (int i = bad.size(); i < bad(); i++) {
            Forger forger = forgers.get(i % forgers.size());
            List<Way> ways = random.nextInt(FRUITLESS_SHARE) == 0 ? forger.fruitless() : forger.refused();
            bad.add(ways.get(random.nextInt(ways.size())).make().apply(forger));
        }
        return bad;
    }

    /** What is not signed is free to be forged: neither a new id nor another event makes a body new. */
    private static List<Callback> githubUnderOtherHeaders(List<Callback> good) {
        return good.stream()
                .filter(callback -> callback.channel().equals("github"))
                .flatMap(callback -> List.of(
                        callback.replacing("X-GitHub-Delivery", GithubClient.newId())
                                .as("replayed-as-new", Fate.FRUITLESS),
                        callback.replacing("X-GitHub-Event", "ping").as("replayed-as-ping", Fate.FRUITLESS))
                        .stream())
                .toList();
    }

    private void send(List<Callback> callbacks, Tally tally) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (Callback callback : callbacks) {
                sent.add(senders.submit(() -> {
                    tally.add(callback, answer(callback));
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            senders.shutdown();
        }
    }

    /** Whoever is told that the hub is busy comes again. */
    private HttpResponse<String> answer(Callback callback) {
        return await("a hub that has time").until(() -> call.send(callback.request(hub())), answer -> !answer.body()
                .contains("urn:serai:problem:busy"));
    }

    private static long count(List<Callback> callbacks, String channel) {
        return callbacks.stream()
                .filter(callback -> callback.channel().equals(channel))
                .count();
    }

    private Map<String, Long> audited() {
        Map<String, Long> verbs = new TreeMap<>();
        jdbc.sql("select verb, count(*) as n from audit_event group by verb")
                .query((row, n) -> verbs.put(row.getString("verb"), row.getLong("n")))
                .list();
        return verbs;
    }

    private Map<String, Long> grown(Map<String, Long> before) {
        Map<String, Long> grown = new TreeMap<>();
        audited().forEach((verb, count) -> {
            long more = count - before.getOrDefault(verb, 0L);
            if (more > 0) {
                grown.put(verb, more);
            }
        });
        return grown;
    }
}
