package dev.serai.wire;

import java.io.IOException;

/** An account, and the channels that it is linked in. */
final class ReachablePersonShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("username");
        fields.text("role");
        fields.texts("channels");
    }
}
