package dev.serai.wire;

import java.io.IOException;

/** What a silence or window would have held back. */
final class SuppressionPreviewShape implements Shape {

    private static final Shape ALERT = new PreviewedAlertShape();

    @Override
    public void write(Fields fields) throws IOException {
        fields.instant("since");
        fields.flag("complete");
        fields.number("alerts");
        fields.number("firing");
        fields.number("pages");
        fields.list("first", ALERT);
    }
}
