package dev.serai.conversation;

import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.language.AccessInquiry;
import dev.serai.message.ChatLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** "Can jane delete pods?": of all who may, what gives it to the one who is asked about. */
public final class AccessOfOne {

    private static final String GRANT = "- ";
    private static final String ALL = "*";

    private AccessOfOne() {}

    /** The same answer about one account alone; as it is where nobody was named, or nothing is known. */
    public static GrantedAccess of(ChatLanguage language, GrantedAccess access, AccessInquiry asked) {
        String who = asked.who();
        if (who == null || !access.reason().isEmpty()) {
            return access;
        }
        List<String> lines = access.text().lines().toList();
        List<String> own = lines.stream()
                .filter(line -> line.startsWith(GRANT) && isOf(line, who))
                .toList();
        List<String> said = new ArrayList<>();
        said.add(own.isEmpty() ? no(language, who, asked) : yes(language, who, asked));
        said.addAll(own);
        // Whatever else stands behind the list holds for one as for all.
        lines.stream().skip(1).filter(line -> !line.startsWith(GRANT)).forEach(said::add);
        String text = String.join("\n", said);
        return new GrantedAccess(
                access.cluster(),
                text,
                "",
                access.citations().stream().filter(text::contains).toList());
    }

    /** Accounts are written by their whole name, or without what stands behind the at sign. */
    private static boolean isOf(String line, String who) {
        String subject = line.substring(GRANT.length()).split(": ", 2)[0].toLowerCase(Locale.ROOT);
        String name = subject.substring(subject.indexOf(' ') + 1);
        return name.equals(who) || name.startsWith(who + "@") || name.endsWith("/" + who);
    }

    private static String yes(ChatLanguage language, String who, AccessInquiry asked) {
        return asked.verb().equals(ALL)
                ? language.pick(who + " may do everything:", who + " darf alles:")
                : language.pick("Yes, " + who + " may:", "Ja, " + who + " darf es:");
    }

    private static String no(ChatLanguage language, String who, AccessInquiry asked) {
        if (asked.verb().equals(ALL)) {
            return language.pick(
                    "No role lets " + who + " do everything. Ask for one thing: \"can " + who
                            + " delete pods in shop?\"",
                    "Keine Rolle erlaubt " + who + " alles. Frag nach einem: „Darf " + who + " in shop Pods löschen?“");
        }
        return language.pick(
                "No, no role gives this to " + who + " by that name.",
                "Nein, keine Rolle gibt das " + who + " unter diesem Namen.");
    }
}
