package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.message.IncidentPage.PartCount;
import java.util.stream.Collectors;

/** What a message says of the incidents that belong to its own. */
final class PartWords {

    private static final int NAME_UNITS = 60;

    private PartWords() {}

    /** For instance {@code And 39 more, 27 still firing: cart, checkout, orders, stock and 35 more. Acknowledge takes all of them.} */
    static LineText of(IncidentPage page) {
        PartCount parts = page.parts();
        String names = parts.names().stream()
                .map(name -> SafeText.line(name, NAME_UNITS))
                .collect(Collectors.joining(", "));
        int more = parts.all() - parts.names().size();
        return LineText.own("And " + parts.all() + " more " + (parts.all() == 1 ? "incident" : "incidents") + " with it"
                        + firing(parts) + ": ")
                .quote(names)
                .and((more > 0 ? " and " + more + " more." : ".") + taken(page));
    }

    private static String firing(PartCount parts) {
        int firing = parts.all() - parts.over();
        if (parts.over() == 0) {
            return "";
        }
        if (firing > 0) {
            return ", " + firing + " still firing";
        }
        return isOne(parts) ? ", which is over" : ", all of them over";
    }

    private static String taken(IncidentPage page) {
        PartCount parts = page.parts();
        if (page.isOver() || parts.all() == parts.over()) {
            return "";
        }
        if (parts.open() == 0) {
            return isOne(parts) ? " It is acknowledged." : " All of them are acknowledged.";
        }
        if (page.status().state() == IncidentState.OPEN) {
            return isOne(parts) ? " Acknowledge takes it too." : " Acknowledge takes all of them.";
        }
        return " Nobody has acknowledged " + (isOne(parts) ? "it" : parts.open() + " of them") + ", which came later.";
    }

    private static boolean isOne(PartCount parts) {
        return parts.all() == 1;
    }
}
