package dev.serai.hub.console;

import dev.serai.hub.console.IncidentView.ListedLine;
import java.util.List;

/** The list of approvals; {@code closed} are the last ones that somebody decided, or nobody in time. */
public record ApprovalListView(String title, List<ListedLine> open, List<ListedLine> closed) {}
