package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is on call, until when, and who is next: one line for each rota. */
public final class OnCallAnswer {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private OnCallAnswer() {}

    /**
     * Who is on call by one rota.
     *
     * @param person null while it names nobody
     * @param until when that ends
     * @param next who comes after; null where nobody does
     * @param nextFrom when that is
     */
    public record RotaState(
            String rota,
            @Nullable String person,
            @Nullable Instant until,
            @Nullable String next,
            @Nullable Instant nextFrom) {}

    public static String of(ChatLanguage language, List<RotaState> rotas) {
        return rotas.isEmpty()
                ? ConversationWords.onCall(language)
                : rotas.stream().map(rota -> line(language, rota)).collect(Collectors.joining("\n"));
    }

    private static String line(ChatLanguage language, RotaState rota) {
        String who = rota.person() == null
                ? language.pick("nobody is on call", "niemand hat Bereitschaft")
                : language.pick("%s is on call until %s", "%s hat Bereitschaft bis %s")
                        .formatted(rota.person(), at(rota.until()));
        return rota.rota() + ": " + who + next(language, rota) + ".";
    }

    private static String next(ChatLanguage language, RotaState rota) {
        if (rota.next() == null) {
            return "";
        }
        String next = language.pick("; next is ", "; danach ") + rota.next();
        return rota.person() == null ? next + language.pick(" from ", " ab ") + at(rota.nextFrom()) : next;
    }

    private static String at(@Nullable Instant at) {
        return at == null ? "" : UNTIL.format(at);
    }
}
