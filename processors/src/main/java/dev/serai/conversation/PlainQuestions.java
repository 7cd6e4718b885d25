package dev.serai.conversation;

import dev.serai.conversation.AskedQuestion.AskedKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows a few plain questions in English and German. Consent is only what is nothing else: all others lead to an answer,
 * never to a change.
 */
public final class PlainQuestions implements QuestionReader {

    static final Set<String> ENGLISH = Set.of(
            "why", "what", "is", "the", "it", "do", "have", "we", "did", "this", "help", "show", "how", "you", "please",
            "which", "seen", "who", "has", "are", "yes");

    private static final Pattern CONSENT =
            Pattern.compile("((yes|ok|okay|please|go ahead)[ ,]+)*(do it|do that|go ahead)( please| now)?"
                    + "|((ja|ok|okay|bitte)[ ,]+)*(mach(e)? (es|das|mal)|tu (es|das)|leg los|los)( bitte| jetzt)?");

    private static final Map<AskedKind, Pattern> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                AskedKind.WHAT_CHANGED,
                Pattern.compile("chang(e|ed|es)\\b|deployed|rolled out|geändert|änderung|ausgerollt"));
        KINDS.put(
                AskedKind.SEEN_BEFORE,
                Pattern.compile(
                        "seen (this|it|that|something)|(happen|occur)(ed)? before|last time|schon (mal|einmal)|letzte(s)? mal"
                                + "|gab es das|similar|ähnlich"));
        KINDS.put(
                AskedKind.HELPED,
                Pattern.compile("did (it|that|this) (help|work)|has (it|that) helped|geholfen|half (es|das)"));
        KINDS.put(
                AskedKind.PROPOSE,
                Pattern.compile(
                        "propos|suggest|recommend|what (should|can|could) (i|we)|schlägst|vorschlag|empf(ie|eh)l"
                                + "|was (soll|sollen|können|kann)"));
        KINDS.put(
                AskedKind.WHY,
                Pattern.compile("\\bwhy\\b|\\bcause|what (is|'s) wrong|what happened|warum|wieso|weshalb|ursache"
                        + "|was ist (los|passiert|kaputt)"));
        KINDS.put(AskedKind.INCIDENTS, Pattern.compile("\\bincidents\\b|what is open|vorfälle|was ist offen"));
        KINDS.put(AskedKind.STATUS, Pattern.compile("\\bstatus\\b|how (is|are) (it|things)|lage|wie steht"));
        KINDS.put(AskedKind.HELP, Pattern.compile("^(help|hilfe|what can you do|was kannst du)"));
    }

    @Override
    public AskedQuestion read(String text) {
        ChatLanguage language = ChatLanguage.of(text);
        String plain =
                text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ").replaceAll("[.!?]+$", "");
        if (CONSENT.matcher(plain).matches()) {
            return new AskedQuestion(AskedKind.CONSENT, language);
        }
        AskedKind kind = KINDS.entrySet().stream()
                .filter(one -> one.getValue().matcher(plain).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(AskedKind.OTHER);
        return new AskedQuestion(kind, language);
    }

    static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
