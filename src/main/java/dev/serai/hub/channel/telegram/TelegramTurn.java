package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.ChannelFailure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * Lets one call at a time through. The producer of camel-telegram collects the body of a call in a field that all calls of
 * a kind share, so calls at the same time would mix; and Telegram allows a bot few calls a second, and counts those at the
 * same moment first.
 */
class TelegramTurn {

    private static final long PATIENCE_SECONDS = 30;
    private static final String HELD = "telegramTurnHeld";

    private final Semaphore turn = new Semaphore(1, true);

    public void take(Exchange exchange) throws InterruptedException {
        if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ChannelFailure("other calls took too long");
        }
        exchange.setProperty(HELD, true);
    }

    public void give(Exchange exchange) {
        if (exchange.removeProperty(HELD) != null) {
            turn.release();
        }
    }
}
