package dev.serai.language;

import dev.serai.language.Understood.Acknowledgement;
import dev.serai.language.Understood.ChangeRequest;
import dev.serai.language.Understood.Consent;
import dev.serai.language.Understood.Inquiry;
import dev.serai.language.Understood.Unclear;
import dev.serai.language.Understood.Withdrawal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines {@code expected | text} of a file, and what was understood written in the same way. */
record ExpectedLines(String expected, String text) {

    /** No change, no consent, no acknowledgement. */
    static final String NOTHING = "NO";

    static List<ExpectedLines> of(String file) {
        try (InputStream in = Objects.requireNonNull(ExpectedLines.class.getResourceAsStream("/language/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new ExpectedLines(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRight(Understood understood) {
        return expected.equals(NOTHING)
                ? understood instanceof Unclear || understood instanceof Inquiry
                : expected.equals(written(understood));
    }

    /** A change that nobody asked for, or another one than was asked for. */
    boolean isWrongChange(Understood understood) {
        return understood instanceof ChangeRequest && !isRight(understood);
    }

    static String written(Understood understood) {
        if (understood instanceof ChangeRequest change) {
            return change.verb() + " " + change.target().inWords()
                    + (change.count() == null ? "" : " " + change.count())
                    + version(change.version());
        }
        if (understood instanceof Inquiry inquiry) {
            AccessInquiry access = inquiry.access();
            String about = access == null
                    ? subject(inquiry.subject())
                    : access.verb() + " " + access.resource() + " "
                            + (access.namespace() == null ? "-" : access.namespace())
                            + (access.who() == null ? "" : " by " + access.who());
            String place = inquiry.namespace() == null ? "" : " in " + inquiry.namespace();
            return inquiry.kind() + " " + about + place + (inquiry.saysMore() ? " and more" : "");
        }
        if (understood instanceof Unclear unclear) {
            return "UNCLEAR " + unclear.reason();
        }
        if (understood instanceof Withdrawal) {
            return "WITHDRAW";
        }
        return understood instanceof Consent ? "CONSENT" : understood instanceof Acknowledgement ? "ACK" : "?";
    }

    private static String version(@Nullable SaidVersion version) {
        return version == null ? "" : (version.revision() ? " revision " : " version ") + version.value();
    }

    private static String subject(@Nullable NamedObject subject) {
        return subject == null ? "-" : (subject.namespace() == null ? "" : subject.namespace() + "/") + subject.name();
    }
}
