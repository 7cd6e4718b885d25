package dev.serai.analysis;

import java.util.regex.Pattern;

/**
 * Whether words are denied, or past, in the line in which they stand: "no ImagePullBackOff observed" says nothing, nor does
 * "kein OOMKilled gefunden".
 */
final class Denial {

    /** What a denial reaches ends here. */
    private static final Pattern BORDER = Pattern.compile(
            "[.;,:!?(\\[\\n—]|\\b(?:but|because|due to|since|as|although|however|until|despite"
                    + "|aber|weil|wegen|aufgrund|obwohl|jedoch|sondern|seit|bis|trotz)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE = Pattern.compile(
            "(?:\\b(?:no|not|without|never|zero|none of|neither|nor|free of|instead of|rather than|ruled out|hardly|did ?n't|"
                    + "does ?n't|was ?n't|is ?n't|were ?n't"
                    + "|kein(?:e[nmrs]?)?|ohne|weder|niemals|frei von)\\b(?:\\s+\\S+){0,4}\\s*|(?<![\\d/.:])\\b0\\s+)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER = Pattern.compile(
            "^[\"'\\w]{0,20}(?:\\s+(?:\\w+\\s+){0,2})?(?:(?:was|were|is|are|has been|have been)\\s+)?(?:not (?:observed|seen|found|detected|the cause|reproduced)|"
                    + "ruled out|unlikely|absent|excluded)\\b|"
                    + "^[\"'\\w]{0,20}\\s+(?:(?:wurden?|war(?:en)?|ist|sind) )?(?:nicht (?:beobachtet|gefunden|gesehen|"
                    + "festgestellt|erkannt|aufgetreten|die Ursache)|ausgeschlossen|unwahrscheinlich)\\b|"
                    + "^\\w{0,20}(?:\\s+(?:count|events?|total))?\\s*[=:]\\s*(?:0(?![\\d.%])|false|none|no|null)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PAST = Pattern.compile(
            "\\b(?:(?:retr(?:y|ied)|attempt|reconnect(?:ed)?)\\b[^\\n]{0,30}\\b(?:succe(?:eded|ss\\w*)|ok)|succeeded (?:after|on)|"
                    + "has (?:since )?(?:recovered|been (?:resolved|running|healthy|fixed))|"
                    + "(?:self-)?resolved|recovered|back to normal|retried successfully|transient|single [\\w ]{0,20}restart|"
                    + "now healthy|healthy again|reconnected|no (?:user )?impact|expected during|test alert|drill)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A later line that ends what earlier ones tell of. */
    private static final Pattern ENDED = Pattern.compile(
            "\\b(?:reconnected|recovered|(?:connection|session)s? (?:was |is |were )?(?:re-?)?(?:established|restored)|healthy again|"
                    + "back to normal|(?:retry|attempt) \\S{0,8} ?succeeded|succeeded after|no further (?:restarts|errors)|"
                    + "zero errors|all (?:checks|probes) (?:pass|passed|passing)|is (?:now )?available|started cleanly|"
                    + "caught up|resumed normally|ready to serve)\\b",
            Pattern.CASE_INSENSITIVE);

    private Denial() {}

    /** Whether the words from {@code start} to {@code end} are denied where they stand. */
    static boolean isDenied(String text, int start, int end) {
        String before = text.substring(lineStart(text, start), start);
        String clause = before;
        for (var border = BORDER.matcher(before); border.find(); ) {
            clause = before.substring(border.end());
        }
        return BEFORE.matcher(clause).find()
                || AFTER.matcher(text.substring(end, lineEnd(text, end))).find();
    }

    /** Whether the line, or one after it, says that it is over. */
    static boolean isOver(String text, int start, int end) {
        int lineEnd = lineEnd(text, end);
        return PAST.matcher(text.substring(lineStart(text, start), lineEnd)).find()
                || ENDED.matcher(text.substring(lineEnd)).find();
    }

    /** Whether a text says that something ended well. */
    static boolean endsIt(String text) {
        return ENDED.matcher(text).find() || PAST.matcher(text).find();
    }

    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', Math.max(0, at - 1)) + (at == 0 ? 0 : 1) > at
                ? at
                : text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    }

    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
