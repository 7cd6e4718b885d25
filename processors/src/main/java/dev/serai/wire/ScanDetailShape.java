package dev.serai.wire;

import java.io.IOException;

/** A scan with what it has found. */
final class ScanDetailShape implements Shape {

    private static final ScanFindingShape FINDING = new ScanFindingShape();

    @Override
    public void write(Fields fields) throws IOException {
        ScanShape.head(fields);
        fields.list("findings", FINDING);
    }
}
