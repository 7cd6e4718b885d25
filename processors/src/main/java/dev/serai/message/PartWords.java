package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.message.IncidentPage.PartCount;
import java.util.stream.Collectors;

/** What a message says of the incidents that belong to its own. */
final class PartWords {

    private static final int NAME_UNITS = 60;

    private PartWords() {}

    /** For instance {@code 39 more incidents belong to it, 27 still firing and 12 over. Among them: cart, checkout, orders, stock.} */
    static LineText of(IncidentPage page) {
        PartCount parts = page.parts();
        String names = parts.names().stream()
                .map(name -> SafeText.line(name, NAME_UNITS))
                .collect(Collectors.joining(", "));
        return LineText.own(
                        Spans.count(parts.all(), "more incident") + (isOne(parts) ? " belongs" : " belong") + " to it, "
                                + firing(parts) + (parts.all() > parts.names().size() ? ". Among them: " : ": "))
                .quote(names)
                .and("." + taken(page));
    }

    private static String firing(PartCount parts) {
        int firing = parts.all() - parts.over();
        if (firing > 0 && parts.over() > 0) {
            return firing + " still firing and " + parts.over() + " over";
        }
        return (isOne(parts) ? "" : "all ") + (firing > 0 ? "still firing" : "over");
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
            String taken = parts.over() > 0 ? "those that still fire" : "all of them";
            return " Whoever acknowledges this acknowledges " + (isOne(parts) ? "that" : taken)
                    + " too; snoozing or resolving it concerns this one alone.";
        }
        return " Nobody has acknowledged " + (isOne(parts) ? "it" : parts.open() + " of them") + ", which came later.";
    }

    private static boolean isOne(PartCount parts) {
        return parts.all() == 1;
    }
}
