package dev.serai.wire;

import java.io.IOException;

/** Where people are notified, who is reached there, and who decides what. */
final class OnCallRoutingShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.list("channels", new OnCallChannelShape());
        fields.list("hours", new OnCallHoursShape());
        fields.list("rules", new RoutingRuleShape());
        fields.list("levels", new ApprovalLevelShape());
        fields.list("people", new ReachablePersonShape());
    }
}
