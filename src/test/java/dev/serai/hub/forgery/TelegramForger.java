package dev.serai.hub.forgery;

import dev.serai.hub.World;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Telegram's updates. Its proof is a secret that stands beside the body and does not cover it. */
final class TelegramForger extends Forger {

    private final Scene scene;
    private final ButtonInteractions buttons;

    TelegramForger(Scene scene, Random random) {
        super("telegram", random);
        this.scene = scene;
        buttons = new ButtonInteractions(
                this,
                scene,
                (person, chat, message, value) -> TelegramStandIn.click(
                        TelegramStandIn.nextUpdateId(), Long.parseLong(person), chat, Long.parseLong(message), value));
    }

    @Override
    String body() {
        return buttons.right();
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
        List<Way> ways = new ArrayList<>(buttons.fruitless("-1009999999999", "1"));
        ways.add(fruitless(
                "pause-by-stranger",
                () -> TelegramStandIn.text(
                        TelegramStandIn.nextUpdateId(),
                        Long.parseLong(scene.stranger(random)),
                        scene.question(channel).chat(),
                        "/pause")));
        return ways;
    }
}
