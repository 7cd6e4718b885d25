package dev.serai.hub.forgery;

import static dev.serai.hub.World.DISCORD;
import static dev.serai.hub.World.SLACK;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.forgery.Scene.Asked;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Several people press the same button in several channels, several times, all at once. */
class ManyClicksIT extends EveryChannel {

    private static final int CLICKS = 64;
    private static final int PEOPLE = 4;

    /** Where so many at once are too many for this machine, people are asked to come again, and do. */
    private static final int BUSY = 503;

    @Value("${spring.datasource.url}")
    String database;

    /**
     * Somebody who may decide.
     *
     * @param identity in every chat
     * @param token for REST
     */
    private record Approver(String identity, String token) {}

    @Test
    void sixty_four_clicks_are_as_many_decisions_as_the_quorum_and_one_effect() throws Exception {
        List<Approver> people = approvers();
        for (Question question : List.of(ask("shop", "high"), ask("kube-system", "critical"))) {
            int quorum = (int) rows.count("select quorum from approval where id = ?", question.approval());
            List<Integer> statuses = together(clicks(question, people));

            // Nobody is told of a failure: each is told what came of it.
            assertThat(statuses).hasSize(CLICKS).allMatch(status -> status < 500);
            assertThat(rows.decisions(question.approval())).isEqualTo(quorum);
            assertThat(rows.count(
                            "select count(distinct user_id) from approval_decision where approval_id = ?",
                            question.approval()))
                    .isEqualTo(quorum);
            assertThat(rows.approvalState(question.approval())).isEqualTo("approved");
            await("the same outcome in every channel").untilAsserted(() -> assertThat(shownIn(question))
                    .allSatisfy(text ->
                            assertThat(text).containsIgnoringCase("approved").contains("succeeded")));
            assertThat(shownIn(question))
                    .noneMatch(text -> text.contains("label=Approve") || text.contains("text=Approve"));
            assertThat(effects(question)).isOne();
            assertThat(rows.count(
                            "select count(*) from audit_event where verb = 'action.started' and object_id ="
                                    + " (select action_id::text from approval where id = ?)",
                            question.approval()))
                    .isOne();
        }
    }

    /** Slack is answered at once, and told later. */
    @Test
    void a_click_whose_turn_does_not_come_is_told_to_come_again() throws SQLException {
        Question question = ask("shop", "high");
        List<Callable<Integer>> clicks = clicks(question, approvers());
        ExecutorService people = Executors.newFixedThreadPool(3);
        List<Integer> statuses;
        // Held by a connection of its own: the hub ends a transaction of its own that is silent for ten seconds.
        try (Connection holder = DriverManager.getConnection(database, "postgres", "");
                PreparedStatement held = holder.prepareStatement("select from approval where id = ? for update")) {
            holder.setAutoCommit(false);
            held.setObject(1, question.approval());
            held.execute();
            statuses = Stream.of(0, 2, 3)
                    .map(channel -> clicks.get(channel * PEOPLE))
                    .map(click -> CompletableFuture.supplyAsync(() -> called(click), people))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            holder.rollback();
        }
        people.shutdown();

        assertThat(statuses).containsOnly(BUSY);
        assertThat(rows.decisions(question.approval())).isZero();
        assertThat(called(clicks.get(2 * PEOPLE))).isEqualTo(200);
        assertThat(rows.decisions(question.approval())).isOne();
    }

    private static int called(Callable<Integer> click) {
        try {
            return click.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of each person in each channel, as often as it takes. */
    private List<Callable<Integer>> clicks(Question question, List<Approver> people) {
        String digest = rows.text("select digest from approval where id = ?", question.approval());
        ApiClient api = new ApiClient(port);
        List<String> channels = new ArrayList<>(CHATS);
        channels.add("rest");
        List<Callable<Integer>> clicks = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            Approver person = people.get(i % PEOPLE);
            String channel = channels.get(i / PEOPLE % channels.size());
            Asked asked = question.asked().get(channel);
            clicks.add(
                    switch (channel) {
                        case "telegram" -> () -> TELEGRAM.post(
                                        hub(),
                                        TelegramStandIn.click(
                                                TelegramStandIn.nextUpdateId(),
                                                Long.parseLong(person.identity()),
                                                asked.chat(),
                                                Long.parseLong(asked.message()),
                                                asked.approve()),
                                        TelegramStandIn.SECRET)
                                .statusCode();
                        case "slack" -> () -> SLACK.interact(
                                        hub(),
                                        SLACK.click(person.identity(), asked.chat(), asked.message(), asked.approve()))
                                .statusCode();
                        case "discord" -> () -> status(DISCORD.post(
                                hub(),
                                DiscordStandIn.click(
                                        DiscordStandIn.nextInteraction(),
                                        person.identity(),
                                        asked.chat(),
                                        asked.message(),
                                        asked.approve())));
                        default -> () -> api.send(
                                        "POST",
                                        "/approvals/" + question.approval() + "/decisions",
                                        person.token(),
                                        Map.of("verdict", "approve", "digest", digest))
                                .status();
                    });
        }
        return clicks;
    }

    private static int status(HttpResponse<String> answer) {
        if (answer.statusCode() != BUSY) {
            assertThat(DiscordStandIn.answer(answer)).isNotBlank();
        }
        return answer.statusCode();
    }

    private static List<Integer> together(List<Callable<Integer>> clicks) throws Exception {
        ExecutorService fingers = Executors.newFixedThreadPool(clicks.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Integer>> clicked = new ArrayList<>();
            for (Callable<Integer> click : clicks) {
                clicked.add(fingers.submit(() -> {
                    start.await();
                    return await("a hub that is not busy").until(click, status -> status != BUSY);
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : clicked) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            fingers.shutdown();
        }
    }

    private List<Approver> approvers() {
        ApiClient api = new ApiClient(port);
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        List<Approver> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String name = "clicker-" + UUID.randomUUID();
            UUID id = UUID.fromString(People.create(api, admin, name, Role.APPROVER));
            String identity = nextIdentity();
            identify(id, identity);
            people.add(new Approver(identity, People.settle(api, name)));
        }
        return people;
    }
}
