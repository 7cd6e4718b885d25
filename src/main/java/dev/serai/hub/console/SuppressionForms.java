package dev.serai.hub.console;

import dev.serai.approval.Role;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** What the forms for silences and windows have in common. */
final class SuppressionForms {

    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");

    private SuppressionForms() {}

    /** @throws Problem 403 for who could not send the form */
    static void requireOperator(PageVisit visit) {
        if (!visit.account().role().covers(Role.OPERATOR)) {
            throw Problems.forbidden("Silences and windows are set by operators.");
        }
    }

    /** Whether who sends the form has seen what exactly this would have held back, and wants it. */
    static boolean isConfirmed(PageVisit visit, String previewed) {
        return visit.field("step").equals("create")
                && words(visit.field("previewed")).equals(words(previewed));
    }

    /** Browsers have their own ways with the ends of lines. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Why it is refused, as a sentence. */
    static String said(Problem refused) {
        String why = refused.detail();
        return Wording.capital(why) + (why.endsWith(".") ? "" : ".");
    }

    /** What is called; nothing where what is written cannot be read, and then the property {@code refused} says why. */
    static List<PageCall> calls(Exchange exchange, Supplier<List<PageCall>> calls) {
        try {
            exchange.removeProperty("refused");
            return calls.get();
        } catch (Problem refused) {
            exchange.setProperty("refused", refused);
            return List.of();
        }
    }

    /** What the only call was answered with, or why there was none. */
    static PageAnswer answer(Exchange exchange) {
        Problem refused = exchange.getProperty("refused", Problem.class);
        if (refused != null) {
            PageAnswers answers = new PageAnswers();
            answers.add("refused", refused);
            return answers.all().get(0);
        }
        return exchange.getMessage().getBody(PageAnswers.class).all().get(0);
    }

    /** A date and time of a form as the API takes it; as it is where it is none, so that the API says so. */
    static Optional<String> utc(String written) {
        String text = written.strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(LOCAL.matcher(text).matches() ? seconds(text) + "Z" : text);
    }

    /** With seconds, which browsers leave out. */
    static String seconds(String local) {
        return local.length() == "2026-11-22T22:00".length() ? local + ":00" : local;
    }
}
