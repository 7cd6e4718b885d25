package dev.serai.hub.forgery;

import dev.serai.hub.World;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Telegram's updates. Its proof is a secret that stands beside the body and does not cover it. */
final class TelegramForger extends Forger {

    private final Scene scene;

    TelegramForger(Scene scene, Random random) {
        super("telegram", random);
        this.scene = scene;
    }

    @Override
    String body() {
        return click(scene.approver(channel), scene.question(channel));
    }

    private String click(String person, Scene.Asked asked) {
        return click(person, asked.chat(), asked.message(), asked.approve());
    }

    private static String click(String person, String chat, String message, String data) {
        return TelegramStandIn.click(
                TelegramStandIn.nextUpdateId(), Long.parseLong(person), chat, Long.parseLong(message), data);
    }

    @Override
    Callback signed(String body, Instant at, boolean byStranger) {
        String token = random.nextBoolean() ? TelegramStandIn.SECRET : World.NEXT_TELEGRAM_SECRET;
        return new Callback(
                channel,
                "",
                Fate.GOOD,
                "/channels/telegram",
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header(proof(), byStranger ? "secret-of-another-bot_0123456789" : token)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    String proof() {
        return "X-Telegram-Bot-Api-Secret-Token";
    }

    @Override
    String alphabet() {
        return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    }

    @Override
    @Nullable
    String timestamp() {
        return null;
    }

    @Override
    boolean covers() {
        return false;
    }

    @Override
    List<Callback> good() {
        long person = Long.parseLong(scene.approver(channel));
        String status = TelegramStandIn.text(
                TelegramStandIn.nextUpdateId(), person, scene.question(channel).chat(), "/status");
        return List.of(good("approve", body()), good("command", status));
    }

    @Override
    List<Way> fruitless() {
        Scene.Asked main = scene.question(channel);
        Scene.Asked decoy = scene.decoy(channel);
        String person = scene.approver(channel);
        return List.of(
                fruitless("swapped-chat", () -> click(person, "-1009999999999", main.message(), main.approve())),
                fruitless("swapped-message", () -> click(person, main.chat(), decoy.message(), main.approve())),
                fruitless("swapped-user", () -> click(scene.stranger(random), main)),
                fruitless("low-user", () -> click(scene.viewer(channel), decoy)),
                fruitless("copied-reference", () -> click(person, main.chat(), main.message(), decoy.approve())),
                fruitless(
                        "reference-of-another-channel",
                        () -> click(
                                person,
                                main.chat(),
                                main.message(),
                                scene.foreign(channel).approve())),
                fruitless(
                        "made-up-reference", () -> click(person, main.chat(), main.message(), scene.nonsense(random))),
                fruitless("acknowledge-elsewhere", () -> click(person, main.chat(), "1", "acknowledge")),
                fruitless(
                        "pause-by-stranger",
                        () -> TelegramStandIn.text(
                                TelegramStandIn.nextUpdateId(),
                                Long.parseLong(scene.stranger(random)),
                                main.chat(),
                                "/pause")));
    }
}
