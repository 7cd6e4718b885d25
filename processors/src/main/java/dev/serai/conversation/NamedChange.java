package dev.serai.conversation;

import dev.serai.language.ChangeVerb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which change a question about the past names: "did the rollback help?", "hat der Neustart geholfen?". */
public final class NamedChange {

    private static final Map<ChangeVerb, Pattern> WORDS = Map.of(
            ChangeVerb.ROLLBACK, words("roll(?:ed|ing)?[ -]?back|revert|zur(?:ü|ue)ck ?(?:ge|zu)?roll|rückgängig"),
            ChangeVerb.RESTART, words("re-?start|neu ?(?:zu)?start|neu ?gestartet|reboot"),
            ChangeVerb.SCALE, words("(?:up|down)?scal(?:e|ing)|(?:hoch|herunter|runter)?(?:ge)?skalier"),
            ChangeVerb.DELETE_POD, words("delet|(?:ge)?l(?:ö|oe)sch"),
            ChangeVerb.CORDON, words("cordon"),
            ChangeVerb.UNCORDON, words("uncordon"),
            ChangeVerb.DRAIN, words("drain"));

    private NamedChange() {}

    private static Pattern words(String beginnings) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_./-])(?:" + beginnings + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The one that is named; empty where none is, or more. */
    public static Optional<ChangeVerb> in(String question) {
        List<ChangeVerb> named = WORDS.entrySet().stream()
                .filter(one -> one.getValue().matcher(question).find())
                .map(Map.Entry::getKey)
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
