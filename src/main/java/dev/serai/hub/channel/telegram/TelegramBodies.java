package dev.serai.hub.channel.telegram;

import dev.serai.hub.http.BodyRule;
import dev.serai.hub.http.HeapShare;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** The bodies of updates: of a sender that has shown the secret token, and of nobody else. */
@Component
class TelegramBodies implements BodyRule {

    private static final String PATH = "/channels/telegram";

    private final TelegramRequestVerifier verifier;
    private final HeapShare heap = new HeapShare(TelegramRequestVerifier.MAX_BYTES);

    TelegramBodies(TelegramRequestVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        return request.getServletPath().equals(PATH) && "POST".equals(request.getMethod());
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        verifier.check(request.getHeader("X-Telegram-Bot-Api-Secret-Token"), request.getContentType());
        return new BodyAdmission(PATH, TelegramRequestVerifier.MAX_BYTES, heap);
    }
}
